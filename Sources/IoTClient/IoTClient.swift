import FoundationEssentials

/// A client of AWS IoT for one region, account and endpoint.
///
/// A call is one attempt by default; `retrying` allows more. An attempt that AWS rejected because of clock skew, or
/// with credentials that have been renewed since, is always repeated once: it changed nothing. Copies share
/// connections, the rate limiter, the clock offset and the retry quota.
///
/// ```swift
/// let patient = client.retrying(.standard) { attempt in
///     print("attempt \(attempt.number) failed: \(attempt.error); the next one in \(attempt.delay)")
/// }
/// for try await page in patient.listAuditFindings(.audit(taskId: auditTaskId)) {
///     print(page.findings ?? [])
/// }
/// ```
public struct IoTClient: Sendable {
    /// The region that calls go to, and that requests are signed for.
    public let region: Region
    /// Where requests go.
    public let endpoint: Endpoint
    let credentials: any CredentialsSource
    let transport: any HTTPTransport
    let limiter: RateLimiter?
    let now: @Sendable () -> Date
    let sleep: @Sendable (Duration) async throws -> Void
    let random: @Sendable () -> UInt64
    let shared: SharedClientState
    private(set) var policy = RetryPolicy.single
    private(set) var priority = CallPriority.foreground
    private(set) var report: @Sendable (FailedAttempt) -> Void = { _ in }
    var observe: @Sendable (Attempt) -> AttemptObserver = { _ in { _ in } }

    /// Creates a client.
    ///
    /// - Parameters:
    ///   - region: The region that requests are signed for.
    ///   - endpoint: The endpoint that requests are sent to.
    ///   - credentials: The source of credentials. It is called for every request.
    ///   - transport: Sends the requests.
    ///   - limiter: Keeps all clients that share it within a part of AWS's quotas; nil for no limit.
    ///   - now: The time of the machine, which signatures are dated with.
    ///   - clock: The offset of the server's clock. Share one between all clients of a session.
    ///   - sleep: Waits before a retry. It throws when the task is canceled.
    ///   - random: 64 random bits, for the wait before a retry and the ID of a call.
    public init(
        region: Region, endpoint: Endpoint, credentials: any CredentialsSource, transport: any HTTPTransport,
        limiter: RateLimiter? = nil, now: @escaping @Sendable () -> Date, clock: ServerClock = ServerClock(),
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        random: @escaping @Sendable () -> UInt64 = { .random(in: .min ... .max) }
    ) {
        self.region = region
        self.endpoint = endpoint
        self.credentials = credentials
        self.transport = transport
        self.limiter = limiter
        self.now = now
        self.sleep = sleep
        self.random = random
        shared = SharedClientState(clock: clock)
    }

    /// The same client, with retries.
    ///
    /// - Parameters:
    ///   - policy: The number of attempts of each call.
    ///   - report: Called before each retry.
    /// - Returns: A copy that shares connections, rate limiter, clock offset and retry quota.
    public func retrying(
        _ policy: RetryPolicy, report: @escaping @Sendable (FailedAttempt) -> Void = { _ in }
    ) -> IoTClient {
        var client = self
        client.policy = policy
        client.report = report
        return client
    }

    /// The same client, with another priority at the rate limiter (default: foreground).
    ///
    /// - Parameter priority: The priority of each call.
    /// - Returns: A copy that shares connections, rate limiter, clock offset and retry quota.
    public func prioritized(_ priority: CallPriority) -> IoTClient {
        var client = self
        client.priority = priority
        return client
    }
}

/// The state that all copies of a client share: the server's clock offset and the retry quota.
final class SharedClientState: Sendable {
    let clock: ServerClock
    let quota = SharedRetryQuota()

    init(clock: ServerClock) {
        self.clock = clock
    }
}
