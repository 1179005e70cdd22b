import Glibc
import PseudoTerminal
import Testing

@testable import Terminal

struct ClipboardTests {
    private static let kinds: [([String: String], Clipboard)] = [
        ([:], .none), (["TERM": ""], .none), (["TERM": "dumb"], .none), (["TERM": "linux"], .none),
        (["TERM": "linux-16color"], .none), (["TERM": "vt100"], .none), (["TERM": "vt220"], .none),
        (["TERM": "xterm"], .direct), (["TERM": "xterm-256color", "TMUX": "", "STY": ""], .direct),
        (["TERM": "foot"], .direct), (["TERM": "xterm-256color", "TMUX": "/run/tmux,1,0"], .tmux),
        (["TERM": "screen-256color", "TMUX": "/run/tmux,1,0"], .tmux), (["TERM": "tmux-256color"], .tmux),
        (["TERM": "screen", "STY": "1.pts-0"], .screen), (["TERM": "xterm", "STY": "1.pts-0"], .screen),
        (["TERM": "screen.xterm-256color"], .tmuxOrScreen), (["TERM": "linux", "TMUX": "/run/tmux,1,0"], .none),
    ]

    @Test(arguments: kinds)
    func `the way to the clipboard follows from the environment`(
        environment: [String: String], kind: Clipboard
    ) {
        #expect(TerminalOptions(environment: environment).clipboard == kind)
    }

    private static let plain = "\u{1B}]52;c;YWI=\u{7}"
    private static let forTmux = "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;YWI=\u{7}\u{1B}\\"
    private static let forScreen = "\u{1B}P\u{1B}]52;c;YWI=\u{7}\u{1B}\\"

    @Test(
        arguments: [
            (.none, ""), (.direct, plain), (.tmux, plain + forTmux), (.screen, forScreen),
            (.tmuxOrScreen, plain + forScreen),
        ] as [(Clipboard, String)])
    func `the sequence is wrapped for each multiplexer`(clipboard: Clipboard, bytes: String) {
        #expect(clipboard.bytes(copying: "ab") == Array(bytes.utf8))
    }

    @Test func `for GNU screen, a long sequence is split into pieces`() {
        let text = String(repeating: "0123456789", count: 100)
        let whole = Clipboard.direct.bytes(copying: text)
        let wrapped = String(decoding: Clipboard.screen.bytes(copying: text), as: UTF8.self)
        let pieces = wrapped.split(separator: "\u{1B}\\")
        #expect(pieces.count == 6)
        #expect(pieces.allSatisfy { $0.hasPrefix("\u{1B}P") && $0.utf8.count <= 242 })
        #expect(pieces.map { $0.dropFirst(2) }.joined() == String(decoding: whole, as: UTF8.self))
    }

    @Test(arguments: [(0, false), (1, true), (8_192, true), (8_193, false)])
    func `empty and oversized texts are not copied`(size: Int, isCopied: Bool) {
        let bytes = Clipboard.direct.bytes(copying: String(repeating: "a", count: size))
        #expect(bytes.isEmpty == !isCopied)
    }
}

/// Runs a program in a terminal, one test at a time: they share two processors with everything else.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct CopyingTests {
    @Test func `a text reaches the terminal's clipboard, and the screen does not change`() throws {
        let probe = try startedProbe()
        probe.type("y")
        #expect(probe.waitUntil { $0.row(2) == "key character(\"y\")" && !$0.strings.isEmpty })
        #expect(probe.screen.strings == ["]52;c;cXVhcmFudGluZS0wNDEy"])
        #expect(probe.screen.row(0) == "probe 80x24 full")
        #expect(probe.screen.unknown == [])
        #expect(probe.screen.bells == 0)
    }

    @Test func `a terminal without a clipboard is sent nothing`() throws {
        let probe = try startedProbe(term: "linux")
        probe.type("y")
        #expect(probe.waitUntil { $0.row(2) == "key character(\"y\")" })
        #expect(probe.screen.strings == [])
    }

    @Test func `in GNU screen the sequence is inside a string for screen`() throws {
        let probe = try startedProbe(term: "screen", environment: ["STY": "1.pts-0"])
        probe.type("y")
        #expect(probe.waitUntil { $0.row(2) == "key character(\"y\")" })
        #expect(probe.screen.strings.contains("]52;c;cXVhcmFudGluZS0wNDEy"))
    }

    @Test func `copying does not wait for a stopped terminal, which gets the text after the frames`() throws {
        let probe = try startedProbe(columns: 200, rows: 60)
        probe.type("f")
        probe.type("y")
        #expect(probe.waitForStop())
        probe.send(signal: SIGCONT)
        #expect(probe.waitUntil { $0.strings == ["]52;c;cXVhcmFudGluZS0wNDEy"] && $0.row(7).hasPrefix("flood 300") })
        #expect(probe.screen.unknown == [])
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        expectRestored(probe)
    }
}
