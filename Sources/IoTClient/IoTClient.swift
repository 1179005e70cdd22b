import FoundationEssentials

/// A client of AWS IoT for one region, account and endpoint.
///
/// A call is one attempt unless the client is told otherwise with `retrying`. An attempt that AWS refused for the clock or for
/// credentials that have been renewed meanwhile is made once more in any case: nothing was done by it. Copies share connections,
/// the limiter, what is known of the clock, and what is left for retries.
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
    /// The region whose tasks are asked for, and for which requests are signed.
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

    /// A client that signs with what `credentials` gives at the time `now`, and sends through `transport`.
    ///
    /// - Parameters:
    ///   - limiter: Keeps this client and all others that have the same one within a part of AWS's quotas; nil for no limit.
    ///   - clock: What is known of the server's time; the one of all that asks together with this client.
    ///   - sleep: Waits before a retry, and throws as soon as the task is cancelled.
    ///   - random: 64 random bits, for the wait before a retry and the id of a call.
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

    /// The same client, whose calls may take the attempts of `policy`. `report` is told of each attempt that is followed by
    /// another one, before the wait.
    public func retrying(
        _ policy: RetryPolicy, report: @escaping @Sendable (FailedAttempt) -> Void = { _ in }
    ) -> IoTClient {
        var client = self
        client.policy = policy
        client.report = report
        return client
    }

    /// The same client, whose calls wait at the limiter with this priority. Unless told otherwise a client's are in the foreground.
    public func prioritized(_ priority: CallPriority) -> IoTClient {
        var client = self
        client.priority = priority
        return client
    }
}

/// What one call teaches the next: how far this machine's clock is off, and what is left for retries. Shared by all copies
/// of a client.
final class SharedClientState: Sendable {
    let clock: ServerClock
    let quota = SharedRetryQuota()

    init(clock: ServerClock) {
        self.clock = clock
    }
}
