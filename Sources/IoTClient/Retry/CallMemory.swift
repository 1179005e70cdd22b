import FoundationEssentials
import Synchronization

/// What one call teaches the next: how far this machine's clock is off, and what is left for retries. Shared by all copies
/// of a client.
final class CallMemory: Sendable {
    private struct Contents {
        var clockOffset: TimeInterval = 0
        var quota = RetryQuota()
    }

    private let contents = Mutex(Contents())

    /// The server's time, as far as it is known, when this machine's clock says `date`.
    func corrected(_ date: Date) -> Date {
        date.addingTimeInterval(contents.withLock(\.clockOffset))
    }

    /// The server said its time, and that the request's was wrong.
    func correctClock(from date: Date, to serverDate: Date) {
        contents.withLock { $0.clockOffset = serverDate.timeIntervalSince(date) }
    }

    func takeRetry(_ cost: Int) -> Bool {
        contents.withLock { $0.quota.take(cost) }
    }

    func refundRetry(_ cost: Int?) {
        contents.withLock { $0.quota.refund(cost) }
    }
}
