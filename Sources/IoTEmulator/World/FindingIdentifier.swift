/// The address of a finding: its task, its check and its index.
struct FindingAddress: Hashable, Sendable {
    /// The position of the task in the account.
    let task: Int
    /// The position of the check in the task.
    let check: Int
    /// The position of the finding in the check.
    let index: UInt64
}

/// Converts addresses to finding IDs and back: 128 bits through a keyed Feistel network, in the form of a UUID.
///
/// The IDs look random and unordered, and need no table: there may be 2^63.
struct FindingIdentifier: Sendable {
    private let rounds: [SeededHash]
    private let tag: UInt64

    init(hash: SeededHash) {
        rounds = (0..<4).map { hash.branch($0) }
        tag = hash.value(4) & 0xFFFF_FFFF
    }

    /// The ID of the finding at `address`.
    func identifier(of address: FindingAddress) -> String {
        let place = UInt64(truncatingIfNeeded: address.task) << 16 | UInt64(truncatingIfNeeded: address.check)
        return encode(tag: tag, place: place, index: address.index)
    }

    /// An ID in the same form that belongs to no finding.
    func unknownIdentifier(_ number: UInt64) -> String {
        encode(tag: ~tag & 0xFFFF_FFFF, place: 0, index: number)
    }

    /// The address of `identifier`; nil for an ID that this did not create.
    func address(of identifier: String) -> FindingAddress? {
        let parts = identifier.split(separator: "-", omittingEmptySubsequences: false)
        let digits = parts.joined()
        guard parts.map(\.utf8.count) == [8, 4, 4, 4, 12], digits.utf8.count == 32,
            var high = UInt64(digits.prefix(16), radix: 16), var low = UInt64(digits.suffix(16), radix: 16),
            uuidText(high, low) == identifier
        else { return nil }
        for round in rounds.reversed() {
            (high, low) = (low ^ round.value(high), high)
        }
        guard high >> 32 == tag else { return nil }
        return FindingAddress(task: Int(high >> 16 & 0xFFFF), check: Int(high & 0xFFFF), index: low)
    }

    private func encode(tag: UInt64, place: UInt64, index: UInt64) -> String {
        var (high, low) = (tag << 32 | place, index)
        for round in rounds {
            (high, low) = (low, high ^ round.value(low))
        }
        return uuidText(high, low)
    }
}
