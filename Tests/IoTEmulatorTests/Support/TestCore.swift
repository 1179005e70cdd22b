import FoundationEssentials
import Synchronization

@testable import IoTEmulator

/// An emulator without a socket, with a scenario time that the test sets.
struct TestCore {
    private final class Time: Sendable {
        let elapsed = Mutex(Duration.zero)
    }

    private let time = Time()
    private let core: EmulatorCore

    init(_ scenario: Scenario) {
        var options = TestSigner.options
        options.scenario = scenario
        core = EmulatorCore(
            options, startedAt: TestWorld.startedAt, elapsed: { [time] in time.elapsed.withLock { $0 } },
            now: { TestWorld.startedAt })
    }

    var elapsed: Duration {
        get { time.elapsed.withLock { $0 } }
        nonmutating set { time.elapsed.withLock { $0 = newValue } }
    }

    /// The reaction to a signed request.
    func react(_ method: String, _ target: String, body: String = "") -> Reaction {
        react(TestSigner().request(method, target, body: body))
    }

    func react(_ request: APIRequest) -> Reaction {
        core.react(to: request)
    }

    var counters: EmulatorCounters {
        core.counters
    }

    /// The response to a signed request: status, error type, body.
    func call(_ method: String, _ target: String, body: String = "") -> Answer {
        Answer(react(method, target, body: body))
    }

    /// The response of a list, decoded as `Page`.
    func page<Page: Decodable>(_: Page.Type, _ method: String, _ target: String, body: String = "") throws -> Page {
        try call(method, target, body: body).decoded(Page.self)
    }
}

/// A response in a form that tests can compare.
struct Answer: Equatable {
    var status: Int?
    var errorType: String?
    var body = ""

    init(_ reaction: Reaction) {
        guard case .respond(let response) = reaction else { return }
        status = response.status
        errorType = response.errorType
        body = String(decoding: response.body, as: UTF8.self)
    }

    var message: String? {
        try? decoded([String: String].self)["message"]
    }

    func decoded<Value: Decodable>(_: Value.Type) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        return try decoder.decode(Value.self, from: Data(body.utf8))
    }
}
