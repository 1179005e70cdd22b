/// Pseudorandom numbers that depend only on the seed and the key.
///
/// There is no state to advance: finding 7,000 does not depend on whether finding 6,999 was requested.
struct SeededHash: Sendable {
    let seed: UInt64

    /// A number for `key`: the finalizer of SplitMix64 over the seed and the key.
    func value(_ key: UInt64) -> UInt64 {
        Self.finalize(seed &+ (key &+ 1) &* 0x9E37_79B9_7F4A_7C15)
    }

    /// A hash for a part of the scenario, so that parts do not repeat each other.
    func branch(_ key: UInt64) -> SeededHash {
        SeededHash(seed: value(key ^ 0x5851_F42D_4C95_7F2D))
    }

    /// A number for `key` in `range`.
    func value(_ key: UInt64, in range: ClosedRange<Int64>) -> Int64 {
        let span = range.upperBound.subtractingReportingOverflow(range.lowerBound).partialValue
        let steps = UInt64(truncatingIfNeeded: span) &+ 1
        return steps == 0 ? range.lowerBound : range.lowerBound + Int64(value(key) % steps)
    }

    /// Lower-case hexadecimal digits for `key`, 16 for each word.
    func hexadecimal(_ key: UInt64, words: UInt64) -> String {
        let part = branch(key)
        return (0..<words).map { part.value($0).hexadecimal }.joined()
    }

    private static func finalize(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension UInt64 {
    /// 16 lower-case hexadecimal digits.
    var hexadecimal: String {
        let digits = String(self, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// 128 bits in the form of a UUID.
func uuidText(_ high: UInt64, _ low: UInt64) -> String {
    let digits = Array((high.hexadecimal + low.hexadecimal).utf8)
    let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(decoding: digits[$0], as: UTF8.self) }
    return groups.joined(separator: "-")
}

/// Selects one of every `every` numbers at a position that looks random, and counts the selected numbers without a
/// scan.
///
/// It lets 9,000 or 2^63 findings have failures and skips without storing them: `count(below: n)` is exactly the number
/// of `i < n` for which `contains(i)` is true.
struct Recurrence: Sendable {
    /// The first number that can be selected.
    var from: UInt64 = 0
    /// The first number that can no longer be selected.
    var until: UInt64 = .max
    /// The size of a block. At least 1.
    let every: UInt64
    let hash: SeededHash

    func contains(_ number: UInt64) -> Bool {
        guard number >= from, number < until else { return false }
        let offset = number - from
        return offset % every == place(inBlock: offset / every)
    }

    func count(below bound: UInt64) -> UInt64 {
        let end = min(bound, until)
        guard end > from else { return 0 }
        let (blocks, rest) = (end - from).quotientAndRemainder(dividingBy: every)
        return blocks + (place(inBlock: blocks) < rest ? 1 : 0)
    }

    private func place(inBlock block: UInt64) -> UInt64 {
        hash.value(block) % every
    }
}
