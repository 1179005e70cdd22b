import Crypto
import FoundationEssentials
import Testing

@testable import IoTClient

/// The AWS CLI's cache of single sign-on credentials, what a renewal takes, and names of sessions.
@Suite struct SingleSignOnCacheTests: SingleSignOnSuite {
    /// 2025-11-23T15:04:05Z.
    private static let start = Date(timeIntervalSince1970: 1_763_910_245)

    private static func cacheFile(_ session: String?) -> String {
        let (name, value) = session.map { ("sessionName", $0) } ?? ("startUrl", "https://corp.awsapps.com/start")
        let text = PythonJSON.object(
            ["accountId": .text("111122223333"), "roleName": .text("View"), name: .text(value)], .compact)
        return "/.aws/cli/cache/\(hexadecimal(Insecure.SHA1.hash(data: Data(text.utf8)))).json"
    }

    private static func entry(_ seconds: TimeInterval) -> String {
        let end = start.addingTimeInterval(seconds).formatted(.iso8601)
        return #"{"ProviderType": "sso", "Credentials": {"AccessKeyId": "AKCLI", "SecretAccessKey": "s", "#
            + #""SessionToken": "t", "Expiration": "\#(end)", "AccountId": "111122223333"}}"#
    }

    @Test(arguments: [(sessionForm, sessionFile, "corp"), (olderForm, olderFile, nil)])
    func `cached credentials with more than 15 minutes left are used, and the portal is not called`(
        _ form: (String, String, String?)
    ) async throws {
        try await withFolder { home in
            try write(Self.token(expires: "2025-11-24T20:00:00Z"), to: home + form.1)
            try write(Self.entry(901), to: home + Self.cacheFile(form.2))
            let machine = machine(home, form.0, [Self.credentialsURL: Self.credentials])
            #expect(
                try await machine.ask()
                    == Credentials(
                        accessKeyId: "AKCLI", secretAccessKey: "s", sessionToken: "t",
                        expiration: Self.start.addingTimeInterval(901),
                        origin: "SSO (profile ops), from the AWS CLI's cache", renewal: .automatic,
                        accountId: "111122223333"))
            #expect(machine.servers.requests.isEmpty)
            try write(Self.entry(900), to: home + Self.cacheFile(form.2))
            #expect(try await machine.ask().accessKeyId == "AKSSO")
            #expect(try String(contentsOfFile: home + Self.cacheFile(form.2), encoding: .utf8) == Self.entry(900))
        }
    }

    @Test func `without a token cached credentials are used, and a renewal takes a login`() async throws {
        try await withFolder { home in
            try write(Self.entry(3_600), to: home + Self.cacheFile("corp"))
            var machine = machine(home, Self.sessionForm, [:])
            machine.environment = ["SSH_CONNECTION": "10.0.0.1 50000 10.0.0.2 22"]
            let command = LoginCommand(.singleSignOn, profile: "ops", isRemote: true)
            #expect(try await machine.ask().renewal == .login(command))
            #expect("\(command)" == "aws sso login --use-device-code --profile ops")
        }
    }

    @Test func `over SSH the advice is to log in with a device code`() async throws {
        var machine = machine("/nowhere", Self.sessionForm, [:])
        machine.environment = ["SSH_CONNECTION": "10.0.0.1 50000 10.0.0.2 22"]
        let problem = try #require(try await machine.problem())
        #expect(problem.description.hasSuffix("run `aws sso login --use-device-code --profile ops`"))
    }

    @Test func `cached credentials that AWS rejected are not used again`() async throws {
        try await withFolder { home in
            try write(Self.token(expires: "2025-11-23T20:00:00Z"), to: home + Self.sessionFile)
            try write(Self.entry(3_600), to: home + Self.cacheFile("corp"))
            let source = try machine(home, Self.sessionForm, [Self.credentialsURL: Self.credentials]).source
            let cached = try await source.credentials()
            #expect(cached.accessKeyId == "AKCLI")
            await source.invalidate(cached)
            #expect(try await source.credentials().accessKeyId == "AKSSO")
        }
    }

    @Test(arguments: ["", "{", #"{"Credentials": {"AccessKeyId": "A"}}"#])
    func `an unreadable entry counts as none`(_ text: String) async throws {
        try await withFolder { home in
            try write(Self.token(expires: "2025-11-23T20:00:00Z"), to: home + Self.sessionFile)
            try write(text, to: home + Self.cacheFile("corp"))
            let machine = machine(home, Self.sessionForm, [Self.credentialsURL: Self.credentials])
            #expect(try await machine.ask().accessKeyId == "AKSSO")
        }
    }

    /// The keys expire at 16:04:05.
    @Test(
        arguments: [
            ("2025-11-23T16:19:06Z", false, CredentialsRenewal.automatic),
            ("2025-11-23T16:19:05Z", false, .login(LoginCommand(.singleSignOn, profile: "ops"))),
            ("2025-11-23T15:30:00Z", true, .automatic),
        ])
    func `keys renew automatically if the token lasts longer or can be renewed`(
        _ end: String, _ isRenewable: Bool, _ renewal: CredentialsRenewal
    ) async throws {
        try await withFolder { home in
            try write(Self.token(expires: end, renewable: isRenewable), to: home + Self.sessionFile)
            let machine = machine(home, Self.sessionForm, [Self.credentialsURL: Self.credentials])
            let credentials = try await machine.ask()
            #expect(credentials.renewal == renewal)
            #expect(credentials.expiration == Self.start.addingTimeInterval(3_600))
        }
    }

    @Test func `in the older form a token that ends first takes a login`() async throws {
        try await withFolder { home in
            try write(Self.token(expires: "2025-11-23T15:30:00Z", renewable: true), to: home + Self.olderFile)
            let machine = machine(home, Self.olderForm, [Self.credentialsURL: Self.credentials])
            #expect(try await machine.ask().renewal == .login(LoginCommand(.singleSignOn, profile: "ops")))
        }
    }

    @Test(arguments: ["'corp login'", "\"corp login\"", "corp\\ login"])
    func `a session's name with spaces is quoted in its section`(_ name: String) async throws {
        try await withFolder { home in
            let config =
                Self.profile + "sso_session = corp login\n[sso-session \(name)]\nsso_region = eu-north-1\n"
                + "sso_start_url = https://corp.awsapps.com/start\n"
            let file = SingleSignOnTokenFile(home: home, key: "corp login")
            try write(Self.token(expires: "2025-11-23T20:00:00Z"), to: file.path)
            let machine = machine(home, config, [Self.credentialsURL: Self.credentials])
            #expect(try await machine.ask().accessKeyId == "AKSSO")
        }
    }
}
