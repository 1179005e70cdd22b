import Testing

@testable import IoTEmulator

@Suite struct FaultTests {
    private static let task = "/audit/mitigationactions/tasks/demo-flaky"

    private func unsigned(_ method: String, _ path: String, _ body: String = "") -> APIRequest {
        APIRequest(method: method, path: path, query: "", headers: [], body: Array(body.utf8))
    }

    @Test func `flaky fails by the number of the call, and recovers`() {
        let core = TestCore(.flaky)
        let seen = (0..<22).map { _ in Self.name(core.react("GET", Self.task)) }
        #expect(
            seen == [
                "200", "200", "200", "400 ThrottlingException", "200", "429 ThrottlingException", "200",
                "500 InternalFailureException", "503 ServiceUnavailableException", "200", "reset", "200", "hang", "200",
                "200 unreadable", "200", "200 text/html", "200", "truncated", "200", "200", "200",
            ])
    }

    @Test func `flaky affects no other operations`() {
        let core = TestCore(.flaky)
        for _ in 0..<22 {
            #expect(core.call("GET", "/audit/findings/none").status == 404)
        }
    }

    @Test(arguments: [
        (#"{"answer": 500}"#, "500 InternalFailureException"), (#"{"answer": 429}"#, "429 ThrottlingException"),
        (#"{"answer": 400}"#, "400 ThrottlingException"), (#"{"answer": 403}"#, "403 AccessDeniedException"),
        (#"{"answer": 404}"#, "404 ResourceNotFoundException"), (#"{"answer": 502}"#, "502 InternalFailureException"),
        (#"{"answer": 503}"#, "503 ServiceUnavailableException"), (#"{"answer": "hang"}"#, "hang"),
        (#"{"answer": "reset"}"#, "reset"), (#"{"answer": "garbage"}"#, "200 unreadable"),
        (#"{"answer": "html"}"#, "200 text/html"), (#"{"answer": "truncated"}"#, "truncated"),
        (#"{"answer": {"status": 403, "code": "ExpiredTokenException", "message": "m"}}"#, "403 ExpiredTokenException"),
    ])
    func `a fault applies to every call until it is cleared`(body: String, name: String) {
        let core = TestCore(.typical)
        #expect(Self.name(core.react(unsigned("PUT", "/emulator/faults", body))) == "200")
        #expect(Self.name(core.react("GET", "/audit/mitigationactions/tasks/quarantine-0412")) == name)
        #expect(Self.name(core.react("POST", "/audit/findings")) == name)
        #expect(Self.name(core.react(unsigned("PUT", "/emulator/faults", #"{"answer": null}"#))) == "200")
        #expect(Self.name(core.react("GET", "/audit/mitigationactions/tasks/quarantine-0412")) == "200")
    }

    @Test(arguments: [
        ("PUT", "/emulator/faults", "{}"), ("PUT", "/emulator/faults", #"{"answer": 200}"#),
        ("PUT", "/emulator/faults", #"{"answer": "nap"}"#), ("PUT", "/emulator/faults", ""),
        ("PUT", "/emulator/clock", #"{"hold": 1}"#), ("GET", "/emulator/clock", ""), ("GET", "/emulator/", ""),
        ("DELETE", "/emulator/state", ""),
    ])
    func `an invalid request is rejected and changes nothing`(method: String, path: String, body: String) {
        let core = TestCore(.typical)
        let answer = Answer(core.react(unsigned(method, path, body)))
        #expect(["SerializationException", "UnknownOperationException"].contains(answer.errorType))
        #expect(core.call("GET", "/audit/mitigationactions/tasks/quarantine-0412").status == 200)
    }

    @Test func `a held clock freezes the scenario until it is released`() {
        let core = TestCore(.typical)
        let path = "/audit/mitigationactions/tasks/quarantine-0412"
        core.elapsed = .seconds(40)
        let before = core.call("GET", path)
        _ = core.react(unsigned("PUT", "/emulator/clock", #"{"hold": true}"#))
        core.elapsed = .seconds(100)
        #expect(core.call("GET", path) == before)
        #expect(core.counters.elapsed == .seconds(40))
        _ = core.react(unsigned("PUT", "/emulator/clock", #"{"hold": true}"#))
        _ = core.react(unsigned("PUT", "/emulator/clock", #"{"hold": false}"#))
        core.elapsed = .seconds(102)
        #expect(core.counters.elapsed == .seconds(42))
    }

    @Test func `the state counts calls by operation, including rejected ones`() {
        let core = TestCore(.typical)
        core.elapsed = .milliseconds(1_500)
        _ = core.react("GET", "/audit/mitigationactions/tasks/quarantine-0412")
        _ = core.react(unsigned("GET", "/audit/mitigationactions/tasks/quarantine-0412"))
        _ = core.react("POST", "/audit/findings")
        _ = core.react("GET", "/nothing")
        #expect(
            Answer(core.react(unsigned("GET", "/emulator/state"))).body
                == #"{"requests":{"DescribeAuditMitigationActionsTask":2,"ListAuditFindings":1,"unknown":1},"#
                + #""connections":0,"elapsedSeconds":1.500}"#)
    }

    private static func name(_ reaction: Reaction) -> String {
        switch reaction {
        case .hang: "hang"
        case .reset: "reset"
        case .truncate: "truncated"
        case .respond(let response) where response.contentType != "application/json":
            "\(response.status) \(response.contentType)"
        case .respond(let response) where response.errorType != nil:
            "\(response.status) \(response.errorType ?? "")"
        case .respond(let response) where (try? Answer(reaction).decoded(AnyObject.self)) == nil:
            "\(response.status) unreadable"
        case .respond(let response): "\(response.status)"
        }
    }

    /// Any JSON object.
    private struct AnyObject: Decodable {
        init(from decoder: any Decoder) throws {
            _ = try decoder.container(keyedBy: Key.self)
        }

        private enum Key: CodingKey {}
    }
}
