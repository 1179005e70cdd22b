import IoTClient
import Testing

@Suite struct EndpointSettingsTests {
    private func endpoint(
        _ environment: [String: String] = [:], config: String = "", flag: String? = nil, of service: Service = .iot,
        in region: String = "eu-west-1"
    ) throws -> String {
        try settings(environment, config: config)
            .endpoint(of: service, region: Region(region), flag: flag).description
    }

    private func settings(_ environment: [String: String], config: String = "") throws -> EndpointSettings {
        EndpointSettings(
            environment: environment, profile: SelectedProfile(flag: nil, environment: environment),
            config: try SharedConfig(config: config))
    }

    private static let files = """
        [default]
        endpoint_url = https://profile
        services = mine
        [services mine]
        iot =
          endpoint_url = https://section
        """

    @Test func `the order is flag, the service's variable, the general variable, section, profile`() throws {
        var environment = ["AWS_ENDPOINT_URL_IOT": "https://own", "AWS_ENDPOINT_URL": "https://general"]
        #expect(try endpoint(environment, config: Self.files, flag: "https://flag") == "https://flag")
        #expect(try endpoint(environment, config: Self.files, flag: "") == "https://own")
        environment["AWS_ENDPOINT_URL_IOT"] = ""
        #expect(try endpoint(environment, config: Self.files) == "https://general")
        environment["AWS_ENDPOINT_URL"] = nil
        #expect(try endpoint(environment, config: Self.files) == "https://section")
        #expect(try endpoint(environment, config: Self.files, of: .sts) == "https://profile")
        #expect(try endpoint() == "https://iot.eu-west-1.amazonaws.com")
    }

