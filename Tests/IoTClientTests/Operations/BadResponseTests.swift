import FoundationEssentials
import Testing

@testable import IoTClient

/// Responses with errors that a parser may miss.
@Suite struct BadResponseTests {
    private func reason(_ body: Data) async throws -> UndecodableResponse.Reason? {
        let response = HTTPResponse(statusCode: 200, headers: ["Content-Type": "application/json"], body: body)
        guard case .undecodable(let answer) = try await IoTClient.example(CannedTransport(response)).refusal() else {
            return nil
        }
        return answer.reason
    }

    private func reason(_ text: String) async throws -> UndecodableResponse.Reason? {
        try await reason(Data(text.utf8))
    }

    @Test(
        arguments: [
            #"{"taskStatus": "A", "taskStatus": "B"}"#: "taskStatus",
            #"{"taskStatus": "A", "taskStatus": "A"}"#: "taskStatus",
            #"{"a": 1, "b": {"c": [{}, {"d": 1, "e": [1, 2], "d": 2}]}}"#: "d",
            #"{"taskStatistics": {"C\u0048": {}, "CH": {}}}"#: "CH",
            #"{"é": 1, "\u00e9": 2}"#: "é", #"{"": 1, "": 2}"#: "", #"{"\"": 1, "x": "\"", "\"": 2}"#: "\"",
        ])
    func `a key that an object has twice is reported`(_ body: String, _ name: String) async throws {
        #expect(try await reason(body) == .duplicateKey(SanitizedText(name)))
    }

    @Test(arguments: [
        #"{"a": {"x": 1}, "b": {"x": 1}, "x": 1}"#, #"{"a": "b", "b": "a", "c": ["a", "a", "a"]}"#,
        #"{"a": [{"x": 1}, {"x": 1}]}"#, #"{"a": "\"a\"", "b": "{\"a\": 1, \"a\": 2}"}"#, #"{"a\\": 1, "a": 2}"#,
        #"{"a": {}, "b": [], "c": [[]], "d": "\\"}"#,
    ])
    func `the same key or text elsewhere is not a duplicate`(_ body: String) async throws {
        #expect(try await reason(body) == nil)
    }

    @Test(
        arguments: [
            [0x7B, 0x22, 0x61, 0x22, 0x3A, 0x22, 0xFF, 0x22, 0x7D], [0x7B, 0x22, 0xC3, 0x22, 0x3A, 0x31, 0x7D],
            [0x7B, 0x22, 0x61, 0x22, 0x3A, 0x22, 0xED, 0xA0, 0x80, 0x22, 0x7D], [0x7B, 0x00, 0x7D, 0x00],
            [0x00, 0x7B, 0x00, 0x7D],
        ] as [[UInt8]])
    func `bytes that are not UTF-8 are reported, also in members that are not decoded`(_ bytes: [UInt8]) async throws {
        #expect(try await reason(Data(bytes)) == .notUTF8)
    }

    @Test(arguments: ["[", #"{"a":"#, #"{"taskStatistics":"#, #"{"auditCheckToActionsMapping":{"C":["#])
    func `nesting 10,000 levels deep is an error in any member`(_ opening: String) async throws {
        let closing = opening.reversed().compactMap { ["{": "}", "[": "]"][$0] }.joined()
        let middle = opening.hasSuffix(":") ? "1" : ""
        let deep = String(repeating: opening, count: 10_000) + middle + String(repeating: closing, count: 10_000)
        guard case .notJSON = try await reason(deep) else {
            Issue.record("read, or another reason")
            return
        }
    }

    @Test(
        arguments: [
            #"{"startTime": "1763910245"}"#: "startTime",
            #"{"taskStatistics": {"C": {"totalFindingsCount": "5"}}}"#: "taskStatistics.C.totalFindingsCount",
            #"{"actionsDefinition": [{"actionParams": {"addThingsToThingGroupParams": "#
                + #"{"overrideDynamicGroups": "true"}}}]}"#:
                "actionsDefinition[0].actionParams.addThingsToThingGroupParams.overrideDynamicGroups",
        ])
    func `numbers and Booleans in quotes are errors`(_ body: String, _ path: String) async throws {
        guard case .unexpectedValue(SanitizedText(path), _) = try await reason(body) else {
            Issue.record("read, or another reason")
            return
        }
    }

    @Test func `each reason is one line`() {
        #expect("\(UndecodableResponse.Reason.notUTF8)" == "not UTF-8 text")
        #expect(
            "\(UndecodableResponse.Reason.duplicateKey(SanitizedText("a\nb" as String)))"
                == "duplicate key \"a value of 2 lines\"")
    }

    @Test func `50 MB are rejected at 16 MiB`() async throws {
        let body = [UInt8](repeating: UInt8(ascii: " "), count: 50_000_000)
        try await LoopbackServer.run(.answerBody(body, head: "Content-Type: application/json\r\n")) { server in
            let transport = AsyncHTTPClientTransport(product: "tests", version: "1", limits: EmulatedAccount.patient)
            let client = try IoTClient.example(transport, url: "http://127.0.0.1:\(server.port)")
            guard case .transport(let problem) = await client.refusal() else {
                Issue.record("read, or another error")
                return
            }
            #expect(problem.reason == .bodyTooLarge(limit: 16_777_216))
            await transport.shutdown()
        }
    }
}
