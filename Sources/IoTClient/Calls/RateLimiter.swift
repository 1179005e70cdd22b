import Synchronization

/// Keeps all calls that share it within a part of AWS's quotas, separately for each operation.
///
/// Waiting calls are served first in, first out, the foreground before the background. By default half of a quota is
/// used: AWS allows an account 10 calls of a list operation and 25 of a describe operation per second in a region
/// (`APIOperation.defaultQuota`), so the limiter allows 5 and 12.5. The other half is left to consoles, other
/// dashboards and the tooling of the mitigation actions.
///
/// After throttling of any call the rate of all operations is halved, at most once per second, and then recovers
/// slowly. If a call in the foreground is throttled, recent calls in the background have to wait.
public final class RateLimiter: Sendable {
    private let elapsed: @Sendable () -> Duration
    private let sleep: @Sendable (Duration) async throws -> Void
    let queues: Mutex<[APIOperation: WaitQueue]>
    private let pace = Mutex(Pace())

    /// Recent throttling, in time since the fixed moment.
    private struct Pace {
        /// The time of the last call in the background.
        var background: Duration?
        /// The last time when the rates were halved.
        var slowedDown: Duration?
        /// No call in the background starts before this time.
        var holdsUntil = Duration.zero
    }

    /// Throttling within this time is still about the rate before it was halved.
    private static let settling = Duration.seconds(1)
    /// A call in the background within this time may have caused the throttling.
    private static let recently = Duration.seconds(5)
    /// How long the background waits after a call in the foreground was throttled. That call is repeated after half of
    /// it.
    private static let hold = Duration.seconds(2)

    /// Creates a limiter for a part of each operation's default quota.
    ///
    /// - Parameters:
    ///   - share: The part of the quota, above 0 and at most 1.
    ///   - elapsed: The time since any fixed moment, by a monotonic clock.
    ///   - sleep: Waits for a duration. It throws when the task is canceled.
    public init(
        share: Double = 0.5, elapsed: @escaping @Sendable () -> Duration,
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        let part = min(max(share, 0.01), 1)
        let pairs = APIOperation.allCases.map {
            ($0, WaitQueue(TokenBucket(callsPerSecond: part * Double($0.defaultQuota))))
        }
        queues = Mutex(Dictionary(uniqueKeysWithValues: pairs))
        self.elapsed = elapsed
        self.sleep = sleep
    }

    /// Returns when a call of the operation may start. It throws only if the task is canceled, at once, and then uses
    /// nothing of the quota.
    func acquire(
        _ operation: APIOperation, _ priority: CallPriority = .foreground
    ) async throws(CancellationError) {
        let ticket = queues.withLock { $0[operation]?.nextTicket() ?? 0 }
        let isServed = await withTaskCancellationHandler {
            await withCheckedContinuation { enter($0, ticket: ticket, operation, priority) }
        } onCancel: {
            leave(ticket, operation)
        }
        guard isServed else { throw CancellationError() }
        if Task.isCancelled {
            queues.withLock { $0[operation]?.giveBack() }
            throw CancellationError()
        }
        if priority == .background { pace.withLock { $0.background = elapsed() } }
    }

    /// Halves the rates after a call was throttled.
    func recordThrottling() {
        let now = elapsed()
        let isNews = pace.withLock { pace in
            if let last = pace.slowedDown, now - last < Self.settling { return false }
            pace.slowedDown = now
            return true
        }
        guard isNews else { return }
        queues.withLock { queues in
            for operation in APIOperation.allCases { queues[operation]?.slowDown(at: now) }
        }
    }

    /// Pauses the background after a call in the foreground was throttled.
    ///
    /// - Returns: The time after which to repeat the call; nil if there was no recent call in the background.
    func holdBackground() -> Duration? {
        let now = elapsed()
        return pace.withLock { pace in
            guard let last = pace.background, now - last < Self.recently else { return nil }
            pace.holdsUntil = now + Self.hold
            return Self.hold / 2
        }
    }

    private func hold(at now: Duration) -> Duration {
        pace.withLock { max(.zero, $0.holdsUntil - now) }
    }

    /// Serves the call at once if the queue is empty and there is a token. Otherwise the call waits in the queue.
    private func enter(
        _ waiter: CheckedContinuation<Bool, Never>, ticket: Int, _ operation: APIOperation, _ priority: CallPriority
    ) {
        let now = elapsed()
        let hold = hold(at: now)
        let isServed: Bool? = queues.withLock { queues in
            // The lock is held: a later cancellation finds the call in the queue.
            guard !Task.isCancelled else { return false }
            guard let wait = queues[operation]?.enter(waiter, ticket: ticket, priority, at: now, hold: hold) else {
                return nil
            }
            guard wait > .zero else { return true }
            queues[operation]?.server = Task.detached { await self.serve(operation, for: ticket, after: wait) }
            return nil
        }
        isServed.map { waiter.resume(returning: $0) }
    }

    /// Takes a canceled call out of the queue.
    private func leave(_ ticket: Int, _ operation: APIOperation) {
        let (waiter, server) = queues.withLock { $0[operation]?.leave(ticket) ?? (nil, nil) }
        server?.cancel()
        waiter?.resume(returning: false)
    }

    /// Serves one call after another, until the queue that began with `ticket` is empty.
    private func serve(_ operation: APIOperation, for ticket: Int, after firstWait: Duration) async {
        var wait: Duration? = firstWait
        while let current = wait {
            // It ends early only if the queue is empty, and then no call is served.
            try? await sleep(current)
            let now = elapsed()
            let hold = hold(at: now)
            let (waiter, next) = queues.withLock { $0[operation]?.serve(ticket, at: now, hold: hold) ?? (nil, nil) }
            waiter?.resume(returning: true)
            wait = next
        }
    }
}

/// The order in which waiting calls are served.
public enum CallPriority: Hashable, Sendable {
    /// A call that an operator waits for. It is served before all calls in the background.
    case foreground
    /// A scan, or a call that fetches something in advance.
    case background
}
