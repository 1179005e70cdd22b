/// The services of AWS that the client talks to.
public enum Service: String, Hashable, Sendable, CaseIterable {
    /// AWS IoT.
    case iot
    /// The Security Token Service: roles, and whose credentials these are.
    case sts
    /// The portal of IAM Identity Center: credentials for a single sign-on token.
    case sso
    /// The sign-in of IAM Identity Center: new single sign-on tokens.
    case ssoOIDC = "sso_oidc"

    /// The service's name in a `[services x]` section.
    var settingName: String {
        rawValue
    }

    /// The environment variable with the service's own endpoint.
    public var endpointVariable: String {
        "AWS_ENDPOINT_URL_\(rawValue.uppercased())"
    }

    /// The first labels of the host name, from the services' endpoint rule sets in botocore.
    func hostPrefix(in partition: Partition, variant: EndpointVariant) -> String {
        let name =
            switch self {
            case .iot: "iot"
            case .sts: "sts"
            case .sso: "portal.sso"
            case .ssoOIDC: "oidc"
            }
        // In this partition the plain endpoints of these services validate by FIPS 140 already.
        let isPlainFIPS = variant == .fips && partition.id == "aws-us-gov" && self != .iot
        return variant.contains(.fips) && !isPlainFIPS ? "\(name)-fips" : name
    }
}

/// Which of AWS's own endpoints of a service.
public struct EndpointVariant: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: Int

    /// The variant of these bits.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Its cryptography is validated by FIPS 140.
    public static let fips = EndpointVariant(rawValue: 1)
    /// It can be reached over IPv6 as well as IPv4.
    public static let dualStack = EndpointVariant(rawValue: 2)
}
