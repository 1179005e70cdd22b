import FoundationEssentials

/// What the sources of credentials are told and given: the machine is seen through this and nothing else.
public struct CredentialsContext: Sendable, Redacted {
    /// The environment variables.
    public let environment: [String: String]
    /// The home directory, below which single sign-on tokens are kept; nil for none.
    public let home: String?
    /// The region whose STS is asked for roles.
    public let region: Region
    /// How sources reach STS, the single sign-on portal, the container's agent and instance metadata.
    public let transport: any HTTPTransport
    /// The time of the machine.
    public let now: @Sendable () -> Date
    /// Waits; ends at once when its task is cancelled.
    public let sleep: @Sendable (Duration) async throws -> Void
    /// What is known of the server's time.
    public let clock: ServerClock
    /// How the services that give credentials are retried. They share one quota.
    let retries: ExchangeRetries
    /// Told of what works, but needs a look.
    let warn: @Sendable (CredentialsWarning) -> Void
    /// 64 random bits.
    let random: @Sendable () -> UInt64
    /// Single sign-on tokens that could not be written back.
    let unsavedTokens = UnsavedTokens()

    /// A context of these parts.
    ///
    /// - Parameters:
    ///   - clock: The one of all that asks together with these sources.
    ///   - retries: How many attempts a call of a service that gives credentials may take.
    ///   - random: 64 random bits, for the wait before a retry, and until credentials that have expired are requested
    ///     again.
    ///   - warn: Told of what the sources could do, but not wholly; from any thread.
    public init(
        environment: [String: String], home: String?, region: Region, transport: any HTTPTransport,
        now: @escaping @Sendable () -> Date,
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        clock: ServerClock = ServerClock(), retries: RetryPolicy = .standard,
        random: @escaping @Sendable () -> UInt64 = { .random(in: .min ... .max) },
        warn: @escaping @Sendable (CredentialsWarning) -> Void = { _ in }
    ) {
        self.environment = environment
        self.home = home
        self.region = region
        self.transport = transport
        self.now = now
        self.sleep = sleep
        self.clock = clock
        self.retries = ExchangeRetries(policy: retries, random: random, sleep: sleep)
        self.warn = warn
        self.random = random
    }

    /// The server's time, as far as it is known.
    var serverTime: Date {
        clock.corrected(now())
    }

    /// Says only that there is a context: the environment holds secrets.
    public var description: String {
        "CredentialsContext(redacted)"
    }

    /// What an environment variable holds; nil where it is not set or empty.
    func variable(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A path with a home directory for `~` or `~user` at its beginning.
    func expanded(_ path: String) -> String {
        PathExpansion(environment: environment, home: home).withHome(path)
    }

    /// What `body` gives; nil once the time is over, or the task is cancelled.
    func within<Value: Sendable>(
        _ limit: Duration, _ body: @escaping @Sendable () async -> Value
    ) async -> Value? {
        await withTaskGroup(of: Value?.self) { group in
            group.addTask { await body() }
            group.addTask {
                try? await sleep(limit)
                return nil
            }
            let first = await group.next()
            group.cancelAll()
            return first ?? nil
        }
    }
}
