import Dashboard
import Testing

@testable import mitwatch

/// What tmux does with the clipboard, from its output.
struct TmuxClipboardTests {
    private static let xterm = "client=7=xterm-256color=bpaste,ccolour,clipboard,cstyle,focus,title"

    private static func obstacle(
        _ options: String, _ lines: String..., isInMosh: Bool = false
    ) throws -> ClipboardObstacle? {
        let output = (["options=\(options)"] + lines).joined(separator: "\n")
        return try #require(TmuxClipboard(output: output)).obstacle(isInMosh: isInMosh)
    }

    /// As seen with tmux 3.3a.
    @Test(
        arguments: [
            ("on=0", nil), ("on=1", nil), ("external=1", nil), ("off=1", nil), ("external=0", .tmux), ("off=0", .tmux),
            // Before 3.3 there is no allow-passthrough; 3.4 has a third value.
            ("external=", nil), ("external=all", nil), ("2=off", nil),
        ] as [(String, ClipboardObstacle?)])
    func `set-clipboard or allow-passthrough lets a text through`(options: String, obstacle: ClipboardObstacle?) throws
    {
        #expect(try Self.obstacle(options, Self.xterm) == obstacle)
    }

    @Test func `a terminal without the clipboard feature needs allow-passthrough`() throws {
        let urxvt = "client=7=rxvt-unicode-256color=bpaste,focus,title"
        #expect(try Self.obstacle("on=0", urxvt) == .tmuxTerminal(type: "rxvt-unicode-256color"))
        #expect(try Self.obstacle("external=0", urxvt) == .tmuxTerminal(type: "rxvt-unicode-256color"))
        #expect(try Self.obstacle("on=1", urxvt) == nil)
        #expect(try Self.obstacle("on=0", urxvt, Self.xterm) == nil)
        #expect(try Self.obstacle("on=0", urxvt, "rxvt*:Ms=\\E]52;%p1%s;%p2%s\\007") == nil)
        // tmux before 3.2 has no features.
        #expect(try Self.obstacle("on=", "client=7=rxvt-unicode=") == nil)
        #expect(try Self.obstacle("on=0") == nil)
    }

    @Test func `a terminal that has no clipboard is named`() throws {
        #expect(try Self.obstacle("on=1", "client=7=linux=focus,title") == .terminal(type: "linux"))
        #expect(try Self.obstacle("on=1", "client=7=linux=focus", Self.xterm) == nil)
    }

    @Test func `in mosh only what is wrapped arrives`() throws {
        #expect(try Self.obstacle("on=0", Self.xterm, isInMosh: true) == .tmuxInMosh)
        #expect(try Self.obstacle("off=0", Self.xterm, isInMosh: true) == .tmuxInMosh)
        #expect(try Self.obstacle("off=1", Self.xterm, isInMosh: true) == nil)
        #expect(try Self.obstacle("on=0", Self.xterm, "xterm*:Ms=x", isInMosh: true) == nil)
    }

    @Test(arguments: ["", "no server running", "options=", "options==1", "options=on", "\u{0}\u{1B}", "=\n==\n==="])
    func `other output says nothing`(output: String) {
        #expect(TmuxClipboard(output: output) == nil)
    }

    @Test func `odd clients are left out`() throws {
        let odd = ["client=x=y=z", "client=", "client=1=2", "client=99999999999999999999=a=b"]
        let output = (["options=on=0"] + odd + [Self.xterm]).joined(separator: "\n")
        #expect(TmuxClipboard(output: output)?.clients.map(\.process) == [7])
    }

    @Test func `the arguments name the pane twice`() {
        let arguments = TmuxClipboard.arguments(pane: "%3")
        #expect(arguments.count(where: { $0 == "%3" }) == 2)
        #expect(!TmuxClipboard.arguments(pane: nil).contains("-t"))
    }
}
