import Synchronization

/// Keeps all calls that share it within a part of AWS's quotas, each operation for itself.
///
/// Who has to wait is served in the order of coming, the foreground before the background. The part is a half unless told otherwise:
/// of the 10 calls of a list operation and the 25 of a describe that AWS allows an account in a region each second
/// (`APIOperation.defaultQuota`), 5 and 12.5. The other half is left to whatever else works in the same account: consoles, other
/// operators' dashboards, and the mitigation actions' own tooling.
///
/// It learns from throttling: whichever call is throttled, the rate of all of them is halved, at most once a second, and then recovers
/// slowly. A call in the foreground that is throttled while others are made in the background makes those wait.
public final class RateLimiter: Sendable {
    private let elapsed: @Sendable () -> Duration
    private let sleep: @Sendable (Duration) async throws -> Void
    let queues: Mutex<[APIOperation: WaitQueue]>
    private let pace = Mutex(Pace())

    /// What is known of throttling, in time since the fixed moment.
    private struct Pace {
        /// When a call in the background was made last.
        var background: Duration?
        /// When the rates were halved last.
        var slowedDown: Duration?
        /// Until then no call in the background is made.
        var holdsUntil = Duration.zero
    }

    /// Throttling within this time tells of the rate that was halved already.
    private static let settling = Duration.seconds(1)
    /// A call in the background within this time may have been in the way of one in the foreground.
    private static let recently = Duration.seconds(5)
    /// How long the background waits for a call in the foreground that was throttled, which is made again after half of it.
    private static let hold = Duration.seconds(2)

    /// A limiter for `share` of each operation's default quota, above 0 and at most 1.
    ///
    /// - Parameters:
    ///   - elapsed: The time since any fixed moment, by a clock that never goes back.
    ///   - sleep: Waits, and throws as soon as the task is cancelled.
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

    /// Returns when a call of the operation may be made. Throws only when the task is cancelled, at once, and then takes no part of
    /// the quota.
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

    /// Learns that a call was throttled.
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

    /// Makes the background wait for a call in the foreground that was throttled.
    ///
    /// - Returns: After which time the call may be made again; nil if nothing in the background was in its way.
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

    /// Serves at once if nobody waits and there is a token; else the call waits in line.
    private func enter(
        _ waiter: CheckedContinuation<Bool, Never>, ticket: Int, _ operation: APIOperation, _ priority: CallPriority
    ) {
        let now = elapsed()
        let hold = hold(at: now)
        let isServed: Bool? = queues.withLock { queues in
            // Asked with the lock held: who is cancelled later than this is found by `leave`.
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

    /// Takes a cancelled call out of the line.
    private func leave(_ ticket: Int, _ operation: APIOperation) {
        let (waiter, server) = queues.withLock { $0[operation]?.leave(ticket) ?? (nil, nil) }
        server?.cancel()
        waiter?.resume(returning: false)
    }

    /// Lets one call after another go, until the line that began with `ticket` is empty.
    private func serve(_ operation: APIOperation, for ticket: Int, after firstWait: Duration) async {
        var wait: Duration? = firstWait
        while let current = wait {
            // What ends it early is that nobody waits any more, and then nobody is served.
            try? await sleep(current)
            let now = elapsed()
            let hold = hold(at: now)
            let (waiter, next) = queues.withLock { $0[operation]?.serve(ticket, at: now, hold: hold) ?? (nil, nil) }
            waiter?.resume(returning: true)
            wait = next
        }
    }
}

/// Who is served first where several calls wait for their part of a quota.
public enum CallPriority: Hashable, Sendable {
    /// Somebody looks at what the call is for: served before all that is in the background.
    case foreground
    /// A scan, or something that is fetched in advance.
    case background
}
