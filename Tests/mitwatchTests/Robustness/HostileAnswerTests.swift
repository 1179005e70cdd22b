import Dispatch
import FoundationEssentials
import Glibc
import PseudoTerminal
import Testing

@testable import IoTEmulator

/// The program's output when a server's response is not a task at all.
@Suite(.serialized, .timeLimit(.minutes(4)))
struct HostileAnswerTests {
    /// A header field cannot have ASCII control characters.
    private static let requestId = "r\u{9B}7331m\u{202E}\u{85}\u{E0041}x"

    private static func hostileJSON() throws -> String {
        let text = HostileText.all.joined(separator: " ")
        let names = ["__type": text, "message": text]
        return String(decoding: try JSONEncoder().encode(names), as: UTF8.self)
    }

    private static func watch(_ service: LoopbackService, _ arguments: [String], _ place: RawByteTests.Place) throws
        -> PseudoTerminal
    {
        let endpoint = [
            "AWS_ENDPOINT_URL_IOT": service.url, "AWS_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "AKIDTEST",
            "AWS_SECRET_ACCESS_KEY": "secret",
        ]
        return try Program.start(
            ["t-0001", "--title"] + arguments, environment: place.environment.merging(endpoint) { $1 },
            columns: place.columns, rows: place.rows)
    }

    @Test(arguments: [400, 403, 404, 500], [RawByteTests.places[0], RawByteTests.places[3]])
    func `an error is sanitized, including its code and its request ID`(
        status: Int, place: RawByteTests.Place
    )
        async throws
    {
        let body = try Self.hostileJSON()
        try await LoopbackService.run({ _ in .answer(body, status: status, requestId: Self.requestId) }) { service in
            let watch = try Self.watch(service, [], place)
            #expect(watch.shows("^[[2J"))
            expectHarmless(watch, helpBy: "\u{1B}?", place)
        }
    }

    /// Opens the help on top of the screen, leaves, and checks all output.
    private func expectHarmless(
        _ watch: PseudoTerminal, helpBy keys: String, _ place: RawByteTests.Place,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        watch.type(keys)
        #expect(watch.shows("scroll down"), sourceLocation: sourceLocation)
        // Leave the help, then the program.
        watch.type("qq")
        #expect(watch.waitForEnd() == .exited(0), sourceLocation: sourceLocation)
        #expect(
            place.vocabulary.violations(in: watch.received, once: Program.questions) == [],
            sourceLocation: sourceLocation)
    }

    /// The title has the status too.
    @Test func `an unknown status is sanitized`() async throws {
        let place = RawByteTests.places[0]
        let status = try String(decoding: JSONEncoder().encode(HostileText.all.joined()), as: UTF8.self)
        let task = LoopbackService.taskWithoutRole.replacing("\"IN_PROGRESS\"", with: status)
        try await LoopbackService.run({ _ in .answer(task, requestId: Self.requestId) }) { service in
            let watch = try Self.watch(service, [], place)
            #expect(watch.waitUntil { $0.row(0).contains("^[[2J") && $0.strings.last?.contains("^[[2J") == true })
            watch.type("q")
            #expect(watch.waitForEnd() == .exited(0))
            #expect(place.vocabulary.violations(in: watch.received, once: Program.questions) == [])
        }
    }

    /// Like the page of a proxy, or worse: its type is honest or wrong.
    @Test(
        arguments: ["text/html; a=\u{9B}31m\u{202E}", "application/json"],
        [RawByteTests.places[0], RawByteTests.places[3]])
    func `a page instead of a response is sanitized`(type: String, place: RawByteTests.Place) async throws {
        let page = "<html><title>\(HostileText.all.joined(separator: "</title><p>"))</html>"
        try await LoopbackService.run({ _ in .answer(page, type: type, requestId: Self.requestId) }) { service in
            let watch = try Self.watch(service, [], place)
            #expect(watch.shows("BAD RESPONSE"))
            expectHarmless(watch, helpBy: "?", place)
            #expect(watch.screen.unknown == [])
        }
    }

    /// Reported on standard error, when the terminal is the shell's again.
    @Test(arguments: RawByteTests.places.prefix(2))
    func `a rejected cancel request after leaving is sanitized`(place: RawByteTests.Place) async throws {
        let refusal = try Self.hostileJSON()
        let gate = DispatchSemaphore(value: 0)
        let react: @Sendable (LoopbackService.Request) -> LoopbackService.Reaction = {
            guard $0.target.hasSuffix("/cancel") else { return .answer(LoopbackService.taskWithoutRole) }
            gate.wait()
            return .answer(refusal, status: 400, requestId: Self.requestId)
        }
        try await LoopbackService.run(react) { service in
            let watch = try Self.watch(service, ["--allow-cancel"], place)
            #expect(watch.waitUntil { $0.row(0).contains("IN PROGRESS") })
            watch.type("X")
            #expect(watch.shows("Cancel t-0001"))
            watch.type("0001\r")
            #expect(watch.shows("Cancel request sent"))
            watch.send(signal: SIGTERM)
            // The response comes after leaving: both terminals have an alternate screen.
            #expect(watch.waitUntil { !$0.isAlternate })
            gate.signal()
            #expect(watch.waitForEnd() == .exited(143))
            #expect(watch.isAsBefore)
            // More than one screen of it.
            let reported = String(decoding: watch.received, as: UTF8.self)
            #expect(reported.contains("Cancel request for t-0001 rejected: ") && reported.contains("^[[2J"))
            #expect(place.vocabulary.violations(in: watch.received, once: Program.questions) == [])
        }
    }
}
