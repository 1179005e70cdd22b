import PseudoTerminal
import Testing

@testable import Terminal

/// Terminals whose type the host does not know.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct UnknownTypeTests {
    private static let query = "\u{1B}[c"

    private func isQueried(_ probe: PseudoTerminal) -> Bool {
        String(decoding: probe.received, as: UTF8.self).contains(Self.query)
    }

    private func expectWholeProbe(_ probe: PseudoTerminal, _ glyphs: String = "full") throws {
        try #require(probe.waitUntil { $0.row(0) == "probe 80x24 \(glyphs)" && !$0.row(23).isEmpty })
        #expect(probe.screen.row(1) == (glyphs == "full" ? "bar ██✗▒▚░ ▸‼" : "bar ██×▒▓░ >‼"))
        #expect(probe.screen.unknown == [])
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        expectRestored(probe)
    }

    @Test(arguments: ["xterm-ghostty", "no-such-kitty", "screen.no-such", "tmux-no-such", "rxvt-no-such", "st-no-such"])
    func `a type without an entry is drawn`(term: String) throws {
        let probe = try startProbe(term: term)
        try expectWholeProbe(probe)
        #expect(isQueried(probe) == (term == "no-such-kitty"))
    }

    @Test(arguments: BuiltInEntries.names + ["alacritty-direct", "vt220", "nonsense"])
    func `without a database, the built-in entries are used`(term: String) throws {
        let probe = try startProbe(term: term, environment: ["NO_HOST_TYPES": "1"])
        let isLinux = term == "linux"
        let title = "probe 80x24 \(isLinux ? "basic" : "full")"
        try #require(probe.waitUntil { $0.row(0) == title && !$0.row(23).isEmpty })
        #expect(probe.screen.unknown == [])
        // The linux type has no alternate screen, and a VT100 cannot hide its cursor.
        #expect(probe.screen.isAlternate == !(isLinux || term.hasPrefix("vt")))
        #expect(probe.screen.showsCursor == term.hasPrefix("vt"))
        // Words have a color only if there are 256.
        let isColored = term.hasSuffix("256color") || term == "alacritty-direct"
        #expect((probe.screen.pen(x: 0, y: 1)?.foreground != Pen().foreground) == isColored)
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        #expect(probe.modes == probe.modesBefore)
        #expect(probe.screen.privateModes == [7, 25])
    }

    @Test func `a terminal that does not respond is not drawn on, and typed keys are left for the shell`() throws {
        let probe = try startProbe(term: "nonsense")
        probe.answers = false
        probe.type("ls\r")
        #expect(probe.waitForEnd() == .exited(2))
        #expect(probe.screen.contains("TERM=nonsense is not a known terminal type; try TERM=xterm"))
        #expect(isQueried(probe))
        expectRestored(probe)
    }

    @Test(arguments: ["", "\u{1B}", "\u{1B}[", "\u{1B}[?", "\u{1B}[?1;2", "garbage c", "\u{1B}[1;2c", "\u{1B}]c"])
    func `what is not a response does not count as one`(typed: String) throws {
        let probe = try startProbe(term: "nonsense")
        probe.answers = false
        probe.type(typed)
        #expect(probe.waitForEnd() == .exited(2))
        #expect(probe.modes == probe.modesBefore)
    }

    @Test(
        arguments: [
            ("k\u{1B}[?62;22c", ["character(\"k\")"]), ("\u{1B}[?1;2cj", ["character(\"j\")"]),
            ("k\u{1B}[A\u{1B}[?6cj", ["character(\"k\")", "up", "character(\"j\")"]),
            ("é\u{1B}[?62cé", ["character(\"é\")", "character(\"é\")"]),
        ])
    func `keys typed before and after the response are kept in order`(typed: String, keys: [String]) {
        var input = ShellInput(awaiting: .attributes)
        for byte in typed.utf8 where input.response == nil { input.handle(byte) }
        #expect(input.response == .attributes)
        var decoder = KeyDecoder(sequences: .common)
        let rest = typed.utf8.split(separator: UInt8(ascii: "c"), maxSplits: 1, omittingEmptySubsequences: false)[1]
        #expect((decoder.feed(input.typed) + decoder.feed(rest)).map { "\($0)" } == keys)
    }

    @Test func `a key typed while the terminal is queried is pressed after the first frame`() throws {
        let probe = try startProbe(term: "nonsense")
        // Before the query is read and answered.
        probe.type("k")
        #expect(probe.waitUntil { $0.row(0) == "probe 80x24 full" && $0.row(2) == "key character(\"k\")" })
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        expectRestored(probe)
    }
}
