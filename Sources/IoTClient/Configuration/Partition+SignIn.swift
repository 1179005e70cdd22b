extension Partition {
    /// The host of AWS sign-in in a region; nil if it follows the pattern of the other services.
    ///
    /// The region comes first, and the domain is another one. From botocore's endpoint rule set of sign-in.
    func signInHost(in region: Region, variant: EndpointVariant) -> String? {
        let name = region.rawValue.lowercased()
        switch variant {
        case []: return "\(name).signin.\(signInDomain)"
        case .fips where id == "aws-us-gov":
            return name == "us-gov-west-1" ? "signin-fips.\(signInDomain)" : "\(name).signin-fips.\(signInDomain)"
        default: return nil
        }
    }
}