    @Test(
        arguments: [
            "fips-us-east-1": "us-east-1", "us-east-1-fips": "us-east-1", "us-fips-east-1": "us-east-1",
            "fips-us-gov-west-1": "us-gov-west-1",
        ])
    func `fips in a region's name selects FIPS endpoints`(_ name: String, _ region: String) throws {
        #expect(try Region(name).rawValue == region)
        #expect(try endpoint(in: name) == "https://iot-fips.\(region).amazonaws.com")
        let dualStack = ["AWS_USE_DUALSTACK_ENDPOINT": "true", "AWS_USE_FIPS_ENDPOINT": "false"]
        #expect(try endpoint(dualStack, in: name) == "https://iot-fips.\(region).api.aws")
        let legacy = ["AWS_STS_REGIONAL_ENDPOINTS": "legacy"]
        let sts = region == "us-east-1" ? "sts-fips" : "sts"
        #expect(try endpoint(legacy, of: .sts, in: name) == "https://\(sts).\(region).amazonaws.com")
        #expect(throws: EndpointError(setting: "--endpoint-url", reason: .withFIPS)) {
            try endpoint(flag: "https://h", in: name)
        }
    }

    @Test func `the setting of an endpoint is named; there is none for AWS's endpoint`() throws {
        let own = try settings(["AWS_ENDPOINT_URL_IOT": "https://a", "AWS_ENDPOINT_URL": "https://b"])
        #expect(try own.setting(of: .iot, flag: "https://c") == "--endpoint-url")
        #expect(try own.setting(of: .iot) == "AWS_ENDPOINT_URL_IOT")
        #expect(try own.setting(of: .sts) == "AWS_ENDPOINT_URL")
        #expect(try settings([:]).setting(of: .iot) == nil)
    }

    @Test func `STS is called at its global endpoint with legacy, only in old regions`() throws {
        let legacy = ["AWS_STS_REGIONAL_ENDPOINTS": "legacy"]
        #expect(try endpoint(of: .sts) == "https://sts.eu-west-1.amazonaws.com")
        #expect(try endpoint(legacy, of: .sts) == "https://sts.amazonaws.com")
        #expect(try endpoint(legacy, of: .sts, in: "eu-south-1") == "https://sts.eu-south-1.amazonaws.com")
        #expect(try endpoint(legacy, of: .sts, in: "cn-north-1") == "https://sts.cn-north-1.amazonaws.com.cn")
        #expect(try endpoint(legacy, of: .iot) == "https://iot.eu-west-1.amazonaws.com")
        let config = "[default]\nsts_regional_endpoints = legacy\n"
        #expect(try endpoint(config: config, of: .sts) == "https://sts.amazonaws.com")
        let regional = ["AWS_STS_REGIONAL_ENDPOINTS": "regional"]
        #expect(try endpoint(regional, config: config, of: .sts) == "https://sts.eu-west-1.amazonaws.com")
        let own = legacy.merging(["AWS_ENDPOINT_URL_STS": "https://own"]) { $1 }
        #expect(try endpoint(own, of: .sts) == "https://own")
        let fips = legacy.merging(["AWS_USE_FIPS_ENDPOINT": "true"]) { $1 }
        #expect(try endpoint(fips, of: .sts) == "https://sts-fips.eu-west-1.amazonaws.com")
    }

    @Test func `any other word for STS's endpoint is an error`() throws {
        let problem = EndpointError(setting: "AWS_STS_REGIONAL_ENDPOINTS", reason: .neitherRegionalNorLegacy)
        #expect(problem.description == "AWS_STS_REGIONAL_ENDPOINTS: must be regional or legacy")
        #expect(throws: problem) { try endpoint(["AWS_STS_REGIONAL_ENDPOINTS": "Legacy"], of: .sts) }
        let config = "[default]\nsts_regional_endpoints = global\n"
        #expect(
            throws: EndpointError(
                setting: "sts_regional_endpoints of profile default", reason: .neitherRegionalNorLegacy)
        ) { try endpoint(config: config, of: .sts) }
        #expect(try endpoint(config: config) == "https://iot.eu-west-1.amazonaws.com")
    }

    @Test func `configured endpoints can be ignored, but not the flag`() throws {
        let ignoring = ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true", "AWS_ENDPOINT_URL": "https://general"]
        #expect(try endpoint(ignoring, config: Self.files) == "https://iot.eu-west-1.amazonaws.com")
        #expect(try endpoint(ignoring, flag: "https://flag") == "https://flag")
        let config = "[default]\nendpoint_url = https://profile\nignore_configured_endpoint_urls = TRUE\n"
        #expect(try endpoint(config: config) == "https://iot.eu-west-1.amazonaws.com")
    }

    @Test(
        arguments: [
            "iot eu-west-1 fips": "iot-fips.eu-west-1.amazonaws.com",
            "iot eu-west-1 dualstack": "iot.eu-west-1.api.aws",
            "iot eu-west-1 fips dualstack": "iot-fips.eu-west-1.api.aws",
            "iot us-gov-west-1 fips": "iot-fips.us-gov-west-1.amazonaws.com",
            "iot cn-north-1 dualstack": "iot.cn-north-1.api.amazonwebservices.com.cn",
            "sts eu-west-1": "sts.eu-west-1.amazonaws.com", "sts eu-west-1 fips": "sts-fips.eu-west-1.amazonaws.com",
            "sts us-gov-west-1 fips": "sts.us-gov-west-1.amazonaws.com",
            "sts us-gov-west-1 fips dualstack": "sts-fips.us-gov-west-1.api.aws",
            "sts cn-north-1": "sts.cn-north-1.amazonaws.com.cn",
            "sso eu-west-1": "portal.sso.eu-west-1.amazonaws.com",
            "sso eu-west-1 fips": "portal.sso-fips.eu-west-1.amazonaws.com",
            "sso_oidc eu-west-1": "oidc.eu-west-1.amazonaws.com",
            "sso_oidc us-gov-west-1 fips": "oidc.us-gov-west-1.amazonaws.com",
            "sso_oidc eusc-de-east-1 dualstack": "oidc.eusc-de-east-1.api.amazonwebservices.eu",
        ])
    func `AWS's endpoints follow from service, region and variant`(_ asked: String, _ host: String) throws {
        let words = asked.split(separator: " ").map(String.init)
        var environment: [String: String] = [:]
        var profile = "[default]\n"
        for word in words.dropFirst(2) {
            environment["AWS_USE_\(word.uppercased())_ENDPOINT"] = "true"
            profile += "use_\(word)_endpoint = true\n"
        }
        let service = try #require(Service(rawValue: words[0]))
        #expect(try endpoint(environment, of: service, in: words[1]) == "https://\(host)")
        #expect(try endpoint(config: profile, of: service, in: words[1]) == "https://\(host)")
    }

    /// From botocore 1.43.67's rule set: standard, dual stack, FIPS, and both.
    @Test(
        arguments: [
            "us-east-1": [
                "us-east-1.signin.aws.amazon.com", "signin.us-east-1.api.aws", "signin-fips.us-east-1.amazonaws.com",
                "signin-fips.us-east-1.api.aws",
            ],
            "cn-north-1": [
                "cn-north-1.signin.amazonaws.cn", "signin.cn-north-1.api.amazonwebservices.com.cn",
                "signin-fips.cn-north-1.amazonaws.com.cn", "signin-fips.cn-north-1.api.amazonwebservices.com.cn",
            ],
            "us-gov-west-1": [
                "us-gov-west-1.signin.amazonaws-us-gov.com", "signin.us-gov-west-1.api.aws",
                "signin-fips.amazonaws-us-gov.com", "signin-fips.us-gov-west-1.api.aws",
            ],
            "us-gov-east-1": [
                "us-gov-east-1.signin.amazonaws-us-gov.com", "signin.us-gov-east-1.api.aws",
                "us-gov-east-1.signin-fips.amazonaws-us-gov.com", "signin-fips.us-gov-east-1.api.aws",
            ],
            "eusc-de-east-1": [
                "eusc-de-east-1.signin.amazonaws-eusc.eu", "signin.eusc-de-east-1.api.amazonwebservices.eu",
                "signin-fips.eusc-de-east-1.amazonaws.eu", "signin-fips.eusc-de-east-1.api.amazonwebservices.eu",
            ],
            "us-iso-east-1": [
                "us-iso-east-1.signin.c2shome.ic.gov", "signin.us-iso-east-1.api.aws.ic.gov",
                "signin-fips.us-iso-east-1.c2s.ic.gov", "signin-fips.us-iso-east-1.api.aws.ic.gov",
            ],
            "us-isob-east-1": [
                "us-isob-east-1.signin.sc2shome.sgov.gov", "signin.us-isob-east-1.api.aws.scloud",
                "signin-fips.us-isob-east-1.sc2s.sgov.gov", "signin-fips.us-isob-east-1.api.aws.scloud",
            ],
            "eu-isoe-west-1": [
                "eu-isoe-west-1.signin.csphome.adc-e.uk", "signin.eu-isoe-west-1.api.cloud-aws.adc-e.uk",
                "signin-fips.eu-isoe-west-1.cloud.adc-e.uk", "signin-fips.eu-isoe-west-1.api.cloud-aws.adc-e.uk",
            ],
            "us-isof-south-1": [
                "us-isof-south-1.signin.csphome.hci.ic.gov", "signin.us-isof-south-1.api.aws.hci.ic.gov",
                "signin-fips.us-isof-south-1.csp.hci.ic.gov", "signin-fips.us-isof-south-1.api.aws.hci.ic.gov",
            ],
        ])
    func `sign-in has hosts of its own in each partition`(_ region: String, _ hosts: [String]) throws {
        for (number, host) in hosts.enumerated() {
            let environment = [
                "AWS_USE_DUALSTACK_ENDPOINT": number.isMultiple(of: 2) ? "false" : "true",
                "AWS_USE_FIPS_ENDPOINT": number < 2 ? "false" : "true",
            ]
            #expect(try endpoint(environment, of: .signin, in: region) == "https://\(host)")
        }
    }

    @Test func `a custom endpoint of sign-in is found in all places`() throws {
        let config = "[default]\nservices = mine\n[services mine]\nsignin =\n  endpoint_url = https://section\n"
        #expect(try endpoint(["AWS_ENDPOINT_URL_SIGNIN": "https://own"], config: config, of: .signin) == "https://own")
        #expect(try endpoint(["AWS_ENDPOINT_URL": "https://all"], config: config, of: .signin) == "https://all")
        #expect(try endpoint(config: config, of: .signin) == "https://section")
        #expect(try endpoint(config: "[default]\nendpoint_url = https://p\n", of: .signin) == "https://p")
        let ignoring = ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"]
        #expect(
            try endpoint(ignoring, config: config, of: .signin) == "https://eu-west-1.signin.aws.amazon.com")
        #expect(throws: EndpointError(setting: "AWS_ENDPOINT_URL", reason: .withFIPS)) {
            try endpoint(["AWS_USE_FIPS_ENDPOINT": "true", "AWS_ENDPOINT_URL": "https://h"], of: .signin)
        }
    }

    @Test func `the variable overrides the profile`() throws {
        let config = "[default]\nuse_fips_endpoint = true\n"
        #expect(
            try endpoint(["AWS_USE_FIPS_ENDPOINT": "false"], config: config) == "https://iot.eu-west-1.amazonaws.com")
    }

    @Test func `a custom endpoint excludes FIPS and dual stack`() throws {
        #expect(throws: EndpointError(setting: "--endpoint-url", reason: .withFIPS)) {
            try endpoint(["AWS_USE_FIPS_ENDPOINT": "true"], flag: "https://h")
        }
        #expect(throws: EndpointError(setting: "AWS_ENDPOINT_URL", reason: .withDualStack)) {
            try endpoint(["AWS_USE_DUALSTACK_ENDPOINT": "true", "AWS_ENDPOINT_URL": "https://h"])
        }
    }

    @Test func `an invalid Boolean and a missing section are errors`() throws {
        #expect(throws: EndpointError(setting: "AWS_USE_FIPS_ENDPOINT", reason: .notASwitch)) {
            try endpoint(["AWS_USE_FIPS_ENDPOINT": "yes"])
        }
        let missing = EndpointError(setting: "services of profile default", reason: .noServicesSection("x"))
        #expect(throws: missing) { try endpoint(config: "[default]\nservices = x\n") }
    }

    @Test func `an error names the setting and does not keep the URL`() throws {
        let expected = EndpointError(setting: "AWS_ENDPOINT_URL", reason: .userInfo)
        let environment = ["AWS_ENDPOINT_URL": "https://me:hunter2@host"]
        let error = try #require(throws: EndpointError.self) { try endpoint(environment) }
        #expect(error == expected)
        #expect(!String(reflecting: error).contains("hunter2"))
        var dumped = ""
        dump(try settings(environment), to: &dumped)
        #expect(!dumped.contains("hunter2"))
    }

    @Test func `with AWS IoT on this machine, STS is called only at a custom endpoint`() throws {
        let region = try Region("eu-west-1")
        let here = try Endpoint(url: "http://127.0.0.1:8080")
        func identity(_ environment: [String: String], _ iot: Endpoint, config: String = "") throws -> String? {
            try settings(environment, config: config).identityEndpoint(beside: iot, region: region)?.description
        }
        #expect(try identity([:], .aws(region: region)) == "https://sts.eu-west-1.amazonaws.com")
        #expect(try identity([:], here) == nil)
        #expect(try identity(["AWS_ENDPOINT_URL": "http://127.0.0.1:8080"], here) == nil)
        #expect(try identity(["AWS_ENDPOINT_URL_STS": "http://127.0.0.1:9"], here) == "http://127.0.0.1:9")
        let section = "[default]\nservices = s\n[services s]\nsts =\n  endpoint_url = http://127.0.0.1:7\n"
        #expect(try identity([:], here, config: section) == "http://127.0.0.1:7")
    }
}
