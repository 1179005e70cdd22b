import FoundationEssentials
import IoTClient
import Testing

/// What the renewal of each source takes.
@Suite struct CredentialsRenewalTests {
    private static let keys = ["AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "s"]
    private static let end = "2025-11-23T16:04:05Z"

    @Test func `keys of the environment end for good, or have no end`() async throws {
        #expect(try await Machine(environment: Self.keys).ask().renewal == nil)
        let temporary = Self.keys.merging(["AWS_CREDENTIAL_EXPIRATION": Self.end]) { $1 }
        #expect(try await Machine(environment: temporary).ask().renewal == .never)
    }

    @Test func `keys of the shared files have no end`() async throws {
        let text = "[default]\naws_access_key_id = A\naws_secret_access_key = s\n"
        #expect(try await Machine(credentials: text).ask().renewal == nil)
        #expect(try await Machine(config: text).ask().renewal == nil)
    }

    @Test(arguments: ["", #", "Expiration": "\#(end)""#])
    func `a program's keys renew automatically, and it may name the account`(_ end: String) async throws {
        let document =
            #"{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "s", "AccountId": "123456789012"\#(end)}"#
        let config = "[profile ops]\ncredential_process = printf '%s' '\(document)'\n"
        let machine = Machine(environment: ["PATH": "/usr/bin:/bin"], config: config, profile: "ops")
        let credentials = try await machine.ask()
        #expect(credentials.renewal == .automatic)
        #expect(credentials.accountId == "123456789012")
    }

    @Test func `container credentials renew automatically`() async throws {
        let document = #"{"AccessKeyId": "A", "SecretAccessKey": "s", "Token": "t", "Expiration": "\#(Self.end)"}"#
        let machine = Machine(
            environment: ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x"],
            servers: .routes(["GET http://169.254.170.2/x": .text(document)]))
        #expect(try await machine.ask().renewal == .automatic)
    }

    @Test func `web identity renews automatically, and its role names the account`() async throws {
        try await withFolder { folder in
            try write("token", to: folder + "/token")
            let machine = Machine(
                environment: [
                    "AWS_WEB_IDENTITY_TOKEN_FILE": folder + "/token",
                    "AWS_ROLE_ARN": "arn:aws:iam::123456789012:role/pod",
                ], servers: CannedTransport(.role("AKROLE")))
            let credentials = try await machine.ask()
            #expect(credentials.renewal == .automatic)
            #expect(credentials.accountId == "123456789012")
        }
    }

    /// The role expires at 16:04:05.
    @Test(
        arguments: [
            ("", CredentialsRenewal.automatic), ("2025-11-23T16:04:05Z", .automatic), ("2025-11-23T16:04:04Z", .never),
        ])
    func `a role renews while the keys that it is assumed with are valid`(
        _ end: String, _ renewal: CredentialsRenewal
    ) async throws {
        let machine = Machine(
            environment: Self.keys.merging(["AWS_CREDENTIAL_EXPIRATION": end]) { $1 },
            config: "[profile ops]\nrole_arn = r\ncredential_source = Environment\n", profile: "ops",
            servers: CannedTransport(.role("AKROLE")))
        #expect(try await machine.ask().renewal == renewal)
    }
}
