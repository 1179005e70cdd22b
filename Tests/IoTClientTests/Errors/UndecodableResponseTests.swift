import FoundationEssentials
@testable import IoTClient
import Testing

@Suite struct UndecodableResponseTests {
    private func undecodable(_ response: HTTPResponse) async throws -> UndecodableResponse? {
        guard case .undecodable(let answer) = try await IoTClient.example(CannedTransport(response)).refusal() else {
            return nil
        }
        return answer
    }

    @Test func `an HTML page is reported with its status, type, size and beginning`() async throws {
        let page = "<html>" + String(repeating: "x", count: 1_000)
        let answer = try await undecodable(
            .text(page, ["Content-Type": "text/html; charset=utf-8", "x-amzn-RequestId": "r-1"]))
        #expect(
            answer
                == UndecodableResponse(
                    reason: .notJSONContent, statusCode: 200, contentType: "text/html; charset=utf-8",
                    byteCount: 1_006, excerpt: SanitizedText(page, limit: 60), requestId: "r-1"))
    }

    @Test(
        arguments: [
            #"{"a": NaN}"#: "NaN at byte 7 is not a JSON number",
            "[-Infinity]": "-Infinity at byte 2 is not a JSON number",
            #"{"taskStatus":"\ud800"}"#: "half of a surrogate pair in a string at byte 16",
            "{}{}": "unexpected data after the end, at byte 3",
            #"{"a": 1} x"#: "unexpected data after the end, at byte 10",
            #"{"taskStatus": "COMP"#: "truncated", "{": "truncated", #"{"a": 1,"#: "truncated",
            #"{"a": tr"#: "truncated", #"{"a": "\u12"#: "truncated",
            "<html>": "unexpected character at byte 1", #"{"a" 1}"#: "unexpected character at byte 6",
        ])
    func `invalid JSON is rejected with the correct reason`(_ body: String, _ words: String) async throws {
        let answer = try #require(try await undecodable(.text(body)))
        #expect("\(answer.reason)" == "not JSON: \(words)")
    }

    @Test func `valid JSON has no syntax error`() {
        let valid = #"{"a": [1, -0.5e+3, true, null, "\ud83d\ude00\n", {}, []], "b": {"c": ""}}"#
        #expect(JSONSyntaxCheck.words(for: Array(valid.utf8)) == "cannot be decoded")
    }

    @Test(arguments: [
        "<html>", #"{"taskStatus": "COMP"#, "{", "{}{}", "x", "{\"a\":\u{1}\"b\"}", #"{"taskStatus": "\ud800"}"#,
    ])
    func `truncated JSON is reported`(_ body: String) async throws {
        let reason = try #require(try await undecodable(.text(body))).reason
        guard case .notJSON = reason else {
            Issue.record("\(reason)")
            return
        }
    }

    @Test func `an empty body is reported`() async throws {
        #expect(try await undecodable(.text(""))?.reason == .empty)
        #expect(try await undecodable(HTTPResponse(statusCode: 204))?.reason == .empty)
    }

    @Test(arguments: [[0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xFF, 0xFE]] as [[UInt8]])
    func `a byte order mark is reported`(_ mark: [UInt8]) async throws {
        let response = HTTPResponse(statusCode: 200, body: Data(mark + Array("{}".utf8)))
        #expect(try await undecodable(response)?.reason == .byteOrderMark)
    }

    @Test(arguments: [
        "application/json", "application/json; charset=utf-8", "Application/JSON", "application/x-amz-json-1.1",
        "application/hal+json",
    ])
    func `each content type of JSON is decoded`(_ type: String) async throws {
        #expect(try await undecodable(.text("{}", ["Content-Type": type])) == nil)
    }

    @Test func `a response without a content type is decoded`() async throws {
        #expect(try await undecodable(HTTPResponse(statusCode: 200, body: Data("{}".utf8))) == nil)
    }

    @Test(arguments: ["text/plain", "application/xml", "json", "", "application/octet-stream"])
    func `JSON with another content type is not decoded`(_ type: String) async throws {
        #expect(try await undecodable(.text("{}", ["Content-Type": type]))?.reason == .notJSONContent)
    }

    @Test(
        arguments: [
            "[]": "", "null": "", "7": "", #"{"taskStatus": 1}"#: "taskStatus", #"{"startTime": "now"}"#: "startTime",
            #"{"startTime": 1E400}"#: "startTime", #"{"startTime": 253402300800}"#: "startTime",
            #"{"endTime": -62135596801}"#: "endTime", #"{"taskStatistics": []}"#: "taskStatistics",
            #"{"taskStatistics": {"A_CHECK": {"failedFindingsCount": 1.5}}}"#:
                "taskStatistics.A_CHECK.failedFindingsCount",
            #"{"taskStatistics": {"C": {"totalFindingsCount": 9223372036854775808}}}"#:
                "taskStatistics.C.totalFindingsCount",
            #"{"auditCheckToActionsMapping": {"C": ["a", 1]}}"#: "auditCheckToActionsMapping.C[1]",
            #"{"actionsDefinition": [{}, {"actionParams": {"publishFindingToSnsParams": []}}]}"#:
                "actionsDefinition[1].actionParams.publishFindingToSnsParams",
        ])
    func `a wrong value is reported with the members that lead to it`(_ body: String, _ path: String) async throws {
        let reason = try #require(try await undecodable(.text(body))).reason
        guard case .unexpectedValue(let reported, let detail) = reason else {
            Issue.record("\(reason)")
            return
        }
        #expect(reported.text == path)
        #expect(!detail.text.isEmpty)
    }

    @Test func `times at the ends of the range are decoded`() async throws {
        #expect(try await undecodable(.text(#"{"startTime": -62135596800, "endTime": 253402300799.9}"#)) == nil)
    }

    @Test func `very deep nesting is an error, not a crash`() async throws {
        let deep = String(repeating: #"{"taskStatistics":"#, count: 200_000)
        #expect(try await undecodable(.text(deep))?.byteCount == 3_600_000)
    }

    @Test func `it has status and request ID, and is retryable`() async throws {
        let response = HTTPResponse.text("", status: 203, ["x-amz-request-id": "r-2"])
        let error = try await IoTClient.example(CannedTransport(response)).refusal()
        #expect(error?.statusCode == 203)
        #expect(error?.requestId == "r-2")
        #expect(error?.code == nil)
        #expect(error?.isRetryable == true)
    }
}
