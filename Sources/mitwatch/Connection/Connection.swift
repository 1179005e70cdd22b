import Dashboard
import IoTClient
import Logging

/// The endpoint of a session, its credentials and its network settings.
struct Connection {
    let region: Region
    let endpoint: Endpoint
    /// The STS endpoint to identify the account with; nil if the account must not be looked up.
    let identityEndpoint: Endpoint?
    let network: NetworkSettings
    /// How many attempts a call takes that is not a poll.
    let retries: RetryPolicy
    /// The sources of credentials.
    let credentials: Sources
    /// The profile, if one was named.
    let profileName: SanitizedText?

    /// The MFA codes that the operator enters.
    let codes = MFACodes()
    /// Whether a command without a screen may prompt for MFA codes.
    private(set) var prompts = CodePrompts.disabled

    /// The environment variables of a login command.
    let loginEnvironment: [String: String]

    /// Calls and responses are logged here.
    let log: ProgramLog

    /// Creates the sources of credentials, given the transport, the server's clock and what a session does with them.
    typealias Sources = (any HTTPTransport, ServerClock, CredentialsHandlers) -> any CredentialsSource

    /// To the emulator inside this program, without a proxy.
    init(
        embedded endpointURL: String, region: String, credentials: Credentials, log: ProgramLog = .off
    ) throws {
        self.region = try Region(region)
        endpoint = try Endpoint(url: endpointURL)
        identityEndpoint = nil
        network = .direct
        retries = .standard
        self.credentials = { _, _, _ in StaticCredentials(credentials) }
        profileName = nil
        loginEnvironment = [:]
        self.log = log
        logBegin()
    }

    /// From flags, environment and the shared AWS files.
    ///
    /// Throws a `CommandFailure` that says what is invalid and how to fix it. Credentials are not loaded yet: if they
    /// are missing, the screen says so, and the session continues once they exist.
    init(options: ConnectionOptions, environment: ProgramEnvironment, similarCommand: String? = nil) throws {
        let variables = environment.variables
        let profile = SelectedProfile(flag: options.profile, environment: variables)
        let files = SharedConfigFiles(environment: variables, home: environment.home)
        do {
            let config = try files.load()
            try profile.validate(in: config)
            region = try Region.resolve(
                flag: options.region, environment: variables, profile: profile, config: config)
            let endpoints = EndpointSettings(environment: variables, profile: profile, config: config)
            endpoint = try endpoints.endpoint(of: .iot, region: region, flag: options.endpointURL)
            identityEndpoint = try endpoints.identityEndpoint(beside: endpoint, region: region)
            let settings = config.profile(named: profile.name)
            network = try NetworkSettings(environment: variables, profile: settings, home: environment.home)
            retries = try RetryPolicy.standard(environment: variables, profile: settings)
        } catch {
            let lines = Problem(error)?.lines ?? ["\(error)"]
            let hint = error is RegionError ? similarCommand.map { ["Did you mean `mitwatch \($0)`?"] } ?? [] : []
            throw CommandFailure(
                (lines + hint).joined(separator: "\n"),
                error is ProfileNotFoundError ? .credentials : .configuration)
        }
        credentials = Self.sources(
            profile: profile, files: files, region: region, environment: environment, retries: retries, codes: codes)
        loginEnvironment = variables
        profileName = profile.origin == .implied ? nil : SanitizedText(profile.name)
        log = try options.logging.open()
        logBegin()
    }

    /// The sources of credentials that AWS's own tools use.
    private static func sources(
        profile: SelectedProfile, files: SharedConfigFiles, region: Region, environment: ProgramEnvironment,
        retries: RetryPolicy, codes: MFACodes
    ) -> Sources {
        { transport, clock, handlers in
            let context = CredentialsContext(
                environment: environment.variables, home: environment.home, region: region, transport: transport,
                now: { Clocks.machineWall() }, clock: clock, retries: retries, codes: codes,
                warn: handlers.warn)
            return CachedCredentials.standard(
                profile: profile, context: context, config: { () throws(SharedConfigError) in try files.load() },
                onStatus: handlers.status)
        }
    }

    /// The same connection, for a command that may prompt for MFA codes.
    func prompting(_ prompts: CodePrompts) -> Connection {
        var connection = self
        connection.prompts = prompts
        return connection
    }

    /// A session over this connection, for a task or for one that the operator will pick.
    func setup(of taskId: String?) -> WatchSetup {
        var setup = WatchSetup(
            taskId: taskId, region: region.rawValue, profile: profileName?.text, endpoint: shownEndpoint)
        setup.productVersion = Product.version
        return setup
    }

    /// The endpoint in the form that the dashboard shows.
    var shownEndpoint: WatchSetup.Endpoint {
        endpoint.variantOfAWS(in: region) == nil ? .custom(endpoint.authority) : .aws(host: endpoint.host)
    }
}

extension Connection {
    /// The sources of credentials from `credentials`; if there is a log, results are logged.
    func loggedCredentials(
        over transport: any HTTPTransport, clock: ServerClock, handlers: CredentialsHandlers
    ) -> any CredentialsSource {
        guard log.isOn else { return credentials(transport, clock, handlers) }
        return LoggedCredentials(
            credentials(LoggedTransport(transport: transport, log: log), clock, handlers), log: log)
    }

    /// The first line of a log: endpoint, region and profile.
    func logBegin() {
        log.logger.notice(
            "mitwatch \(Product.version) started",
            metadata: [
                "region": "\(region)", "server": "\(endpoint.authority)", "profile": "\(profileName ?? "default")",
            ])
    }
}

extension Connection {
    /// A transport with the network settings.
    func transport() -> AsyncHTTPClientTransport {
        AsyncHTTPClientTransport(
            product: "mitwatch", version: Product.version, proxies: network.proxies, trusting: network.roots,
            now: { Clocks.machineWall() })
    }

    /// A client for AWS with shared credentials. One limiter counts all its calls, because they share AWS's quotas with
    /// everything else in the account.
    func client(
        over transport: any HTTPTransport, credentials: any CredentialsSource, clock: ServerClock
    ) -> IoTClient {
        IoTClient(
            region: region, endpoint: endpoint, credentials: credentials, transport: transport,
            limiter: RateLimiter(elapsed: { Clocks.machineUptime() }), now: { Clocks.machineWall() }, clock: clock
        ).logging(to: log)
    }

    /// An STS client with the same credentials; nil if the account must not be looked up.
    func identityClient(
        over transport: any HTTPTransport, credentials: any CredentialsSource, clock: ServerClock
    ) -> STSClient? {
        identityEndpoint.map {
            STSClient(
                region: region, endpoint: $0, credentials: credentials, transport: transport,
                now: { Clocks.machineWall() }, clock: clock, retries: retries)
        }
    }

    /// A client for a command that makes one call: with the AWS CLI's retries, and warnings on standard error.
    func oneShotClient(over transport: any HTTPTransport) -> IoTClient {
        client(
            over: transport, handlers: CredentialsHandlers(warn: { StandardError.write("mitwatch: \($0)") })
        ).retrying(retries)
    }

    /// A client for AWS, for a command that draws no screen.
    func client(
        over transport: any HTTPTransport, handlers: CredentialsHandlers
    ) -> IoTClient {
        let clock = ServerClock()
        let credentials = loggedCredentials(over: transport, clock: clock, handlers: handlers)
        return client(over: transport, credentials: credentials, clock: clock)
    }
}
