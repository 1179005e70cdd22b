/// The partitions of AWS: separate clouds with their own accounts and domain names.
struct Partition: Hashable {
    let id: String
    /// What the region's name begins with.
    let regionPrefixes: [String]
    let domain: String
    /// The domain of the endpoints that can be reached over IPv6 as well.
    let dualStackDomain: String

    private static let commercial = Partition(
        id: "aws", regionPrefixes: [], domain: "amazonaws.com", dualStackDomain: "api.aws")

    /// From botocore's `partitions.json`.
    private static let others = [
        Partition(
            id: "aws-cn", regionPrefixes: ["cn-"], domain: "amazonaws.com.cn",
            dualStackDomain: "api.amazonwebservices.com.cn"),
        Partition(id: "aws-us-gov", regionPrefixes: ["us-gov-"], domain: "amazonaws.com", dualStackDomain: "api.aws"),
        Partition(
            id: "aws-eusc", regionPrefixes: ["eusc-"], domain: "amazonaws.eu",
            dualStackDomain: "api.amazonwebservices.eu"),
        Partition(id: "aws-iso", regionPrefixes: ["us-iso-"], domain: "c2s.ic.gov", dualStackDomain: "api.aws.ic.gov"),
        Partition(
            id: "aws-iso-b", regionPrefixes: ["us-isob-"], domain: "sc2s.sgov.gov", dualStackDomain: "api.aws.scloud"),
        Partition(
            id: "aws-iso-e", regionPrefixes: ["eu-isoe-"], domain: "cloud.adc-e.uk",
            dualStackDomain: "api.cloud-aws.adc-e.uk"),
        Partition(
            id: "aws-iso-f", regionPrefixes: ["us-isof-"], domain: "csp.hci.ic.gov",
            dualStackDomain: "api.aws.hci.ic.gov"),
    ]

    /// The partition of a region. One that no prefix matches, such as next year's, is in the commercial partition.
    static func containing(_ region: Region) -> Partition {
        others.first { $0.regionPrefixes.contains { region.rawValue.hasPrefix($0) } } ?? commercial
    }
}
