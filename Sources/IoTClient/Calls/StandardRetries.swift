import Synchronization

/// What standard mode decides after a failed attempt. The calls of AWS IoT and those of the services that give credentials both
/// use it.
struct StandardRetries: Sendable {
    let policy: RetryPolicy
    let quota: SharedRetryQuota
    /// 64 random bits for the jitter.
    let random: @Sendable () -> UInt64

    /// What the next attempt costs, and how long to wait before it; nil if there is none. The cost is paid.
    ///
    /// - Parameter attempts: Attempts so far, from 1.
    func next(
        after attempts: Int, failedFor reason: RetryReason?, retryAfter: Duration?
    ) -> (cost: Int, delay: Duration)? {
        guard attempts < policy.maximumAttempts, let reason, quota.take(reason.cost) else { return nil }
        let fraction = Double(random() >> 11) * 0x1p-53
        return (reason.cost, RetryBackoff.delay(after: attempts, random: fraction, retryAfter: retryAfter))
    }
}

/// One retry quota for all calls that share it.
final class SharedRetryQuota: Sendable {
    private let quota = Mutex(RetryQuota())

    func take(_ cost: Int) -> Bool {
        quota.withLock { $0.take(cost) }
    }

    func refund(_ cost: Int?) {
        quota.withLock { $0.refund(cost) }
    }
}
