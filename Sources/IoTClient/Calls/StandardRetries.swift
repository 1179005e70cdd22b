import Synchronization

/// The decision of standard mode after a failed attempt, for calls of AWS IoT and of credentials services.
struct StandardRetries: Sendable {
    let policy: RetryPolicy
    let quota: SharedRetryQuota
    /// 64 random bits for the jitter.
    let random: @Sendable () -> UInt64

    /// The cost of the next attempt, which is paid, and the wait before it; nil if there is no next attempt.
    ///
    /// - Parameter attempts: The number of attempts so far, at least 1.
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

/// Standard retries for exchanges outside AWS IoT: STS, IAM Identity Center, container credentials.
struct ExchangeRetries: Sendable {
    let standard: StandardRetries
    /// Waits. It throws when its task is canceled.
    let sleep: @Sendable (Duration) async throws -> Void

    init(
        policy: RetryPolicy, quota: SharedRetryQuota = SharedRetryQuota(),
        random: @escaping @Sendable () -> UInt64 = { .random(in: .min ... .max) },
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        standard = StandardRetries(policy: policy, quota: quota, random: random)
        self.sleep = sleep
    }

    /// The first successful response, or the failure of the last attempt.
    func response(
        retrying reason: (ExchangeFailure) -> RetryReason? = RetryReason.init,
        _ attempt: () async throws(ExchangeFailure) -> HTTPResponse
    ) async throws(ExchangeFailure) -> HTTPResponse {
        var (attempts, cost): (Int, Int?) = (0, nil)
        while true {
            attempts += 1
            do throws(ExchangeFailure) {
                let response = try await attempt()
                standard.quota.refund(cost)
                return response
            } catch {
                guard !Task.isCancelled,
                    let next = standard.next(
                        after: attempts, failedFor: reason(error), retryAfter: error.fault?.retryAfter)
                else { throw error }
                cost = next.cost
                guard await waits(next.delay) else { throw error }
            }
        }
    }

    /// False if the task was canceled.
    private func waits(_ delay: Duration) async -> Bool {
        guard delay > .zero else { return !Task.isCancelled }
        do {
            try await sleep(delay)
            return true
        } catch {
            return false
        }
    }
}

extension ExchangeFailure {
    /// The server's error, if it rejected the request.
    var fault: ServiceFault? {
        if case .refused(let fault) = self { fault } else { nil }
    }
}

extension RetryReason {
    /// Nil if the failure is not retried.
    init?(_ failure: ExchangeFailure) {
        guard failure.isRetryable else { return nil }
        switch failure {
        case .transport(let problem): self.init(problem)
        case .refused(let fault): self = fault.isThrottling ? .throttling : .transient
        }
    }
}
