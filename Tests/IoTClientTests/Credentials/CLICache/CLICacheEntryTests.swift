import FoundationEssentials
import Testing

@testable import IoTClient

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The names and the contents of the files that the AWS CLI keeps credentials of roles in.
@Suite struct CLICacheEntryTests {
    private static let role = "arn:aws:iam::123456789012:role/ops"
    private static let alice = "arn:aws:iam::123456789012:mfa/alice"

    private struct Vector: Sendable {
        var serial: String?
        var externalId: String?
        var seconds: Int?
        var sessionName: String?
        let name: String
    }

    private static let vectors = [
        Vector(name: "22683b67d5bd46b0335d9327094666b8be5b5cd5"),
        Vector(serial: alice, name: "5e49fb44cac4e7c0947a99409d87865745b3768c"),
        Vector(serial: alice, seconds: 3_600, name: "82295a48234e2408dabb6fc0a1de581c8e55c9c2"),
        Vector(
            serial: alice, seconds: 43_200, sessionName: "alice", name: "11ffc8510f15af16d1ea8205a4630ed9c3106d76"),
        Vector(
            serial: "GAHT12345678", externalId: "a/b", seconds: 900, sessionName: "me",
            name: "3e81a7dfa35b8e9952eac5d10eb8f97bb6ab6096"),
        Vector(
            serial: alice, externalId: #"ünïcode-"quoted"\😀"#, name: "67747ed7a9f25d7cb9b68cd78730902cfba3d10d"),
    ]

    @Test(arguments: vectors.indices)
    func `the name of a role's entry is the AWS CLI's`(_ index: Int) {
        let vector = Self.vectors[index]
        let entry = CLICacheEntry(
            home: "/h", roleArn: Self.role, serial: vector.serial, externalId: vector.externalId,
            seconds: vector.seconds, sessionName: vector.sessionName)
        #expect(entry.name == vector.name)
        #expect(entry.path == "/h/.aws/cli/cache/\(vector.name).json")
    }

    @Test(
        arguments: [
            "sso_session = corp\n[sso-session corp]\n": "d8dedde22ca0e512a1fe5173213be9cce49167ea",
            "": "177d9f9c4cbf247fa644e6a0791b7a3d517272df",
        ])
    func `the name of a single sign-on entry is the AWS CLI's`(_ session: String, _ name: String) throws {
        let config =
            "[profile ops]\nsso_account_id = 123456789012\nsso_role_name = OpsRole\n\(session)"
            + "sso_region = eu-west-1\nsso_start_url = https://example.awsapps.com/start\n"
        let files = try SharedConfig(config: config)
        let settings = ProfileSettings(name: "ops", isNamed: true, origin: nil, files: .success(files))
        let signOn = try #require(try SingleSignOnSettings(settings, source: "s"))
        #expect(CLICacheEntry(home: nil, signOn).name == name)
        #expect(CLICacheEntry(home: nil, signOn).path == nil)
    }

    @Test func `control characters are escaped as Python does`() {
        let text = PythonJSON.object(["b": .text("\n\r\t\u{8}\u{C}\u{1}\u{7F}/"), "a": .number(1)], .spaced)
        #expect(text == #"{"a": 1, "b": "\n\r\t\b\f\u0001\u007f/"}"#)
    }

    /// An entry in a temporary home directory, with this text.
    private func loaded(_ text: String) async throws -> Credentials? {
        try await withFolder { home in
            let entry = CLICacheEntry(
                home: home, roleArn: "r", serial: nil, externalId: nil, seconds: nil, sessionName: nil)
            try write(text, to: try #require(entry.path))
            return entry.load()
        }
    }

    private func text(end: String, account: String = "") -> String {
        #"{"Credentials": {"AccessKeyId": "ASIA1", "SecretAccessKey": "s", "SessionToken": "t", "#
            + #""Expiration": "\#(end)"\#(account)}}"#
    }

    @Test(arguments: [
        "2025-11-23T16:04:05+00:00", "2025-11-23T16:04:05Z", "2025-11-23T16:04:05UTC", "2025-11-23T18:04:05+02:00",
        "2025-11-23T10:34:05-0530", "2025-11-23T16:04:05.000000+00:00",
    ])
    func `an entry's expiration has one of several forms`(_ end: String) async throws {
        let credentials = try await loaded(text(end: end, account: #", "AccountId": "123456789012""#))
        #expect(credentials?.accessKeyId == "ASIA1")
        #expect(credentials?.secretAccessKey == "s")
        #expect(credentials?.sessionToken == "t")
        #expect(credentials?.expiration?.timeIntervalSince1970 == 1_763_913_845)
        #expect(credentials?.accountId == "123456789012")
    }

    @Test(arguments: [
        "", "{", "null", "[]", "{}", #"{"Credentials": null}"#, #"{"Credentials": {}}"#, "\u{0}\u{FFFD}",
        #"{"Credentials": {"AccessKeyId": "A", "SecretAccessKey": "s", "SessionToken": "t"}}"#,
        #"{"Credentials": {"AccessKeyId": "A", "SecretAccessKey": "s", "Expiration": "2025-11-23T16:04:05Z"}}"#,
        #"{"Credentials": {"AccessKeyId": "A", "SessionToken": "t", "Expiration": "2025-11-23T16:04:05Z"}}"#,
        #"{"Credentials": {"AccessKeyId": "A b", "SecretAccessKey": "s", "SessionToken": "t", "#
            + #""Expiration": "2025-11-23T16:04:05Z"}}"#,
        #"{"Credentials": {"AccessKeyId": "A", "SecretAccessKey": "s", "SessionToken": "t", "Expiration": "soon"}}"#,
        String(repeating: "[", count: 100_000),
    ])
    func `whatever cannot be read counts as no entry`(_ text: String) async throws {
        #expect(try await loaded(text) == nil)
    }

    @Test func `a directory, a pipe and a huge file count as no entry`() async throws {
        try await withFolder { home in
            let entry = CLICacheEntry(
                home: home, roleArn: "r", serial: nil, externalId: nil, seconds: nil, sessionName: nil)
            let path = try #require(entry.path)
            #expect(entry.load() == nil)
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            #expect(entry.load() == nil)
            try FileManager.default.removeItem(atPath: path)
            #expect(mkfifo(path, 0o600) == 0)
            #expect(entry.load() == nil)
            try FileManager.default.removeItem(atPath: path)
            try write(String(repeating: " ", count: 3 << 20) + text(end: "2025-11-23T16:04:05Z"), to: path)
            #expect(entry.load() == nil)
        }
    }

    @Test(arguments: ["", #", "AccountId": "12345""#, #", "AccountId": "12345678901x""#, #", "AccountId": null"#])
    func `an account ID that is missing or malformed is ignored`(_ account: String) async throws {
        let credentials = try await loaded(text(end: "2025-11-23T16:04:05Z", account: account))
        #expect(credentials?.accessKeyId == "ASIA1" && credentials?.accountId == nil)
    }

    @Test func `an account ID is read from an ARN of any partition`() {
        #expect(accountId(ofARN: "arn:aws-cn:iam::123456789012:role/a/b") == "123456789012")
        #expect(accountId(ofARN: "arn:aws:iam::12:role/x") == nil)
        #expect(accountId(ofARN: "role/x") == nil)
    }
}
