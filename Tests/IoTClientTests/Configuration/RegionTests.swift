import IoTClient
import Testing

@Suite struct RegionTests {
    private func resolve(
        flag: String? = nil, _ environment: [String: String] = [:], config: String? = nil, profile: String? = nil
    ) throws -> String {
        try Region.resolve(
            flag: flag, environment: environment, profile: SelectedProfile(flag: profile, environment: environment),
            config: SharedConfig(config: config)
        ).rawValue
    }

    private static let variables = ["AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "eu-west-2"]
    private static let config = "[default]\nregion = eu-west-3\n[profile ops]\nregion = eu-west-4\n"

    @Test func `the flag overrides the variables, and they override the profile`() throws {
        let late = ["AWS_DEFAULT_REGION": "eu-west-2"]
        #expect(try resolve(flag: "eu-north-1", Self.variables, config: Self.config) == "eu-north-1")
        #expect(try resolve(Self.variables, config: Self.config) == "eu-west-1")
        #expect(try resolve(late, config: Self.config) == "eu-west-2")
        #expect(try resolve(config: Self.config) == "eu-west-3")
        #expect(try resolve(config: Self.config, profile: "ops") == "eu-west-4")
    }

    @Test func `an empty setting counts as not set`() throws {
        #expect(try resolve(flag: "", ["AWS_REGION": "", "AWS_DEFAULT_REGION": "eu-west-2"]) == "eu-west-2")
    }

    @Test func `the setting in use is named, if there is one`() throws {
        func setting(_ flag: String?, _ environment: [String: String], _ profile: String) throws -> SanitizedText? {
            Region.setting(
                flag: flag, environment: environment, profile: SelectedProfile(flag: profile, environment: [:]),
                config: try SharedConfig(config: Self.config))
        }
        #expect(try setting("x", Self.variables, "ops") == "--region")
        #expect(try setting("", Self.variables, "ops") == "AWS_REGION")
        #expect(try setting(nil, [:], "ops") == "region of profile ops")
        #expect(try setting(nil, [:], "other") == nil)
    }

    @Test func `without a region, the error names the profile`() {
        let config = "[profile ops]\n"
        #expect(throws: RegionError.notConfigured(profile: "ops")) { try resolve(config: config, profile: "ops") }
        #expect(throws: RegionError.notConfigured(profile: "default")) { try resolve() }
    }

    @Test func `without a region because the profile is missing, the error says so`() {
        let error = ProfileNotFoundError(name: "opss", origin: .flag, known: ["default", "ops"])
        #expect(throws: RegionError.profileNotFound(error)) { try resolve(config: Self.config, profile: "opss") }
    }

    @Test(arguments: [
        "evil.com/", "eu-west-1.evil.com", "eu west 1", "a@b", "eu_west_1", "-eu", "eu-", "123", "é", "a\r\nb",
        String(repeating: "a", count: 64),
    ])
    func `a region that could change the host name is rejected, and its setting is named`(_ name: String) {
        let value = SanitizedText(value: name, like: .region)
        #expect(throws: RegionError.invalid(setting: "AWS_REGION", value: value)) {
            try resolve(["AWS_REGION": name])
        }
    }

    @Test(arguments: ["eu-west-1", "us-gov-east-1", "local", "x9", String(repeating: "a", count: 63)])
    func `a host label is a region`(_ name: String) throws {
        #expect(try Region(name).rawValue == name)
    }
}
