import Dashboard
import IoTClient

/// Whom a watch asks, and as whom: what flags, environment and the shared AWS files say together.
struct Connection {
    let region: Region
    let endpoint: Endpoint
    /// Where to ask STS which account this is; nil where it is not to be asked.
    let identityEndpoint: Endpoint?
    /// The profile that was chosen, and how.
    private let profile: SelectedProfile
    private let files: SharedConfigFiles
    private let environment: ProgramEnvironment
    /// The profile, where somebody named one.
    let profileName: String?

    /// Throws a `CommandFailure` that names what is wrong and what to do. Credentials are not asked for yet: that they are
    /// missing is told on the screen, where the watch goes on once they are there.
    init(options: ConnectionOptions, environment: ProgramEnvironment, similarCommand: String? = nil) throws {
        let variables = environment.variables
        profile = SelectedProfile(flag: options.profile, environment: variables)
        files = SharedConfigFiles(environment: variables, home: environment.home)
        self.environment = environment
        do {
            let config = try files.load()
            region = try Region.resolve(
                flag: options.region, environment: variables, profile: profile, config: config)
            let endpoints = EndpointSettings(environment: variables, profile: profile, config: config)
            endpoint = try endpoints.endpoint(of: .iot, region: region, flag: options.endpointURL)
            identityEndpoint = try endpoints.identityEndpoint(beside: endpoint, region: region)
        } catch let problem as SharedConfigProblem {
            throw CommandFailure(problem.description, .configuration)
        } catch let problem as RegionProblem {
            let hint = similarCommand.map { "\nOr did you mean `mitwatch \($0)`?" } ?? ""
            throw CommandFailure(problem.description + hint, .configuration)
        } catch let problem as EndpointProblem {
            throw CommandFailure(problem.description, .configuration)
        }
        profileName = profile.origin == .implied ? nil : profile.name
    }

    /// The sources of credentials that AWS's own tools ask, reached through `transport`.
    func credentials(_ transport: any HTTPTransport) -> any CredentialsSource {
        let context = CredentialsContext(
            environment: environment.variables, home: environment.home, region: region, transport: transport,
            now: { Clocks.machineWall() })
        return CachedCredentials.standard(
            profile: profile, context: context, config: { () throws(SharedConfigProblem) in try files.load() })
    }

    /// The endpoint as the dashboard has to show it.
    var shownEndpoint: WatchSetup.Endpoint {
        let variants: [EndpointVariant] = [[], .fips, .dualStack, [.fips, .dualStack]]
        let isOfAWS = variants.contains { endpoint == .aws(.iot, region: region, variant: $0) }
        return isOfAWS ? .aws(host: endpoint.host) : .custom(endpoint.authority)
    }
}
