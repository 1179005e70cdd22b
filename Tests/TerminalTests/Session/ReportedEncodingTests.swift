import PseudoTerminal
import Testing

@testable import Terminal

/// Terminals that decode UTF-8 where the locale is another one.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct ReportedEncodingTests {
    /// Time enough for a slow machine.
    private func start(
        term: String = "xterm-256color", locale: String = "C", patience: Int = 60_000
    ) throws -> PseudoTerminal {
        try startProbe(term: term, environment: ["LC_ALL": locale, "ANSWER_PATIENCE": "\(patience)"])
    }

    @Test(arguments: ["C", "POSIX", "xx_XX.ISO-8859-1"])
    func `all characters are drawn, and nothing else before`(locale: String) throws {
        let probe = try start(locale: locale)
        #expect(probe.waitUntil { $0.row(0) == "probe 80x24 full" && !$0.row(23).isEmpty })
        #expect(probe.screen.row(1) == "bar ██✗▒▚░ ▸‼")
        #expect(!String(decoding: probe.received, as: UTF8.self).contains("ascii"))
        #expect(probe.screen.erasures == 1)
        probe.type("w")
        #expect(probe.waitUntil { $0.row(5) == "wide 漢字 e\u{301} <U+202E>abc ^[[31m 👩 end" })
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        expectRestored(probe)
    }

    @Test func `an old type without a locale is drawn with all characters`() throws {
        let probe = try start(term: "vt220", locale: "")
        #expect(probe.waitUntil { $0.row(0) == "probe 80x24 full" })
    }

    @Test func `a terminal that draws a character in two columns gets ASCII`() throws {
        let probe = try start()
        probe.widenAmbiguous()
        #expect(probe.waitUntil { $0.row(0) == "probe 80x24 ascii" && $0.row(1) == "bar ##x-/. >*" })
    }

    @Test func `keys that arrive before the response are kept in order`() throws {
        let probe = try start()
        probe.answers = false
        #expect(probe.waitUntil { $0.erasures == 1 })
        probe.type("kb\u{1B}[?2026;2$y\u{1B}[2;4Rn")
        #expect(probe.waitUntil { $0.row(0) == "probe 80x24 full" && $0.row(2) == "key character(\"n\")" })
        #expect(probe.screen.row(22) == String(repeating: "█", count: 60))
        #expect(probe.screen.row(4).hasPrefix("took "))
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        expectRestored(probe)
    }

    @Test func `a late response is not a key`() throws {
        let probe = try start(patience: 1)
        probe.answers = false
        #expect(probe.waitUntil { $0.row(0) == "probe 80x24 ascii" && !$0.row(23).isEmpty })
        probe.type("\u{1B}[?2026;2$y\u{1B}[2;4Rk")
        #expect(probe.waitUntil { $0.row(0) == "probe 80x24 full" && $0.row(2) == "key character(\"k\")" })
    }

    @Test func `a window without room for the query is drawn at once`() throws {
        let probe = try startProbe(
            columns: 80, rows: 1, environment: ["LC_ALL": "C", "ANSWER_PATIENCE": "60000"])
        #expect(probe.waitUntil { $0.row(0) == "probe 80x1 ascii" || $0.row(0).hasPrefix("probe 80x1") })
    }
}
