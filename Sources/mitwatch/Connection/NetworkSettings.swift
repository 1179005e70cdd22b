import FoundationEssentials
import Glibc
import IoTClient
import Screen
import Terminal

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

/// What the program is told by its surroundings, read once.
struct ProgramEnvironment: Sendable {
    /// The environment variables.
    let variables: [String: String]
    /// The home directory: HOME, else that of the user's entry; nil if neither tells.
    let home: String?

    /// Of this process.
    static func current() -> ProgramEnvironment {
        let variables = ProcessInfo.processInfo.environment
        return ProgramEnvironment(variables: variables, home: variables["HOME"] ?? homeOfUser())
    }

    /// What can be shown in lines of text.
    var lineGlyphs: GlyphSet {
        TerminalOptions(environment: variables).lineGlyphs
    }

    private static func homeOfUser() -> String? {
        guard let entry = getpwuid(getuid()), let directory = entry.pointee.pw_dir else {
            return nil
        }
        return String(cString: directory)
    }
}

extension Endpoint {
    /// Which of AWS's own endpoints of AWS IoT in a region it is; nil if it is none of them.
    func variantOfAWS(in region: Region) -> EndpointVariant? {
        let variants: [EndpointVariant] = [[], .fips, .dualStack, [.fips, .dualStack]]
        return variants.first { self == .aws(.iot, region: region, variant: $0) }
    }
}
