import FoundationEssentials
import IoTClient
import Testing

@Suite struct CredentialsTests {
    private static let keys = ["AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "s/e+cret"]
    private static let file =
        "[default]\naws_access_key_id = AKDEF\naws_secret_access_key = def\n"
        + "[ops]\naws_access_key_id = AKOPS\naws_secret_access_key = ops\naws_session_token = token\n"

    private func fromProfile(
        _ name: String?, config: String? = nil, credentials: String? = nil
    ) throws -> Credentials {
        try ProfileCredentials(profile: SelectedProfile(flag: name, environment: [:])) {
            () throws(SharedConfigProblem) in
            try SharedConfig(config: config, credentials: credentials)
        }.credentials()
    }

    private func fromChain(flag: String? = nil, _ environment: [String: String]) async throws -> Credentials {
        let chain = CredentialsChain.standard(
            profile: SelectedProfile(flag: flag, environment: environment), environment: environment
        ) { () throws(SharedConfigProblem) in try SharedConfig(credentials: Self.file) }
        return try await chain.credentials()
    }

    @Test func `no way of printing credentials shows them`() {
        let credentials = Credentials(accessKeyId: "AKIDX", secretAccessKey: "hunter2", sessionToken: "tokenX")
        var text = "\(credentials) \(String(reflecting: credentials)) \(Optional(credentials) as Any)"
        dump(credentials, to: &text)
        text += "\(EnvironmentCredentials(environment: ["AWS_SECRET_ACCESS_KEY": "hunter2"]))"
        dump(EnvironmentCredentials(environment: ["AWS_SECRET_ACCESS_KEY": "hunter2"]), to: &text)
        dump(StaticCredentials(credentials), to: &text)
        #expect(!text.contains("AKIDX") && !text.contains("hunter2") && !text.contains("tokenX"))
        #expect(text.contains("Credentials(redacted)"))
    }

    @Test func `the environment gives a key`() throws {
        #expect(
            try EnvironmentCredentials(environment: Self.keys).credentials()
                == Credentials(accessKeyId: "AKID", secretAccessKey: "s/e+cret"))
    }

