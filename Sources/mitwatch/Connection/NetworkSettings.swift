import FoundationEssentials
import Glibc
import IoTClient
import Screen
import Terminal

/// How a session reaches its endpoint: through which proxy, and with which trusted certificates.
struct NetworkSettings {
    /// For the emulator inside this program: without a proxy.
    static let direct = NetworkSettings(proxies: .none, roots: .system)

    let proxies: ProxySettings
    let roots: TrustRoots

    private init(proxies: ProxySettings, roots: TrustRoots) {
        self.proxies = proxies
        self.roots = roots
    }

    /// From environment and profile. Throws if a certificate bundle cannot be used.
    init(environment: [String: String], profile: SharedConfig.Profile?, home: String?) throws {
        proxies = ProxySettings(environment: environment)
        roots = try TrustRoots.resolve(environment: environment, profile: profile, home: home)
    }
}

/// The environment of the program, read once.
struct ProgramEnvironment: Sendable {
    /// The environment variables.
    let variables: [String: String]
    /// The home directory: HOME, or the one in the user database; nil if neither is set.
    let home: String?

    /// Of this process.
    static func current() -> ProgramEnvironment {
        let variables = ProcessInfo.processInfo.environment
        return ProgramEnvironment(variables: variables, home: variables["HOME"] ?? homeOfUser())
    }

    /// The characters that can be shown in plain lines.
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
    /// Which of AWS's own AWS IoT endpoints in a region it is; nil if it is a different endpoint.
    func variantOfAWS(in region: Region) -> EndpointVariant? {
        let variants: [EndpointVariant] = [[], .fips, .dualStack, [.fips, .dualStack]]
        return variants.first { self == .aws(.iot, region: region, variant: $0) }
    }
}
