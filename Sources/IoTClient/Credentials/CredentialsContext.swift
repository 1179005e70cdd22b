import FoundationEssentials

/// Everything that the sources of credentials know about the machine.
public struct CredentialsContext: Sendable, Redacted {
    /// The environment variables.
    public let environment: [String: String]
    /// The home directory, which has single sign-on tokens and login sessions; nil for none.
    public let home: String?
    /// The region whose STS is used for roles.
    public let region: Region
    /// Sends requests to STS, single sign-on, AWS sign-in, container credentials and instance metadata.
    public let transport: any HTTPTransport
    /// The time of the machine.
    public let now: @Sendable () -> Date
    /// Waits. It ends at once if its task is canceled.
    public let sleep: @Sendable (Duration) async throws -> Void
    /// The offset of the server's clock.
    public let clock: ServerClock
    /// The retries of the services that give credentials. They share one quota.
    let retries: ExchangeRetries
    /// Called with warnings.
    let warn: @Sendable (CredentialsWarning) -> Void
    /// The MFA codes that the operator entered.
    public let codes: MFACodes
    /// 64 random bits.
    let random: @Sendable () -> UInt64
    /// Single sign-on tokens that could not be written to their file.
    let unsavedTokens = UnsavedTokens()
    /// The credentials of roles with MFA.
    let assumedRoles = AssumedRoles()
    /// What this process knows about sessions of `aws login`.
    let loginSessions = LoginSessions()

    /// Creates a context.
    ///
    /// - Parameters:
    ///   - environment: The environment variables.
    ///   - home: The home directory, which has SSO tokens and login sessions; nil for none.
    ///   - region: The region whose STS is used for roles.
    ///   - transport: Sends requests to STS, SSO, AWS sign-in, container credentials and instance
    ///     metadata.
    ///   - now: The time of the machine.
    ///   - sleep: Waits for a duration. It ends at once if its task is canceled.
    ///   - clock: The offset of the server's clock. Share one between all clients of a session.
    ///   - retries: The number of attempts of a call to a service that returns credentials.
    ///   - codes: The MFA codes that the operator enters.
    ///   - random: 64 random bits, for the wait before a retry, and until expired credentials are requested again.
    ///   - warn: Called with warnings, from any thread.
    public init(
        environment: [String: String], home: String?, region: Region, transport: any HTTPTransport,
        now: @escaping @Sendable () -> Date,
        sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        clock: ServerClock = ServerClock(), retries: RetryPolicy = .standard,
        codes: MFACodes = MFACodes(),
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
        self.codes = codes
        self.random = random
    }

    /// The server's time, by the known offset.
    var serverTime: Date {
        clock.corrected(now())
    }

    /// Shows nothing, as the environment holds secrets.
    public var description: String {
        "CredentialsContext(redacted)"
    }

    /// The value of an environment variable; nil if it is not set or empty.
    func variable(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Whether the operator is connected over SSH, so that a browser on this machine is of no use.
    var isRemote: Bool {
        variable("SSH_CONNECTION") != nil
    }

    /// Remembers that AWS rejected credentials, so that they are not taken from their file again.
    func reject(_ credentials: Credentials) {
        assumedRoles.reject(credentials.accessKeyId)
        guard credentials.readsEachTime else { return }
        loginSessions.reject(accessKeyId: credentials.accessKeyId)
    }

    /// A path, with `~` or `~user` at its start replaced with a home directory.
    func expanded(_ path: String) -> String {
        PathExpansion(environment: environment, home: home).withHome(path)
    }

    /// The result of `body`; nil after the time limit, or if the task is canceled.
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
