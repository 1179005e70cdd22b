import FoundationEssentials
import IoTClient
import Testing

@testable import mitwatch

/// What `doctor` says about credentials: their source, their end, and what renews them.
struct CredentialsChecksTests {
    private static let now = Date(timeIntervalSince1970: 1_763_910_245)
    private static let code = MFARequest(serial: "GAHT12345678", profile: "ops", roleArn: "r")

    private func facts(_ renewal: CredentialsRenewal?, expires: Bool = true) async throws -> String {
        try await onOwnThread {
            let connection = try Connection(variables: ["AWS_REGION": "eu-west-1"])
            let source = StaticCredentials(
                Credentials(
                    accessKeyId: "AKIDTEST", secretAccessKey: "secret",
                    expiration: expires ? Self.now.addingTimeInterval(600) : nil, origin: "role ops",
                    renewal: renewal))
            let transport = connection.transport()
            defer { Blocking.run { await transport.shutdown() } }
            var checks = CredentialsChecks(
                client: connection.client(over: transport, credentials: source, clock: ServerClock()),
                credentials: source, entry: CodeEntry(connection), now: { Self.now })
            let (report, isUsable) = checks.run()
            #expect(report.verdict == .ok && isUsable)
            return report.facts
        }
    }

    @Test(
        arguments: [
            (.automatic, ", renews automatically"), (.code(Self.code), ", renewal requires an MFA code"),
            (
                .login(LoginCommand(.loginSession, profile: "ops", isRemote: true)),
                ", renewal requires a login: `aws login --remote --profile ops`"
            ),
            (.never, ", cannot be renewed"), (nil, ""),
        ] as [(CredentialsRenewal?, String)])
    func `the end of credentials comes with what renews them`(renewal: CredentialsRenewal?, words: String) async throws
    {
        #expect(try await facts(renewal) == "role ops, expires 2025-11-23T15:14:05Z (in 10 min)\(words)")
        #expect(try await facts(renewal, expires: false) == "role ops")
    }

    @Test(arguments: [
        ("/home/op/.aws/credentials", "chmod 600 /home/op/.aws/credentials"),
        ("/home/o'p/my files", #"chmod 600 '/home/o'\''p/my files'"#),
    ])
    func `a file that others can read comes with the command that fixes it`(path: SanitizedText, fix: String) {
        let report = CheckReport(ExposedCredentialFile(path: path, mode: 0o644))
        #expect(report.verdict == .note)
        #expect(report.facts == "file accessible to other users (mode 644)")
        #expect(report.advice == [path.text, "To fix: run `\(fix)`"])
    }
}
