/// Why an endpoint URL cannot be used. The URL itself is not kept: it may hold a password.
public struct EndpointProblem: Error, Hashable, Sendable {
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
