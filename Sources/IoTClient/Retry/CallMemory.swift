import Synchronization

/// What one call teaches the next: how far this machine's clock is off, and what is left for retries. Shared by all copies
/// of a client.
final class CallMemory: Sendable {
    let clock: ServerClock
    private let quota = Mutex(RetryQuota())

    init(clock: ServerClock) {
        self.clock = clock
    }

    func takeRetry(_ cost: Int) -> Bool {
        quota.withLock { $0.take(cost) }
    }

    func refundRetry(_ cost: Int?) {
        quota.withLock { $0.refund(cost) }
    }
}
