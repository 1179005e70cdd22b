import Glibc
import PseudoTerminal
import Testing

@testable import Terminal

/// The probe queries how wide its terminal draws a block, and whether it repeats blocks and holds frames back.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct TerminalQueryTests {
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

    @Test func `a terminal that draws them one column wide gets all characters`() throws {
        let probe = try startedProbe()
        probe.type("k")
        // The response came before the key.
        #expect(probe.waitUntil { $0.row(2) == "key character(\"k\")" })
        #expect(probe.screen.row(1) == "bar ██✗▒▚░ ▸‼")
        #expect(probe.screen.erasures == 1)
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        expectRestored(probe)
    }

    @Test func `the query is short, and what it draws disappears with the first frame`() throws {
        #expect(TerminalQuery.bytes.count <= 25)
        let probe = try startedProbe()
        #expect(timesAsked(probe) == 1)
        #expect(probe.screen.row(1) == "bar ██✗▒▚░ ▸‼")
        #expect(probe.screen.unknown == [])
    }

    @Test func `a small window gets the query after it was enlarged`() throws {
        let probe = try startProbe(columns: 80, rows: 1)
        #expect(probe.waitUntil { $0.row(0).hasPrefix("probe ") })
        #expect(timesAsked(probe) == 0)
        probe.resize(columns: 80, rows: 2)
        #expect(probe.waitUntil { $0.row(0) == "probe 80x2 full" && !$0.row(1).isEmpty })
        #expect(timesAsked(probe) == 1)
    }

    /// They would report what they draw themselves, and show ASCII.
    @Test(arguments: [("tmux-256color", [:]), ("screen", [:]), ("xterm", ["TMUX": "a"]), ("xterm", ["STY": "a"])])
    func `without UTF-8 there is no query in tmux and GNU screen`(term: String, environment: [String: String]) throws {
        let probe = try startedProbe(term: term, environment: environment.merging(["LC_ALL": "C"]) { $1 })
        #expect(timesAsked(probe) == 0)
        #expect(probe.screen.row(0) == "probe 80x24 ascii")
    }

    @Test func `a terminal that does not respond is drawn and released`() throws {
        let probe = try startProbe()
        probe.answers = false
        #expect(probe.waitUntil { $0.row(0) == "probe 80x24 full" && $0.row(1) == "bar ██✗▒▚░ ▸‼" })
        probe.type("kq")
        #expect(probe.waitForEnd() == .exited(0))
        expectRestored(probe)
    }

    /// The responses would be typed into the shell.
    @Test func `responses that arrive after leaving do not appear at the shell's prompt`() throws {
        let probe = try startProbe()
        probe.answers = false
        try #require(probe.waitUntil { $0.row(0).hasPrefix("probe ") })
        probe.type("q\u{1B}[?2026;2$y\u{1B}[2;4R")
        #expect(probe.waitForEnd() == .exited(0))
        #expect(timesAsked(probe) == 1)
        #expect(probe.hasReadAll)
        expectRestored(probe)
    }

    @Test func `keys typed after the one that quits are left for the shell`() throws {
        let probe = try startedProbe()
        probe.type("kqls -l\r")
        #expect(probe.waitForEnd() == .exited(0))
        #expect(probe.takeUnread() == "ls -l\r")
    }

    @Test(arguments: ["q", "\u{1B}[200~pasted\u{1B}[201~q", "\u{1B}[Aq"])
    func `keys typed after a sequence and the key that quits are left for the shell`(keys: String) throws {
        let probe = try startedProbe()
        probe.type(keys + "exit\r")
        #expect(probe.waitForEnd() == .exited(0))
        #expect(probe.takeUnread() == "exit\r")
    }

    /// The round trip to the terminal takes longer than the key.
    @Test(arguments: ["", "ls\r"])
    func `a response that is due is awaited, and typed keys are kept`(typed: String) throws {
        let probe = try startProbe(environment: ["ANSWER_PATIENCE": "60000"])
        probe.answers = false
        try #require(probe.waitUntil { $0.row(0).hasPrefix("probe ") && $0.row(23).hasSuffix("─") })
        probe.type("q")
        // The terminal is released: from here on the program waits only for the response.
        try #require(probe.waitUntil { !$0.isAlternate })
        #expect(probe.modes != probe.modesBefore)
        probe.type("\u{1B}[?2026;2$y\u{1B}[2;4R" + typed)
        #expect(probe.waitForEnd() == .exited(0))
        #expect(probe.takeUnread() == typed)
        expectRestored(probe)
    }

    /// How often a run of blocks was sent as a count, except in the query.
    private func runs(_ probe: PseudoTerminal) -> Int {
        String(decoding: probe.received, as: UTF8.self).matches(of: /\u{1B}\[\d+b/).count - 1
    }

    private static let bars = String(repeating: "█", count: 60)

    /// The probe after the terminal has responded, with 14 rows of bars.
    private func probeWithBars(term: String, _ change: (PseudoTerminal) -> Void) throws -> PseudoTerminal {
        let probe = try startProbe(term: term)
        change(probe)
        #expect(probe.waitUntil { $0.row(1).hasPrefix("bar ██") })
        probe.type("b")
        #expect(probe.waitUntil { $0.row(22) == Self.bars })
        return probe
    }

    @Test(arguments: ["xterm-256color", "tmux-256color", "linux"])
    func `a terminal that repeats blocks gets counts`(term: String) throws {
        let probe = try probeWithBars(term: term) { _ in }
        #expect((9..<23).allSatisfy { probe.screen.row($0) == Self.bars })
        #expect(runs(probe) == 14)
        #expect(probe.screen.unknown == [])
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        expectRestored(probe)
    }

    @Test func `a terminal that repeats only ASCII gets every block`() throws {
        let probe = try probeWithBars(term: "xterm-256color") { $0.repeatOnlyASCII() }
        #expect((9..<23).allSatisfy { probe.screen.row($0) == Self.bars })
        #expect(runs(probe) == 0)
    }

    /// Why the screen is drawn again in a terminal other than the one that responded.
    enum Redraw: CaseIterable {
        case windowChange
        case key
        case resume
    }

    /// As after a detach in one terminal and an attach in another, with dtach.
    @Test(arguments: Redraw.allCases)
    func `after a full redraw, nothing is assumed of the terminal, and its modes are set`(redraw: Redraw) throws {
        let probe = try probeWithBars(term: "xterm-256color") { _ in }
        try #require(runs(probe) == 14)
        probe.attachAnotherTerminal()
        switch redraw {
        case .windowChange: probe.resize(columns: 81, rows: 24)
        case .key: probe.type("\u{C}")
        case .resume: probe.send(signal: SIGCONT)
        }
        #expect(probe.waitUntil { $0.row(0).hasPrefix("probe ") && $0.row(22) == Self.bars })
        #expect((9..<23).allSatisfy { probe.screen.row($0) == Self.bars })
        #expect(probe.waitUntil { $0.privateModes == [7, 1049, 2004] })
        #expect(timesAsked(probe) == 2)
        probe.type("b")
        #expect(probe.waitUntil { $0.row(22) == String(repeating: "░", count: 60) })
        #expect((9..<23).allSatisfy { probe.screen.row($0) == String(repeating: "░", count: 60) })
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        expectRestored(probe)
    }

    @Test func `a terminal that repeats blocks gets counts again after its response`() throws {
        let probe = try probeWithBars(term: "xterm-256color") { _ in }
        probe.type("\u{C}")
        #expect(probe.waitUntil { $0.row(2) == "key control(\"l\")" && $0.erasures == 2 })
        // Only the query.
        #expect(runs(probe) == 14 + 1)
        probe.type("b")
        #expect(probe.waitUntil { $0.row(22) == String(repeating: "░", count: 60) })
        #expect(runs(probe) == 14 + 1 + 14)
    }

    @Test func `a terminal that draws blocks one column wide takes the place of one that does not`() throws {
        let probe = try startProbe()
        probe.widenAmbiguous()
        #expect(probe.waitUntil { $0.row(0) == "probe 80x24 ascii" })
        probe.attachAnotherTerminal()
        probe.type("\u{C}")
        #expect(probe.waitUntil { $0.row(0) == "probe 80x24 full" && $0.row(1) == "bar ██✗▒▚░ ▸‼" })
    }

    @Test func `after several redraws no response becomes a key`() throws {
        let probe = try startedProbe()
        probe.answers = false
        let answer = "\u{1B}[?2026;2$y\u{1B}[2;4R"
        for columns in 81...83 {
            probe.resize(columns: columns, rows: 24)
            #expect(probe.waitUntil { $0.row(0) == "probe \(columns)x24 full" && $0.row(23).hasSuffix("─") })
        }
        probe.type(answer + answer + answer + "k")
        #expect(probe.waitUntil { $0.row(2) == "key character(\"k\")" })
        #expect(!probe.screen.contains("unknown"))
    }

    @Test func `a frame of several packets is synchronized if the terminal supports it`() throws {
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

    @Test func `a terminal that does not report its modes gets no synchronized output`() throws {
        let probe = try probeWithBars(term: "xterm-256color") {
            $0.repeatOnlyASCII()
            $0.hideModes()
        }
        #expect(!String(decoding: probe.received, as: UTF8.self).contains("\u{1B}[?2026h"))
    }
}
