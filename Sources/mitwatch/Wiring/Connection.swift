import Dashboard
import IoTClient

/// Whom a watch asks, and as whom: what flags, environment and the shared AWS files say together.
struct Connection {
    let region: Region
    let endpoint: Endpoint
    let credentials: any CredentialsSource
    /// The profile, where somebody named one.
    let profileName: String?

    /// Throws a `CommandFailure` that names what is wrong and what to do. Credentials are not asked for yet: that they are
    /// missing is told on the screen, where the watch goes on once they are there.
    init(options: ConnectionOptions, environment: ProgramEnvironment, similarCommand: String? = nil) throws {
        let variables = environment.variables
        let profile = SelectedProfile(flag: options.profile, environment: variables)
        let files = SharedConfigFiles(environment: variables, home: environment.home)
        do {
            region = try Region.resolve(
                flag: options.region, environment: variables, profile: profile, config: try files.load())
            endpoint = try Endpoint.resolve(flag: options.endpointURL, environment: variables, region: region)
        } catch let problem as SharedConfigProblem {
            throw CommandFailure(problem.description, .configuration)
        } catch let problem as RegionProblem {
            let hint = similarCommand.map { "\n          Or did you mean `mitwatch \($0)`?" } ?? ""
            throw CommandFailure(problem.description + hint, .configuration)
        } catch let problem as EndpointProblem {
            throw CommandFailure(problem.description, .configuration)
        }
        credentials = CredentialsChain.standard(
            profile: profile, environment: variables,
            config: { () throws(SharedConfigProblem) in try files.load() })
        profileName = profile.origin == .implied ? nil : profile.name
    }

    /// The endpoint as the dashboard has to show it.
    var shownEndpoint: WatchSetup.Endpoint {
        endpoint == .aws(region: region) ? .aws(host: endpoint.host) : .custom(endpoint.authority)
    }
}
