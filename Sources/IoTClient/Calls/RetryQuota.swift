/// Keeps retries from making an outage worse: they draw on a store that only successes fill again.
struct RetryQuota: Hashable, Sendable {
    private static let capacity = 500
    private(set) var tokens = capacity

    /// Whether a retry of this cost may be made; if so it is paid.
    mutating func take(_ cost: Int) -> Bool {
        guard tokens >= cost else { return false }
        tokens -= cost
        return true
    }

    /// After a success: what its retry had cost, or one for a success at the first attempt.
    mutating func refund(_ cost: Int?) {
        tokens = min(Self.capacity, tokens + (cost ?? 1))
    }
}
