/// An AWS region that can be part of a host name.
public struct Region: Hashable, Sendable, CustomStringConvertible {
    /// The name, such as `eu-west-1`.
    public let rawValue: String
    /// Whether the name requests FIPS endpoints.
    public let usesFIPS: Bool

    /// Creates a region of this name.
    ///
    /// The rules are botocore's: a host label of letters, digits and hyphens, 1 to 63 long, not all digits, no hyphen
    /// at either end. `fips-us-east-1` and `us-east-1-fips` are the region us-east-1 with FIPS endpoints. A name that
    /// could be a secret key is rejected too: it would be shown, and sent to name servers.
    ///
    /// - Parameters:
    ///   - name: The name, such as `eu-west-1`.
    ///   - setting: The source of the name, for errors.
    /// - Throws: ``RegionError/invalid(setting:value:)`` if the name is not valid.
    public init(_ name: String, setting: SanitizedText = "region") throws(RegionError) {
        let region = name.replacing("fips-", with: "").replacing("-fips", with: "")
        guard Self.isValid(name), Self.isValid(region), !Redactor.couldHoldSecret(name) else {
            throw .invalid(setting: setting, value: SanitizedText(value: name, like: .region))
        }
        rawValue = region
        usesFIPS = region != name
    }

    private static func isValid(_ name: String) -> Bool {
        let isLabel = name.utf8.allSatisfy { PercentEncoding.isUnreserved($0) && !"._~".utf8.contains($0) }
        let hasHyphenAtEnd = name.hasPrefix("-") || name.hasSuffix("-")
        let isNumber = name.allSatisfy(\.isNumber)
        return isLabel && (1...63).contains(name.utf8.count) && !hasHyphenAtEnd && !isNumber
    }

    /// The name.
    public var description: String {
        rawValue
    }
}

/// Why there is no region.
public enum RegionError: Error, Hashable, Sendable {
    /// No flag, variable or profile sets a region.
    case notConfigured(profile: SanitizedText)
    /// Nothing sets a region, and the profile does not exist.
    case profileNotFound(ProfileNotFoundError)
    /// The setting's value is not a valid region. It is quoted only if it looks like a region.
    case invalid(setting: SanitizedText, value: SanitizedText)
}

extension Region {
    /// The configured region.
    ///
    /// It is the first one that is set and not empty: `--region`, AWS_REGION, AWS_DEFAULT_REGION, the profile's
    /// `region`.
    ///
    /// - Parameters:
    ///   - flag: The value of `--region`; nil or empty for none.
    ///   - environment: The environment variables.
    ///   - profile: The profile in use.
    ///   - config: The shared config file.
    /// - Returns: The region.
    /// - Throws: ``RegionError`` if no region is set, or its name is not valid.
    public static func resolve(
        flag: String?, environment: [String: String], profile: SelectedProfile, config: SharedConfig
    ) throws(RegionError) -> Region {
        guard let given = given(flag: flag, environment: environment, profile: profile, config: config) else {
            do throws(ProfileNotFoundError) {
                try profile.validate(in: config)
            } catch {
                throw .profileNotFound(error)
            }
            throw .notConfigured(profile: SanitizedText(profile.name))
        }
        return try Region(given.value, setting: given.name)
    }

    /// The setting that ``resolve(flag:environment:profile:config:)`` uses, for a message.
    ///
    /// - Parameters:
    ///   - flag: The value of `--region`; nil or empty for none.
    ///   - environment: The environment variables.
    ///   - profile: The profile in use.
    ///   - config: The shared config file.
    /// - Returns: The name of the setting; nil if no region is set.
    public static func setting(
        flag: String?, environment: [String: String], profile: SelectedProfile, config: SharedConfig
    ) -> SanitizedText? {
        given(flag: flag, environment: environment, profile: profile, config: config)?.name
    }

    private static func given(
        flag: String?, environment: [String: String], profile: SelectedProfile, config: SharedConfig
    ) -> Setting? {
        Setting.first([
            ("--region", flag),
            ("AWS_REGION", environment["AWS_REGION"]),
            ("AWS_DEFAULT_REGION", environment["AWS_DEFAULT_REGION"]),
            ("region of profile \(profile.name)", config.profile(named: profile.name)?["region"]),
        ])
    }
}
