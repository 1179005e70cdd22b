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
