/// Where requests go: scheme, host, port, and the path before the operation's own.
public struct Endpoint: Hashable, Sendable, CustomStringConvertible {
    /// How the connection is made.
    public enum Scheme: String, Hashable, Sendable, CustomStringConvertible {
        case http
        case https

        /// The port that a URL leaves out.
        public var defaultPort: Int {
            switch self {
            case .http: 80
            case .https: 443
            }
        }

        /// The scheme as a URL has it.
        public var description: String {
            rawValue
        }
    }

    /// How the connection is made. Plain http is for loopback alone.
    public let scheme: Scheme
    /// A host name in lower case, or an address; an IPv6 address without its brackets.
    public let host: String
    /// The port, also where the URL leaves it out.
    public let port: Int
    /// What comes before the operation's path, percent-encoded: empty, or with a slash at its start and none at its end.
    public let pathPrefix: String

    /// Host and port as the `Host` header has them: without the scheme's default port.
    public var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == scheme.defaultPort ? name : "\(name):\(port)"
    }

    /// The URL, without a slash at its end.
    public var description: String {
        "\(scheme)://\(authority)\(pathPrefix)"
    }

    /// Whether the host is this machine: 127.0.0.0/8, ::1 or `localhost`, written out in full.
    public var isLoopback: Bool {
        if host == "localhost" || host == "::1" {
            return true
        }
        let octets = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return octets.count == 4 && octets[0] == 127 && !octets.contains(nil)
    }

    init(scheme: Scheme, host: String, port: Int, pathPrefix: String = "") {
        self.scheme = scheme
        self.host = host
        self.port = port
        self.pathPrefix = pathPrefix
    }
}

extension Endpoint {
    /// The endpoint of STS that belongs to no region.
    static let globalSTS = Endpoint(scheme: .https, host: "sts.amazonaws.com", port: Scheme.https.defaultPort)

    /// The region that a signature for STS names: the global endpoint takes that of its home alone.
    func signingRegionOfSTS(in region: Region) -> String {
        host == Self.globalSTS.host ? "us-east-1" : region.rawValue
    }

    /// AWS's own endpoint of AWS IoT in a region, the one with FIPS if the region's name asks for that.
    public static func aws(region: Region) -> Endpoint {
        .aws(.iot, region: region, variant: region.usesFIPS ? .fips : [])
    }

    /// AWS's own endpoint of a service in a region, of the kind asked for.
    public static func aws(_ service: Service, region: Region, variant: EndpointVariant = []) -> Endpoint {
        let partition = Partition.containing(region)
        let domain = variant.contains(.dualStack) ? partition.dualStackDomain : partition.domain
        let prefix = service.hostPrefix(in: partition, variant: variant)
        return Endpoint(
            scheme: .https, host: "\(prefix).\(region.rawValue.lowercased()).\(domain)", port: Scheme.https.defaultPort)
    }
}

/// Why an endpoint URL cannot be used. The URL itself is not kept: it may hold a password.
public struct EndpointError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// It is not `https://host…` or `http://host…`, or it has a character that no URL has.
        case notAURL
        /// The scheme is neither https nor http.
        case unsupportedScheme(SanitizedText)
        /// A user name or password stands before the host.
        case userInfo
        /// There is no host, or it is not the name or the address of one.
        case invalidHost
        /// The port is not a number from 1 to 65535.
        case invalidPort
        /// The path has a character that must be percent-encoded.
        case invalidPath
        /// What should be a path does not begin with a slash.
        case noSlash
        /// A query follows the path.
        case query
        /// A fragment follows the path.
        case fragment
        /// Plain http to a host other than this machine: requests could be read and changed on their way.
        case plainHTTP(host: SanitizedText)
        /// Another setting asks for an endpoint that validates by FIPS 140, which only AWS's own can be known to do.
        case withFIPS
        /// Another setting asks for AWS's own dual-stack endpoint.
        case withDualStack
        /// A switch is neither `true` nor `false`.
        case notASwitch
        /// What says which endpoint of STS to ask is neither `regional` nor `legacy`.
        case neitherRegionalNorLegacy
        /// The profile names a `[services x]` section that the config file does not have.
        case noServicesSection(SanitizedText)
    }

    /// The flag, variable or setting of a profile that gave the URL.
    public var setting: SanitizedText
    /// What is wrong.
    public var reason: Reason

    /// A problem with what `setting` gives.
    public init(setting: SanitizedText, reason: Reason) {
        self.setting = setting
        self.reason = reason
    }
}
