/// The endpoint settings of the environment and the shared config file.
///
/// Same order as botocore: the service's own variable, AWS_ENDPOINT_URL, the service in the profile's `services`
/// section, the profile's `endpoint_url` (default: AWS's endpoint). AWS_IGNORE_CONFIGURED_ENDPOINT_URLS disables all
/// settings. An empty setting counts as not set.
public struct EndpointSettings: Sendable, Redacted {
    private let environment: [String: String]
    private let profileName: String
    private let profile: SharedConfig.Profile?
    private let config: SharedConfig

    /// Creates the settings. They are not checked before they are used.
    ///
    /// - Parameters:
    ///   - environment: The environment variables.
    ///   - profile: The profile in use.
    ///   - config: The shared config file.
    public init(environment: [String: String], profile: SelectedProfile, config: SharedConfig) {
        self.environment = environment
        profileName = profile.name
        self.profile = config.profile(named: profile.name)
        self.config = config
    }

    /// Shows nothing, as an endpoint may hold a password.
    public var description: String {
        "EndpointSettings(redacted)"
    }

    /// The endpoint of a service in a region.
    ///
    /// - Parameters:
    ///   - service: The service.
    ///   - region: The region of AWS's endpoint. A custom endpoint ignores it.
    ///   - flag: The value of `--endpoint-url`, which overrides all settings; nil or empty for none.
    /// - Returns: The custom endpoint, or AWS's endpoint.
    /// - Throws: ``EndpointError`` if a setting is invalid. A custom endpoint together with FIPS or dual stack is an
    ///   error, as in AWS's endpoint rules.
    public func endpoint(
        of service: Service, region: Region, flag: String? = nil
    ) throws(EndpointError) -> Endpoint {
        let variant = try variant(in: region)
        guard let custom = try custom(service, flag: flag) else {
            if service == .sts, try asksGlobalSTS(from: region), variant.isEmpty { return .globalSTS }
            return .aws(service, region: region, variant: variant)
        }
        if variant.contains(.fips) {
            throw EndpointError(setting: custom.name, reason: .withFIPS)
        }
        if variant.contains(.dualStack) {
            throw EndpointError(setting: custom.name, reason: .withDualStack)
        }
        return try Endpoint(url: custom.value, setting: custom.name)
    }

    /// The setting that determines a service's endpoint, for a message.
    ///
    /// - Parameters:
    ///   - service: The service.
    ///   - flag: The value of `--endpoint-url`; nil or empty for none.
    /// - Returns: The name of the setting; nil for AWS's endpoint.
    /// - Throws: ``EndpointError`` if a setting is invalid.
    public func setting(of service: Service, flag: String? = nil) throws(EndpointError) -> SanitizedText? {
        try custom(service, flag: flag)?.name
    }

    /// The STS endpoint for GetCallerIdentity, for a client that calls AWS IoT at `iot`.
    ///
    /// - Parameters:
    ///   - iot: The endpoint of AWS IoT in use.
    ///   - region: The region of STS.
    /// - Returns: The endpoint. Nil if AWS IoT is on this machine and STS has no custom endpoint: a local test should
    ///   not call AWS.
    /// - Throws: ``EndpointError`` if a setting is invalid.
    public func identityEndpoint(beside iot: Endpoint, region: Region) throws(EndpointError) -> Endpoint? {
        if iot.isLoopback, try own(.sts) == nil {
            return nil
        }
        return try endpoint(of: .sts, region: region)
    }
}

extension EndpointSettings {
    private func custom(_ service: Service, flag: String?) throws(EndpointError) -> Setting? {
        if let custom = Setting.first([("--endpoint-url", flag)]) { return custom }
        guard try !ignoresConfigured() else { return nil }
        let variables = [service.endpointVariable, "AWS_ENDPOINT_URL"]
        if let custom = Setting.first(variables.map { (SanitizedText($0), environment[$0]) }) { return custom }
        if let custom = try inServicesSection(service) { return custom }
        return Setting.first([("endpoint_url of profile \(profileName)", profile?["endpoint_url"])])
    }

    /// The custom endpoint for this service only.
    private func own(_ service: Service) throws(EndpointError) -> Setting? {
        guard try !ignoresConfigured() else { return nil }
        let variable = service.endpointVariable
        if let custom = Setting.first([(SanitizedText(variable), environment[variable])]) { return custom }
        return try inServicesSection(service)
    }

    private func inServicesSection(_ service: Service) throws(EndpointError) -> Setting? {
        guard let name = profile?["services"], !name.isEmpty else { return nil }
        guard let section = config.services(named: name) else {
            throw EndpointError(
                setting: "services of profile \(profileName)", reason: .noServicesSection(SanitizedText(name)))
        }
        let url = section[service.settingName]?["endpoint_url"]
        return Setting.first([("\(service.settingName) in [services \(name)]", url)])
    }

    /// A variable, or a setting of the profile.
    private func given(_ variable: String, _ name: String) -> Setting? {
        Setting.first([
            (SanitizedText(variable), environment[variable]), ("\(name) of profile \(profileName)", profile?[name]),
        ])
    }

    private func variant(in region: Region) throws(EndpointError) -> EndpointVariant {
        var variant: EndpointVariant = region.usesFIPS ? .fips : []
        if try isOn("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint") {
            variant.insert(.fips)
        }
        if try isOn("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint") {
            variant.insert(.dualStack)
        }
        return variant
    }

    /// Whether STS is called at its global endpoint: with `legacy`, in regions that once had no other. As in botocore,
    /// any other word is an error, and the default is the region's endpoint.
    private func asksGlobalSTS(from region: Region) throws(EndpointError) -> Bool {
        guard let given = given("AWS_STS_REGIONAL_ENDPOINTS", "sts_regional_endpoints") else { return false }
        switch given.value {
        case "regional": return false
        case "legacy": return Self.regionsOfGlobalSTS.contains(region.rawValue.lowercased())
        default: throw EndpointError(setting: given.name, reason: .neitherRegionalNorLegacy)
        }
    }

    /// From botocore's endpoint rule set of STS.
    private static let regionsOfGlobalSTS: Set<String> = [
        "ap-northeast-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ca-central-1", "eu-central-1",
        "eu-north-1",
        "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2",
    ]

    private func ignoresConfigured() throws(EndpointError) -> Bool {
        try isOn("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")
    }

    /// A misspelled `true` must not select another endpoint.
    private func isOn(_ variable: String, _ name: String) throws(EndpointError) -> Bool {
        guard let given = given(variable, name) else { return false }
        switch given.value.lowercased() {
        case "true": return true
        case "false": return false
        default: throw EndpointError(setting: given.name, reason: .notASwitch)
        }
    }
}
