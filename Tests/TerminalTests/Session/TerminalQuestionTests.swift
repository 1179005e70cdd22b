import PseudoTerminal
import Testing

@testable import Terminal

/// The probe asks its terminal how wide a block is, and whether it repeats blocks and holds frames back.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct TerminalQuestionTests {
    private func timesAsked(_ probe: PseudoTerminal) -> Int {
        String(decoding: probe.received, as: UTF8.self).ranges(of: "\u{1B}[6n").count
    }

    @Test(arguments: ["xterm-256color", "tmux-256color", "screen", "linux"])
    func `a terminal that draws blocks two columns wide gets ASCII`(term: String) throws {
        let probe = try startProbe(term: term)
        probe.widenAmbiguous()
        #expect(probe.waitUntil { $0.row(0) == "probe 80x24 ascii" && $0.row(1) == "bar ##x-/. >*" })
        #expect(probe.screen.row(23).hasSuffix(" -"))
        probe.type("k")
        #expect(probe.waitUntil { $0.row(2) == "key character(\"k\")" })
        #expect(timesAsked(probe) == 1)
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        expectRestored(probe)
    }

    @Test func `a terminal that draws them one column wide is left alone`() throws {
        let probe = try startedProbe()
        probe.type("k")
        // The answer came before the key.
        #expect(probe.waitUntil { $0.row(2) == "key character(\"k\")" })
        #expect(probe.screen.row(1) == "bar ██✗▒▚░ ▸‼")
        #expect(probe.screen.erasures == 1)
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        expectRestored(probe)
    }

    @Test func `the question is short, and what it draws is gone with the first frame`() throws {
        #expect(TerminalQuestion.bytes.count <= 25)
        let probe = try startedProbe()
        #expect(timesAsked(probe) == 1)
        #expect(probe.screen.row(1) == "bar ██✗▒▚░ ▸‼")
        #expect(probe.screen.unknown == [])
    }

    @Test func `a window without room is asked when it has room`() throws {
        let probe = try startProbe(columns: 80, rows: 1)
        #expect(probe.waitUntil { $0.row(0).hasPrefix("probe ") })
        #expect(timesAsked(probe) == 0)
        probe.resize(columns: 80, rows: 2)
        #expect(probe.waitUntil { $0.row(0) == "probe 80x2 full" && !$0.row(1).isEmpty })
        #expect(timesAsked(probe) == 1)
    }

    @Test(arguments: ["C", "POSIX"])
    func `where ASCII is shown anyway, nothing is asked`(locale: String) throws {
        let probe = try startedProbe(environment: ["LC_ALL": locale])
        #expect(timesAsked(probe) == 0)
    }

    @Test func `a terminal that does not answer is shown all the same, and given back`() throws {
        let probe = try startProbe()
        probe.answers = false
        #expect(probe.waitUntil { $0.row(0) == "probe 80x24 full" && $0.row(1) == "bar ██✗▒▚░ ▸‼" })
        probe.type("kq")
        #expect(probe.waitForEnd() == .exited(0))
        expectRestored(probe)
    }

    /// The answers would be typed into the shell.
    @Test func `who leaves before the answers were looked at does not find them at the shell's prompt`() throws {
        let probe = try startProbe()
        probe.answers = false
        try #require(probe.waitUntil { $0.row(0).hasPrefix("probe ") })
        probe.type("q\u{1B}[?2026;2$y\u{1B}[2;4R")
        #expect(probe.waitForEnd() == .exited(0))
        #expect(timesAsked(probe) == 1)
        #expect(probe.hasReadAll)
        expectRestored(probe)
    }

    /// How often a run of blocks was sent as a number, but for the question.
    private func runs(_ probe: PseudoTerminal) -> Int {
        String(decoding: probe.received, as: UTF8.self).matches(of: /\u{1B}\[\d+b/).count - 1
    }

    private static let bars = String(repeating: "█", count: 60)

    /// The probe, once it knows what the terminal answered, with 14 rows of bars.
    private func probeWithBars(term: String, _ change: (PseudoTerminal) -> Void) throws -> PseudoTerminal {
        let probe = try startProbe(term: term)
        change(probe)
        #expect(probe.waitUntil { $0.row(1).hasPrefix("bar ██") })
        probe.type("b")
        #expect(probe.waitUntil { $0.row(22) == Self.bars })
        return probe
    }

    @Test(arguments: ["xterm-256color", "tmux-256color", "linux"])
    func `a terminal that repeats blocks is told how many there are`(term: String) throws {
        let probe = try probeWithBars(term: term) { _ in }
        #expect((9..<23).allSatisfy { probe.screen.row($0) == Self.bars })
        #expect(runs(probe) == 14)
        #expect(probe.screen.unknown == [])
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        expectRestored(probe)
    }

    @Test func `a terminal that repeats nothing but ASCII gets every block`() throws {
        let probe = try probeWithBars(term: "xterm-256color") { $0.repeatOnlyASCII() }
        #expect((9..<23).allSatisfy { probe.screen.row($0) == Self.bars })
        #expect(runs(probe) == 0)
    }

    @Test func `a frame of several packets is held back until it is whole, where that is known`() throws {
        let probe = try probeWithBars(term: "xterm-256color") { $0.repeatOnlyASCII() }
        #expect(probe.screen.heldFrames == 1)
        probe.type("k")
        #expect(probe.waitUntil { $0.row(2) == "key character(\"k\")" })
        #expect(probe.screen.heldFrames == 1)
        #expect(!probe.screen.privateModes.contains(2026))
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        expectRestored(probe)
    }

    @Test func `a terminal that does not tell its modes is not told to hold anything back`() throws {
        let probe = try probeWithBars(term: "xterm-256color") {
            $0.repeatOnlyASCII()
            $0.hideModes()
        }
        #expect(!String(decoding: probe.received, as: UTF8.self).contains("\u{1B}[?2026h"))
    }
}
