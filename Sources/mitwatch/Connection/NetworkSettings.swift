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

    /// The settings of environment and profile. Throws if a bundle of certificates cannot be used.
    init(environment: [String: String], profile: SharedConfig.Profile?, home: String?) throws {
        proxies = ProxySettings(environment: environment)
        roots = try TrustRoots.resolve(environment: environment, profile: profile, home: home)
    }
}
