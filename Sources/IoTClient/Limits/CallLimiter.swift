import Synchronization

/// Keeps all calls that share it within a part of AWS's quotas, each operation for itself.
public final class CallLimiter: Sendable {
    private let elapsed: @Sendable () -> Duration
    private let sleep: @Sendable (Duration) async throws -> Void
    private let buckets: Mutex<[APIOperation: TokenBucket]>

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
        let pairs = APIOperation.allCases.map { ($0, TokenBucket(callsPerSecond: part * Double($0.defaultQuota))) }
        buckets = Mutex(Dictionary(uniqueKeysWithValues: pairs))
        self.elapsed = elapsed
        self.sleep = sleep
    }

    /// Returns when a call of the operation may be made. Throws only when the task is cancelled, and then takes no part of the quota.
    func acquire(_ operation: APIOperation) async throws(CancellationError) {
        let now = elapsed()
        let wait = buckets.withLock { $0[operation]?.take(at: now) ?? .zero }
        guard wait > .zero else { return }
        do {
            try await sleep(wait)
        } catch {
            buckets.withLock { $0[operation]?.giveBack() }
            throw CancellationError()
        }
    }
}
