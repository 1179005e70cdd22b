import IoTClient
import Testing

@Suite struct ProfileKeysTests {
    private static let file =
        "[default]\naws_access_key_id = AKDEF\naws_secret_access_key = def\n"
        + "[ops]\naws_access_key_id = AKOPS\naws_secret_access_key = ops\naws_session_token = token\n"

    private func problem(_ source: SanitizedText, _ reason: CredentialsError.BrokenReason) -> CredentialsError {
        .broken(source: source, reason: reason)
    }

    @Test func `a profile's key comes from either file, which is named`() async throws {
        let ops = Credentials(
            accessKeyId: "AKOPS", secretAccessKey: "ops", sessionToken: "token",
            origin: "credentials file (profile ops)")
        #expect(try await Machine(credentials: Self.file, profile: "ops").ask() == ops)
        let config = "[profile ops]\naws_access_key_id = A\naws_secret_access_key = B\n"
        let other = Credentials(
            accessKeyId: "A", secretAccessKey: "B", origin: "config file (profile ops)")
        #expect(try await Machine(config: config, profile: "ops").ask() == other)
        #expect(try await Machine(config: config, credentials: Self.file, profile: "ops").ask() == ops)
    }

    @Test func `a key and its secret come from the same file`() async throws {
        let machine = Machine(
            config: "[profile p]\naws_secret_access_key = B\n", credentials: "[p]\naws_access_key_id = A\n",
            profile: "p")
        #expect(
            try await machine.problem()
                == problem(
                    "credentials file (profile p)",
                    .missing(setting: "aws_secret_access_key", besides: "aws_access_key_id")))
    }

    @Test func `a missing profile that was chosen by name is broken, and the others are listed`() async throws {
        func expected(_ origin: SelectedProfile.Origin) -> CredentialsError {
            problem(
                "profile op",
                .profileNotFound(ProfileNotFoundError(name: "op", origin: origin, known: ["default", "ops"])))
        }
        #expect(try await Machine(credentials: Self.file, profile: "op").problem() == expected(.flag))
        let environment = ["AWS_PROFILE": "op", "AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "x"]
        #expect(
            try await Machine(environment: environment, credentials: Self.file).problem()
                == expected(.variable("AWS_PROFILE")))
    }

    @Test func `unreadable files are an error`() async throws {
        let reason = SharedConfigError(file: .config, reason: .missingSection(line: 1))
        #expect(
            try await Machine(config: "x").problem() == problem("assume role (profile default)", .sharedConfig(reason)))
    }

    @Test func `a login session comes after the credentials file and before the config file`() async throws {
        let config = "[profile ops]\nlogin_session = x\naws_access_key_id = A\naws_secret_access_key = B\n"
        let both = Machine(config: config, credentials: Self.file, profile: "ops")
        #expect(try await both.ask().accessKeyId == "AKOPS")
        #expect(
            try await Machine(config: config, profile: "ops", home: "/nowhere").problem()
                == problem(
                    "login session (profile ops)",
                    .loginRequired(LoginCommand(.loginSession, profile: "ops"), .never)))
    }

    @Test func `--profile overrides the environment's keys, and they override AWS_PROFILE`() async throws {
        let keys = ["AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "secret"]
        let both = keys.merging(["AWS_PROFILE": "ops"]) { $1 }
        func id(_ environment: [String: String], _ profile: String? = nil) async throws -> String {
            try await Machine(environment: environment, credentials: Self.file, profile: profile).ask().accessKeyId
        }
        #expect(try await id(keys, "ops") == "AKOPS")
        #expect(try await id(both, "default") == "AKDEF")
        #expect(try await id(both) == "AKID")
        #expect(try await id(["AWS_PROFILE": "ops"]) == "AKOPS")
        #expect(try await id([:]) == "AKDEF")
    }

    @Test func `if no source is configured, each is listed with its reason, in botocore's order`() async throws {
        let none = CredentialsError.NotConfiguredReason.profile("default", others: [])
        let unreached = TransportError(host: "169.254.169.254", port: 80, reason: .connectionRefused)
        let expected: [(String, CredentialsError.NotConfiguredReason)] = [
            ("environment variables", .variable("AWS_ACCESS_KEY_ID")),
            ("assume role (profile default)", none),
            ("web identity", .variable("AWS_WEB_IDENTITY_TOKEN_FILE")),
            ("SSO (profile default)", none),
            ("credentials file (profile default)", none),
            ("login session (profile default)", none),
            ("credential_process (profile default)", none),
            ("config file (profile default)", none),
            (
                "container credentials",
                .variables("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", or: "AWS_CONTAINER_CREDENTIALS_FULL_URI")
            ),
            ("EC2 instance metadata", .noMetadata(.notReached(unreached))),
        ]
        let problems = expected.map { CredentialsError.notConfigured(source: SanitizedText($0), reason: $1) }
        #expect(try await Machine().problem() == .noneFound(problems))
    }

    @Test func `with --profile the environment's keys and web identity are ignored`() async throws {
        let environment = [
            "AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "B", "AWS_WEB_IDENTITY_TOKEN_FILE": "/x",
            "AWS_ROLE_ARN": "arn", "AWS_EC2_METADATA_DISABLED": "TRUE",
        ]
        let machine = Machine(environment: environment, config: "[default]\nregion = r\n", profile: "default")
        #expect(
            try await machine.absence(of: "web identity") == .setting("web_identity_token_file", profile: "default"))
        #expect(try await machine.absence(of: "environment variables") == nil)
        #expect(
            try await machine.absence(of: "EC2 instance metadata")
                == .switchedOff(variable: "AWS_EC2_METADATA_DISABLED"))
    }

    @Test func `a chain stops at a source that is configured but broken`() async throws {
        let machine = Machine(environment: ["AWS_ACCESS_KEY_ID": "AKID"], credentials: Self.file)
        #expect(
            try await machine.problem()
                == problem(
                    "environment variables", .missing(setting: "AWS_SECRET_ACCESS_KEY", besides: "AWS_ACCESS_KEY_ID")))
    }
}
