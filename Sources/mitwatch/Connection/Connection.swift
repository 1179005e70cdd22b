import Dashboard
import IoTClient
import Logging

/// Whom a watch asks, as whom, and on which way.
struct Connection {
    let region: Region
    let endpoint: Endpoint
    /// Where to ask STS which account this is; nil where it is not to be asked.
    let identityEndpoint: Endpoint?
    let network: NetworkSettings
    /// How many attempts a call may take that is no poll.
    let retries: RetryPolicy
    /// The sources of credentials.
    let credentials: Sources
    /// The profile, where somebody named one.
    let profileName: SanitizedText?

    /// What is asked and answered goes there.
    let log: ProgramLog

    /// Sources of credentials, given how they reach servers, what is known of the servers' time, and whom to warn.
    typealias Sources =
        (any HTTPTransport, ServerClock, @escaping @Sendable (CredentialsWarning) -> Void) -> any CredentialsSource

    /// The server inside this program, through no proxy.
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
        self.log = log
        logBegin()
    }

    /// What flags, environment and the shared AWS files say together.
    ///
    /// Throws a `CommandFailure` that names what is wrong and what to do. Credentials are not asked for yet: that they are
    /// missing is told on the screen, where the watch goes on once they are there.
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
        } catch let error as ProfileNotFoundError {
            let lines = [error.summary] + error.facts + ["To fix: \(error.fix)"]
            throw CommandFailure(lines.joined(separator: "\n"), .credentials)
        } catch let problem as RegionProblem {
            let hint = similarCommand.map { "\nOr did you mean `mitwatch \($0)`?" } ?? ""
            throw CommandFailure(problem.description + hint, .configuration)
        } catch {
            // Each of them says in one line what is wrong and what to do.
            throw CommandFailure("\(error)", .configuration)
        }
        credentials = Self.sources(
            profile: profile, files: files, region: region, environment: environment, retries: retries)
        profileName = profile.origin == .implied ? nil : SanitizedText(profile.name)
        log = try options.logging.open()
        logBegin()
    }

    /// The sources of credentials that AWS's own tools ask.
    private static func sources(
        profile: SelectedProfile, files: SharedConfigFiles, region: Region, environment: ProgramEnvironment,
        retries: RetryPolicy
    ) -> Sources {
        { transport, clock, warn in
            let context = CredentialsContext(
                environment: environment.variables, home: environment.home, region: region, transport: transport,
                now: { Clocks.machineWall() }, clock: clock, retries: retries, warn: warn)
            return CachedCredentials.standard(
                profile: profile, context: context, config: { () throws(SharedConfigProblem) in try files.load() })
        }
    }

    /// A watch over this connection, of a task or of one that the operator is to pick.
    func setup(of taskId: String?) -> WatchSetup {
        var setup = WatchSetup(
            taskId: taskId, region: region.rawValue, profile: profileName?.text, endpoint: shownEndpoint)
        setup.productVersion = Product.version
        return setup
    }

    /// The endpoint as the dashboard has to show it.
    var shownEndpoint: WatchSetup.Endpoint {
        endpoint.variantOfAWS(in: region) == nil ? .custom(endpoint.authority) : .aws(host: endpoint.host)
    }
}

extension Connection {
    /// The sources of credentials, as `credentials` gives them; what comes of them is logged where a log is kept.
    func loggedCredentials(
        over transport: any HTTPTransport, clock: ServerClock, warn: @escaping @Sendable (CredentialsWarning) -> Void
    ) -> any CredentialsSource {
        guard log.isOn else { return credentials(transport, clock, warn) }
        return LoggedCredentials(credentials(LoggedTransport(transport: transport, log: log), clock, warn), log: log)
    }

    /// The first line of a log: who asks whom.
    func logBegin() {
        log.logger.notice(
            "mitwatch \(Product.version) begins",
            metadata: [
                "region": "\(region)", "server": "\(endpoint.authority)", "profile": "\(profileName ?? "none named")",
            ])
    }
}

extension Connection {
    /// How its servers are reached.
    func transport() -> AsyncHTTPClientTransport {
        AsyncHTTPClientTransport(
            product: "mitwatch", version: Product.version, proxies: network.proxies, trusting: network.roots,
            now: { Clocks.machineWall() })
    }

    /// A client on its way to AWS, with credentials that others use too. One limiter counts all its calls: they share AWS's quotas
    /// with all that runs in the account.
    func client(
        over transport: any HTTPTransport, credentials: any CredentialsSource, clock: ServerClock
    ) -> IoTClient {
        IoTClient(
            region: region, endpoint: endpoint, credentials: credentials, transport: transport,
            limiter: CallLimiter(elapsed: { Clocks.machineUptime() }), now: { Clocks.machineWall() }, clock: clock
        ).logging(to: log)
    }

    /// A client of STS with the same credentials; nil where nobody is to be asked which account this is.
    func identityClient(
        over transport: any HTTPTransport, credentials: any CredentialsSource, clock: ServerClock
    ) -> STSClient? {
        identityEndpoint.map {
            STSClient(
                region: region, endpoint: $0, credentials: credentials, transport: transport,
                now: { Clocks.machineWall() }, clock: clock, retries: retries)
        }
    }

    /// A client for a command that asks and is done: with the AWS CLI's retries, and warnings on standard error.
    func oneShotClient(over transport: any HTTPTransport) -> IoTClient {
        client(over: transport) { StandardError.write("mitwatch: \($0)") }.retrying(retries)
    }

    /// A client on its way to AWS, for a command that draws no screen.
    func client(
        over transport: any HTTPTransport, warn: @escaping @Sendable (CredentialsWarning) -> Void
    ) -> IoTClient {
        let clock = ServerClock()
        let credentials = loggedCredentials(over: transport, clock: clock, warn: warn)
        return client(over: transport, credentials: credentials, clock: clock)
    }
}
