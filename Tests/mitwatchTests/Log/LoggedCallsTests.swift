import FoundationEssentials
import IoTClient
import IoTEmulator
import Logging
import Testing

@testable import mitwatch

/// The log of calls to the built-in emulator.
struct LoggedCallsTests {
    @Test func `the request IDs are those of the responses`() async throws {
        try await withLog(.info) { client, emulator, lines in
            let described = try await client.describeAuditMitigationActionsTask(taskId: emulator.taskId)
            let missing = await #expect(throws: IoTError.self) {
                try await client.describeAuditMitigationActionsTask(taskId: "no-such-task")
            }
            let ids = [described.requestId?.text, missing?.requestId?.text].compactMap(\.self)
            #expect(ids.count == 2)
            let calls = lines().filter { $0.contains("DescribeAuditMitigationActionsTask") }
            #expect(calls.map { value("request", in: $0) } == ids)
            #expect(calls.map { value("status", in: $0) } == ["200", "404"])
            #expect(calls.map { value("code", in: $0) } == [nil, "ResourceNotFoundException"])
            #expect(calls.allSatisfy { Double(value("ms", in: $0) ?? "") != nil })
        }
    }

    @Test func `attempts of a call have its ID, and the wait between them is logged`() async throws {
        try await withLog(.debug) { client, emulator, lines in
            emulator.setFault(.status(500))
            let patient = client.retrying(.standard)
            await #expect(throws: IoTError.self) {
                try await patient.describeAuditMitigationActionsTask(taskId: emulator.taskId)
            }
            let calls = lines().filter { $0.contains("DescribeAuditMitigationActionsTask") }
            #expect(Set(calls.map { value("call", in: $0) }).count == 1)
            let words = ["sent", "failed", "retrying"]
            let reported = calls.map { line in words.first { line.contains("Task \($0) ") } ?? line }
            #expect(reported == words + words + ["sent", "failed"])
            #expect(
                calls.filter { $0.contains("retrying") }.map { value("wait_ms", in: $0) } == ["500.0", "1000.0"])
        }
    }

    @Test func `the source of credentials is logged once, and nothing of the credentials`() async throws {
        try await withLog(.trace) { client, emulator, lines in
            for _ in 1...2 { _ = try await client.describeAuditMitigationActionsTask(taskId: emulator.taskId) }
            let taken = lines().filter { $0.contains("credentials loaded") }
            #expect(taken.map { value("origin", in: $0) } == ["\"environment variables\""])
            #expect(lines().filter { $0.contains("AKIDTEST") || $0.contains("hush-hush") } == [])
        }
    }

    @Test func `a rejected secret is logged without the secret`() async throws {
        try await withLog(.trace, secret: "wrong-hush-hush") { client, emulator, lines in
            await #expect(throws: IoTError.self) {
                try await client.describeAuditMitigationActionsTask(taskId: emulator.taskId)
            }
            #expect(lines().contains { value("code", in: $0) == "InvalidSignatureException" })
            #expect(lines().filter { $0.contains("AKIDTEST") || $0.contains("hush-hush") } == [])
        }
    }

    /// Runs a test with a client whose calls are logged. Returns the lines of that log.
    private func withLog(
        _ level: Logger.Level, secret: String = "secret",
        _ test: (IoTClient, IoTEmulator, () -> [String]) async throws -> Void
    ) async throws {
        try await Shell.withDirectory { directory in
            let file = try LogFile(appendingTo: directory + "/log") { Issue.record("\($0)") }
            try await withEmulator { emulator in
                let transport = AsyncHTTPClientTransport(product: "test", version: "1")
                let client = try Self.client(emulator, secret: secret, log: ProgramLog(file, level: level), transport)
                try await test(client, emulator) {
                    let text = (try? String(contentsOfFile: directory + "/log", encoding: .utf8)) ?? ""
                    return text.split(separator: "\n").map(String.init)
                }
                await transport.shutdown()
            }
        }
    }

    /// A client that does not wait between attempts.
    private static func client(
        _ emulator: IoTEmulator, secret: String, log: ProgramLog, _ transport: AsyncHTTPClientTransport
    ) throws -> IoTClient {
        let variables = ["AWS_ACCESS_KEY_ID": "AKIDTEST", "AWS_SECRET_ACCESS_KEY": secret]
        return IoTClient(
            region: try Region("eu-west-1"), endpoint: try Endpoint(url: emulator.endpointURL),
            credentials: LoggedCredentials(
                CredentialsChain([EnvironmentCredentials(environment: variables)]), log: log),
            transport: transport, now: { Date() }, sleep: { _ in }, random: { 1 << 63 }
        ).logging(to: log)
    }

    /// The value of a fact in a line, including its quotes; nil if the line does not have the fact.
    private func value(_ name: String, in line: String) -> String? {
        guard let start = line.firstRange(of: " \(name)=")?.upperBound else { return nil }
        let rest = line[start...]
        guard rest.first == "\"" else { return String(rest.prefix { $0 != " " }) }
        return "\"" + rest.dropFirst().prefix { $0 != "\"" } + "\""
    }
}
