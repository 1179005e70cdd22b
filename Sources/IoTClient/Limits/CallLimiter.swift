import Synchronization

/// Keeps all calls that share it within a part of AWS's quotas, each operation for itself.
///
/// Who has to wait is served in the order of coming, the foreground before the background. The part is a half unless told otherwise:
/// of the 10 calls of a list operation and the 25 of a describe that AWS allows an account in a region each second
/// (`APIOperation.defaultQuota`), 5 and 12.5. The other half is left to whatever else works in the same account: consoles, other
/// operators' dashboards, and the mitigation actions' own tooling.
public final class CallLimiter: Sendable {
    private let elapsed: @Sendable () -> Duration
    private let sleep: @Sendable (Duration) async throws -> Void
    let lines: Mutex<[APIOperation: WaitingLine]>

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
            ($0, WaitingLine(TokenBucket(callsPerSecond: part * Double($0.defaultQuota))))
        }
        lines = Mutex(Dictionary(uniqueKeysWithValues: pairs))
        self.elapsed = elapsed
        self.sleep = sleep
    }

    /// Returns when a call of the operation may be made. Throws only when the task is cancelled, at once, and then takes no part of
    /// the quota.
    func acquire(
        _ operation: APIOperation, _ priority: CallPriority = .foreground
    ) async throws(CancellationError) {
        let ticket = lines.withLock { $0[operation]?.nextTicket() ?? 0 }
        let isServed = await withTaskCancellationHandler {
            await withCheckedContinuation { enter($0, ticket: ticket, operation, priority) }
        } onCancel: {
            leave(ticket, operation)
        }
        guard isServed else { throw CancellationError() }
        if Task.isCancelled {
            lines.withLock { $0[operation]?.giveBack() }
            throw CancellationError()
        }
    }

    /// Serves at once if nobody waits and there is a token; else the call waits in line.
    private func enter(
        _ waiter: CheckedContinuation<Bool, Never>, ticket: Int, _ operation: APIOperation, _ priority: CallPriority
    ) {
        let now = elapsed()
        let answer: Bool? = lines.withLock { lines in
            // Asked with the lock held: who is cancelled later than this is found by `leave`.
            guard !Task.isCancelled else { return false }
            guard let wait = lines[operation]?.enter(waiter, ticket: ticket, priority, at: now) else { return nil }
            guard wait > .zero else { return true }
            lines[operation]?.server = Task.detached { await self.serve(operation, for: ticket, after: wait) }
            return nil
        }
        answer.map { waiter.resume(returning: $0) }
    }

    /// Takes a cancelled call out of the line.
    private func leave(_ ticket: Int, _ operation: APIOperation) {
        let (waiter, server) = lines.withLock { $0[operation]?.leave(ticket) ?? (nil, nil) }
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
            let (waiter, next) = lines.withLock { $0[operation]?.serve(ticket, at: now) ?? (nil, nil) }
            waiter?.resume(returning: true)
            wait = next
        }
    }
}
