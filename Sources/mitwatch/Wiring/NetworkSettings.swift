import IoTClient

/// How a watch reaches its server: through which proxy, and whose certificates it trusts.
struct NetworkSettings {
    /// To a server inside this program: through no proxy.
    static let direct = NetworkSettings(proxies: .none, roots: .system)

    let proxies: ProxySettings
    let roots: TrustRoots

    private init(proxies: ProxySettings, roots: TrustRoots) {
        self.proxies = proxies
        self.roots = roots
    }

    /// What environment and profile say. Throws a `CommandFailure` for a bundle of certificates that cannot be used.
    init(options: ConnectionOptions, environment: ProgramEnvironment) throws {
        let variables = environment.variables
        let profile = SelectedProfile(flag: options.profile, environment: variables)
        let files = SharedConfigFiles(environment: variables, home: environment.home)
        proxies = ProxySettings(environment: variables)
        do {
            roots = try TrustRoots.resolve(
                environment: variables, profile: try files.load().profile(named: profile.name))
        } catch let problem as SharedConfigProblem {
            throw CommandFailure(problem.description, .configuration)
        } catch let problem as CABundleProblem {
            throw CommandFailure(problem.description, .configuration)
        }
    }
}
