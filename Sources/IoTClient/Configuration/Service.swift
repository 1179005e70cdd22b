/// The AWS services that the client calls.
public enum Service: String, Hashable, Sendable, CaseIterable {
    /// AWS IoT.
    case iot
    /// The Security Token Service: roles and the caller's identity.
    case sts
    /// The portal of IAM Identity Center: credentials for a single sign-on token.
    case sso
    /// The OIDC service of IAM Identity Center: new single sign-on tokens.
    case ssoOIDC = "sso_oidc"
    /// AWS sign-in: new keys for a session of `aws login`.
    case signin

    /// The service's name in a `[services x]` section.
    var settingName: String {
        rawValue
    }

    /// The environment variable for the service's endpoint.
    public var endpointVariable: String {
        "AWS_ENDPOINT_URL_\(rawValue.uppercased())"
    }

    /// The first labels of the host name, from botocore's endpoint rule sets. Sign-in has other host names if neither
    /// FIPS nor dual stack is requested.
    func hostPrefix(in partition: Partition, variant: EndpointVariant) -> String {
        let name =
            switch self {
            case .iot: "iot"
            case .sts: "sts"
            case .sso: "portal.sso"
            case .ssoOIDC: "oidc"
            case .signin: "signin"
            }
        // In this partition the standard endpoints of these services are FIPS endpoints.
        let isPlainFIPS = variant == .fips && partition.id == "aws-us-gov" && self != .iot
        return variant.contains(.fips) && !isPlainFIPS ? "\(name)-fips" : name
    }
}

/// The variant of AWS's endpoint of a service.
public struct EndpointVariant: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: Int

    /// The variant of these bits.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Cryptography validated for FIPS 140.
    public static let fips = EndpointVariant(rawValue: 1)
    /// IPv6 as well as IPv4.
    public static let dualStack = EndpointVariant(rawValue: 2)
}

/// A partition of AWS: a separate cloud with its own accounts and domain names.
struct Partition: Hashable {
    let id: String
    /// The prefixes of its regions' names.
    let regionPrefixes: [String]
    let domain: String
    /// The domain of the dual-stack endpoints.
    let dualStackDomain: String
    /// The domain of AWS sign-in.
    let signInDomain: String

    private static let commercial = Partition(
        id: "aws", regionPrefixes: [], domain: "amazonaws.com", dualStackDomain: "api.aws",
        signInDomain: "aws.amazon.com")

    /// From botocore's `partitions.json`, and the endpoint rule set of sign-in.
    private static let others = [
        Partition(
            id: "aws-cn", regionPrefixes: ["cn-"], domain: "amazonaws.com.cn",
            dualStackDomain: "api.amazonwebservices.com.cn", signInDomain: "amazonaws.cn"),
        Partition(
            id: "aws-us-gov", regionPrefixes: ["us-gov-"], domain: "amazonaws.com", dualStackDomain: "api.aws",
            signInDomain: "amazonaws-us-gov.com"),
        Partition(
            id: "aws-eusc", regionPrefixes: ["eusc-"], domain: "amazonaws.eu",
            dualStackDomain: "api.amazonwebservices.eu", signInDomain: "amazonaws-eusc.eu"),
        Partition(
            id: "aws-iso", regionPrefixes: ["us-iso-"], domain: "c2s.ic.gov", dualStackDomain: "api.aws.ic.gov",
            signInDomain: "c2shome.ic.gov"),
        Partition(
            id: "aws-iso-b", regionPrefixes: ["us-isob-"], domain: "sc2s.sgov.gov", dualStackDomain: "api.aws.scloud",
            signInDomain: "sc2shome.sgov.gov"),
        Partition(
            id: "aws-iso-e", regionPrefixes: ["eu-isoe-"], domain: "cloud.adc-e.uk",
            dualStackDomain: "api.cloud-aws.adc-e.uk", signInDomain: "csphome.adc-e.uk"),
        Partition(
            id: "aws-iso-f", regionPrefixes: ["us-isof-"], domain: "csp.hci.ic.gov",
            dualStackDomain: "api.aws.hci.ic.gov", signInDomain: "csphome.hci.ic.gov"),
    ]

    /// The partition of a region. A region without a matching prefix, such as a new one, is in the commercial
    /// partition.
    static func containing(_ region: Region) -> Partition {
        others.first { $0.regionPrefixes.contains { region.rawValue.hasPrefix($0) } } ?? commercial
    }
}
