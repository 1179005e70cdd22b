/// Where requests go: scheme, host, port and a path prefix.
public struct Endpoint: Hashable, Sendable, CustomStringConvertible {
    /// How the connection is made.
    public enum Scheme: String, Hashable, Sendable, CustomStringConvertible {
        /// Plain text, on port 80 by default. It is allowed only for this machine.
        case http
        /// TLS, on port 443 by default.
        case https

        /// The default port of the scheme.
        public var defaultPort: Int {
            switch self {
            case .http: 80
            case .https: 443
            }
        }

        /// The scheme as in a URL.
        public var description: String {
            rawValue
        }
    }

    /// How the connection is made. Plain http is only for loopback.
    public let scheme: Scheme
    /// A host name in lower case, or an address; an IPv6 address without its brackets.
    public let host: String
    /// The port, or the scheme's default port.
    public let port: Int
    /// The path before the operation's path, percent-encoded: empty, or with a slash at its start and none at its end.
    public let pathPrefix: String

    /// Host and port as in the `Host` header: without the scheme's default port.
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
    /// The global endpoint of STS.
    static let globalSTS = Endpoint(scheme: .https, host: "sts.amazonaws.com", port: Scheme.https.defaultPort)

    /// The region in a signature for STS: the global endpoint accepts only us-east-1.
    func signingRegionOfSTS(in region: Region) -> String {
        host == Self.globalSTS.host ? "us-east-1" : region.rawValue
    }

    /// The AWS IoT endpoint of a region. It is the FIPS endpoint if the region's name requests it.
    ///
    /// - Parameter region: The region.
    /// - Returns: The endpoint, with https and port 443.
    public static func aws(region: Region) -> Endpoint {
        .aws(.iot, region: region, variant: region.usesFIPS ? .fips : [])
    }

    /// The endpoint of an AWS service in a region.
    ///
    /// - Parameters:
    ///   - service: The service.
    ///   - region: The region. Its partition determines the domain.
    ///   - variant: FIPS, dual stack or both.
    /// - Returns: The endpoint, with https and port 443.
    public static func aws(_ service: Service, region: Region, variant: EndpointVariant = []) -> Endpoint {
        let partition = Partition.containing(region)
        if service == .signin, let host = partition.signInHost(in: region, variant: variant) {
            return Endpoint(scheme: .https, host: host, port: Scheme.https.defaultPort)
        }
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
        /// It is not `https://host…` or `http://host…`, or has a character that is not allowed in URLs.
        case notAURL
        /// The scheme is neither https nor http.
        case unsupportedScheme(SanitizedText)
        /// There is a user name or password before the host.
        case userInfo
        /// The host is missing, or is neither a host name nor an address.
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
        /// Plain http to a host other than this machine: requests could be read and changed.
        case plainHTTP(host: SanitizedText)
        /// Another setting requires a FIPS endpoint, which a custom endpoint may not be.
        case withFIPS
        /// Another setting requires AWS's dual-stack endpoint.
        case withDualStack
        /// A switch is neither `true` nor `false`.
        case notASwitch
        /// The setting of the STS endpoint is neither `regional` nor `legacy`.
        case neitherRegionalNorLegacy
        /// The profile names a `[services x]` section that the config file does not have.
        case noServicesSection(SanitizedText)
    }

    /// The flag, variable or profile setting with the URL.
    public var setting: SanitizedText
    /// What is wrong.
    public var reason: Reason

    /// An error in the value of `setting`.
    public init(setting: SanitizedText, reason: Reason) {
        self.setting = setting
        self.reason = reason
    }
}
