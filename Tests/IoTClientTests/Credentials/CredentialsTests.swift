import FoundationEssentials
import IoTClient
import Testing

@Suite struct CredentialsTests {
    private static let keys = ["AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "s/e+cret"]

    @Test func `printed credentials are redacted`() throws {
        let credentials = Credentials(accessKeyId: "AKIDX", secretAccessKey: "hunter2", sessionToken: "tokenX")
        var text = "\(credentials) \(String(reflecting: credentials)) \(Optional(credentials) as Any)"
        dump(credentials, to: &text)
        text += "\(EnvironmentCredentials(environment: ["AWS_SECRET_ACCESS_KEY": "hunter2"]))"
        dump(EnvironmentCredentials(environment: ["AWS_SECRET_ACCESS_KEY": "hunter2"]), to: &text)
        dump(StaticCredentials(credentials), to: &text)
        let machine = Machine(
            environment: ["AWS_SECRET_ACCESS_KEY": "hunter2"],
            credentials: "[default]\naws_secret_access_key = hunter2\n")
        dump(try machine.source, to: &text)
        dump(CachedCredentials(StaticCredentials(credentials), now: { machine.now }), to: &text)
        #expect(!text.contains("AKIDX") && !text.contains("hunter2") && !text.contains("tokenX"))
        #expect(text.contains("Credentials(redacted)"))
    }

    @Test func `a key is read from the environment`() throws {
        #expect(
            try EnvironmentCredentials(environment: Self.keys).credentials()
                == Credentials(accessKeyId: "AKID", secretAccessKey: "s/e+cret"))
    }

    @Test func `a token and an expiration are read from the environment`() throws {
        let temporary = Self.keys.merging([
            "AWS_SESSION_TOKEN": "token", "AWS_CREDENTIAL_EXPIRATION": "2025-11-23T15:04:05Z",
        ]) { $1 }
        #expect(
            try EnvironmentCredentials(environment: temporary).credentials()
                == Credentials(
                    accessKeyId: "AKID", secretAccessKey: "s/e+cret", sessionToken: "token",
                    expiration: Date(timeIntervalSince1970: 1_763_910_245), renewal: .never))
    }

    @Test(arguments: [[:], ["AWS_ACCESS_KEY_ID": ""], ["AWS_SECRET_ACCESS_KEY": "x"]])
    func `an environment without an access key ID is not configured`(_ environment: [String: String]) {
        let expected = CredentialsError.notConfigured(
            source: "environment variables", reason: .variable("AWS_ACCESS_KEY_ID"))
        #expect(throws: expected) { try EnvironmentCredentials(environment: environment).credentials() }
    }

    @Test func `an environment without the secret is broken`() {
        let expected = CredentialsError.broken(
            source: "environment variables",
            reason: .missing(setting: "AWS_SECRET_ACCESS_KEY", besides: "AWS_ACCESS_KEY_ID"))
        #expect(throws: expected) { try EnvironmentCredentials(environment: ["AWS_ACCESS_KEY_ID": "a"]).credentials() }
    }

    @Test(
        arguments: ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"], ["a b", "a\n", "\u{1}", "é"])
    func `an illegal character in a key is an error that names only the setting`(_ setting: String, _ value: String) {
        let expected = CredentialsError.broken(
            source: "environment variables", reason: .illegalCharacter(setting: SanitizedText(setting)))
        let environment = Self.keys.merging([setting: value]) { $1 }
        #expect(throws: expected) { try EnvironmentCredentials(environment: environment).credentials() }
    }

    @Test(
        arguments: [
            Credentials(accessKeyId: "AK\nID", secretAccessKey: "s"): "accessKeyId",
            Credentials(accessKeyId: "AKID", secretAccessKey: "s", sessionToken: "hunter2\r\n"): "sessionToken",
        ])
    func `a library user's key with an illegal character is an error, and nothing is sent`(
        _ credentials: Credentials, _ setting: String
    ) async throws {
        let transport = CannedTransport(.text("{}"))
        let source = StaticCredentials(credentials)
        let expected = IoTError.credentials(
            .broken(source: "fixed credentials", reason: .illegalCharacter(setting: SanitizedText(setting))))
        #expect(try await IoTClient.example(transport, credentials: source).refusal() == expected)
        let region = try Region("eu-west-1")
        let identity = STSClient(
            region: region, endpoint: .aws(.sts, region: region), credentials: source, transport: transport,
            now: { Date(timeIntervalSince1970: 1_763_910_245) })
        await #expect(throws: expected) { try await identity.getCallerIdentity() }
        #expect(transport.requests.isEmpty)
        #expect(!expected.description.contains("hunter2"))
    }

    @Test func `an expiration that is not a time is broken`() {
        let expected = CredentialsError.broken(
            source: "environment variables", reason: .malformed(setting: "AWS_CREDENTIAL_EXPIRATION"))
        let environment = Self.keys.merging(["AWS_CREDENTIAL_EXPIRATION": "soon"]) { $1 }
        #expect(throws: expected) { try EnvironmentCredentials(environment: environment).credentials() }
    }

    @Test func `a profile is chosen by the flag, the variables, or by default`() {
        let both = ["AWS_DEFAULT_PROFILE": "d", "AWS_PROFILE": "p"]
        func chosen(_ flag: String?, _ environment: [String: String]) -> [String] {
            let profile = SelectedProfile(flag: flag, environment: environment)
            return [profile.name, "\(profile.origin)"]
        }
        #expect(chosen("f", both) == ["f", "flag"])
        #expect(chosen("", both) == ["d", #"variable("AWS_DEFAULT_PROFILE")"#])
        #expect(chosen(nil, ["AWS_PROFILE": "p"]) == ["p", #"variable("AWS_PROFILE")"#])
        #expect(chosen(nil, ["AWS_PROFILE": ""]) == ["default", "implied"])
    }
}