    @Test func `the environment gives a token and an end`() throws {
        let temporary = Self.keys.merging([
            "AWS_SESSION_TOKEN": "token", "AWS_CREDENTIAL_EXPIRATION": "2025-11-23T15:04:05Z",
        ]) { $1 }
        #expect(
            try EnvironmentCredentials(environment: temporary).credentials()
                == Credentials(
                    accessKeyId: "AKID", secretAccessKey: "s/e+cret", sessionToken: "token",
                    expiration: Date(timeIntervalSince1970: 1_763_910_245)))
    }

    @Test(arguments: [[:], ["AWS_ACCESS_KEY_ID": ""], ["AWS_SECRET_ACCESS_KEY": "x"]])
    func `an environment without a key id is not configured`(_ environment: [String: String]) {
        let expected = CredentialsProblem.notConfigured(
            source: "the environment", reason: .variable("AWS_ACCESS_KEY_ID"))
        #expect(throws: expected) { try EnvironmentCredentials(environment: environment).credentials() }
    }

    @Test func `an environment without the secret is broken`() {
        let expected = CredentialsProblem.broken(
            source: "the environment", reason: .missing(setting: "AWS_SECRET_ACCESS_KEY", besides: "AWS_ACCESS_KEY_ID"))
        #expect(throws: expected) { try EnvironmentCredentials(environment: ["AWS_ACCESS_KEY_ID": "a"]).credentials() }
    }

    @Test(
        arguments: ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"], ["a b", "a\n", "\u{1}", "é"])
    func `a character that no key has is an error that names the setting alone`(_ setting: String, _ value: String) {
        let expected = CredentialsProblem.broken(
            source: "the environment", reason: .illegalCharacter(setting: setting))
        let environment = Self.keys.merging([setting: value]) { $1 }
        #expect(throws: expected) { try EnvironmentCredentials(environment: environment).credentials() }
    }

    @Test func `an end that is no time is broken`() {
        let expected = CredentialsProblem.broken(
            source: "the environment", reason: .malformed(setting: "AWS_CREDENTIAL_EXPIRATION"))
        let environment = Self.keys.merging(["AWS_CREDENTIAL_EXPIRATION": "soon"]) { $1 }
        #expect(throws: expected) { try EnvironmentCredentials(environment: environment).credentials() }
    }

    @Test func `a profile gives its key from either file`() throws {
        let ops = Credentials(accessKeyId: "AKOPS", secretAccessKey: "ops", sessionToken: "token")
        #expect(try fromProfile("ops", credentials: Self.file) == ops)
        let config = "[profile ops]\naws_access_key_id = A\naws_secret_access_key = B\n"
        #expect(try fromProfile("ops", config: config) == Credentials(accessKeyId: "A", secretAccessKey: "B"))
        #expect(try fromProfile("ops", config: config, credentials: Self.file) == ops)
    }

    @Test func `a key and its secret come from the same file`() {
        let expected = CredentialsProblem.broken(
            source: "profile p", reason: .missing(setting: "aws_secret_access_key", besides: "aws_access_key_id"))
        #expect(throws: expected) {
            try fromProfile(
                "p", config: "[profile p]\naws_secret_access_key = B\n", credentials: "[p]\naws_access_key_id = A\n")
        }
    }

    @Test func `a profile that was asked for and is not there is broken, and the others are named`() {
        let expected = CredentialsProblem.broken(
            source: "profile op", reason: .profileNotFound("op", known: ["default", "ops"]))
        #expect(throws: expected) { try fromProfile("op", credentials: Self.file) }
    }

    @Test func `the default profile may be missing, and may have no keys`() {
        #expect(throws: CredentialsProblem.notConfigured(source: "profile default", reason: .profile("default"))) {
            try fromProfile(nil)
        }
        #expect(throws: CredentialsProblem.notConfigured(source: "profile p", reason: .keys(profile: "p"))) {
            try fromProfile("p", config: "[profile p]\nregion = r\n")
        }
    }

    @Test(arguments: ["role_arn", "sso_session", "sso_start_url"])
    func `a profile that acts under another identity is not used with its own keys`(_ setting: String) {
        let expected = CredentialsProblem.broken(
            source: "profile ops", reason: .unsupported(profile: "ops", setting: setting))
        #expect(throws: expected) {
            try fromProfile("ops", config: "[profile ops]\n\(setting) = x\n", credentials: Self.file)
        }
    }

    @Test(arguments: ["login_session", "credential_process"])
    func `a program's credentials come after the credentials file and before the config file`(_ setting: String) throws
    {
        let config =
            "[profile ops]\n\(setting) = x\naws_access_key_id = A\naws_secret_access_key = B\n"
        #expect(try fromProfile("ops", config: config, credentials: Self.file).accessKeyId == "AKOPS")
        let expected = CredentialsProblem.broken(
            source: "profile ops", reason: .unsupported(profile: "ops", setting: setting))
        #expect(throws: expected) { try fromProfile("ops", config: config) }
    }

    @Test func `files that cannot be read are told`() {
        let problem = SharedConfigProblem(file: .config, reason: .missingSection(line: 1))
        #expect(throws: CredentialsProblem.broken(source: "profile default", reason: .sharedConfig(problem))) {
            try fromProfile(nil, config: "x")
        }
    }

    @Test func `--profile beats the environment's keys, and they beat AWS_PROFILE`() async throws {
        let both = Self.keys.merging(["AWS_PROFILE": "ops"]) { $1 }
        #expect(try await fromChain(flag: "ops", Self.keys).accessKeyId == "AKOPS")
        #expect(try await fromChain(flag: "default", both).accessKeyId == "AKDEF")
        #expect(try await fromChain(both).accessKeyId == "AKID")
        #expect(try await fromChain(["AWS_PROFILE": "ops"]).accessKeyId == "AKOPS")
        #expect(try await fromChain([:]).accessKeyId == "AKDEF")
    }

    @Test func `a chain keeps what each source said`() async {
        let first = CredentialsProblem.notConfigured(source: "the environment", reason: .variable("AWS_ACCESS_KEY_ID"))
        let second = CredentialsProblem.notConfigured(source: "profile default", reason: .profile("default"))
        let chain = CredentialsChain.standard(profile: SelectedProfile(flag: nil, environment: [:]), environment: [:]) {
            () throws(SharedConfigProblem) in try SharedConfig()
        }
        await #expect(throws: CredentialsProblem.noneFound([first, second])) { try await chain.credentials() }
    }

    @Test func `a chain stops at a source that is configured but broken`() async {
        let expected = CredentialsProblem.broken(
            source: "the environment", reason: .missing(setting: "AWS_SECRET_ACCESS_KEY", besides: "AWS_ACCESS_KEY_ID"))
        await #expect(throws: expected) { try await fromChain(["AWS_ACCESS_KEY_ID": "AKID"]) }
    }

    @Test func `a profile is chosen by the flag, then by the variables, then by its name`() {
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
