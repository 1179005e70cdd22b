import PseudoTerminal
import Testing

@testable import Terminal

@Suite(.serialized, .timeLimit(.minutes(10)))
struct EnteringTests {
    @Test func `a standard output that is not a terminal is rejected before anything is drawn`() throws {
        let probe = try startProbe(detached: .output)
        #expect(probe.waitForEnd() == .exited(2))
        #expect(probe.screen.text.first == "standard output is not a terminal")
        expectRestored(probe)
    }

    @Test func `a standard input that is not a terminal is rejected before anything is drawn`() throws {
        let probe = try startProbe(detached: .input)
        #expect(probe.waitForEnd() == .exited(2))
        #expect(probe.screen.text.first == "standard input is not a terminal")
        expectRestored(probe)
    }

    @Test(arguments: [
        ("no-such-terminal", "TERM=no-such-terminal is not a known terminal type; try TERM=xterm"),
        ("\u{1B}[31m", "TERM=^[[31m is not a known terminal type; try TERM=xterm"),
        ("much-too-long-a-name", "TERM=much-too-long-a… is not a known terminal type; try TERM=xterm"),
        ("wJalrXUtnFEMIK7MDENG", "TERM (20 characters) is not a known terminal type; try TERM=xterm"),
        ("dumb", "TERM=dumb cannot show a full screen; set TERM correctly or use --plain"),
        ("", "TERM is not set; set it to your terminal type, such as xterm-256color"),
    ])
    func `an unsuitable terminal type is reported in one line`(term: String, line: String) throws {
        let probe = try startProbe(term: term)
        probe.answers = false
        #expect(probe.waitForEnd() == .exited(2))
        #expect(probe.screen.text.first == line)
        expectRestored(probe)
    }

    @Test func `a redirected standard error stays redirected`() throws {
        let probe = try startProbe(detached: .error)
        #expect(probe.waitUntil { $0.row(0).hasPrefix("probe ") })
        probe.type("oq")
        #expect(probe.waitForEnd() == .exited(0))
        #expect(!probe.screen.contains("torn"))
        expectRestored(probe)
    }

    @Test func `options come from the given environment`() {
        let plain = TerminalOptions(environment: ["TERM": "xterm"])
        #expect(plain.terminalType == "xterm")
        #expect(plain.usedTheme == .standard)
        #expect(plain.locale == nil)
        #expect(plain.escapeDelay == 25)
        #expect(TerminalOptions(environment: ["SSH_CONNECTION": "a b c d"]).escapeDelay == 100)
        #expect(TerminalOptions(environment: ["SSH_CONNECTION": "a b c d", "ESCDELAY": "40"]).escapeDelay == 40)
        #expect(
            ["", "-1", "x", "99999999999"].allSatisfy {
                TerminalOptions(environment: ["ESCDELAY": $0]).escapeDelay == 25
            })
        #expect(TerminalOptions(environment: ["NO_COLOR": "1"]).usedTheme == .mono)
        #expect(TerminalOptions(environment: ["NO_COLOR": ""]).usedTheme == .standard)
        #expect(!plain.wantsBacktrace)
        #expect(TerminalOptions(environment: ["SWIFT_BACKTRACE": "enable=yes"]).wantsBacktrace)
    }

    @Test(
        arguments: [
            (.automatic, .mono), (.always, .colorblind), (.never, .mono),
        ] as [(TerminalOptions.ColorUse, Theme)])
    func `the operator's choice of colors overrides NO_COLOR`(
        color: TerminalOptions.ColorUse, theme: Theme
    ) {
        var options = TerminalOptions(environment: ["NO_COLOR": "1"])
        options.color = color
        options.theme = .colorblind
        #expect(options.usedTheme == theme)
    }

    @Test(
        arguments: [
            (["LANG": "a"], "a"), (["LANG": "a", "LC_CTYPE": "b"], "b"),
            (["LANG": "a", "LC_CTYPE": "b", "LC_ALL": "c"], "c"),
            (["LANG": "a", "LC_ALL": ""], "a"), (["LANG": ""], nil), (["LC_MESSAGES": "a", "LANGUAGE": "b"], nil),
        ] as [([String: String], String?)])
    func `the first variable that is set determines the locale`(environment: [String: String], locale: String?) {
        #expect(TerminalOptions(environment: environment).locale == locale)
    }

    @Test func `delays for old terminals are omitted`() {
        #expect(Capabilities.withoutPadding("\u{1B}[H$<50/>\u{1B}[J$<5>".utf8) == Array("\u{1B}[H\u{1B}[J".utf8))
        #expect(Capabilities.withoutPadding("$5 a<b>".utf8) == Array("$5 a<b>".utf8))
    }
}
