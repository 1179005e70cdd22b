import Dashboard
import FoundationEssentials
import Terminal
import Testing

@testable import mitwatch

/// The check of the way to the clipboard, with programs that print what tmux prints.
struct CopyCheckTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    /// A program in the directory, which is PATH.
    private func program(_ name: String, _ script: String) throws {
        let path = "\(directory.path)/\(name)"
        TemporaryFile.write("#!/bin/sh\n\(script)\n", to: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }

    private func find(_ variables: [String: String] = ["TMUX": "/tmp/x,1,0"]) async -> CopyCheck.Outcome {
        let environment = ["PATH": directory.path, "TERM": "tmux-256color"].merging(variables) { $1 }
        let finding = await CopyCheck(
            environment: environment, way: TerminalOptions(environment: environment).clipboard
        ).find()
        directory.remove()
        return finding
    }

    @Test func `tmux is run with its options, and says what blocks the text`() async throws {
        try program(
            "tmux",
            "[ \"$*\" = \"\(TmuxClipboard.arguments(pane: "%3").joined(separator: " "))\" ] && echo options=off=0")
        #expect(await find(["TMUX": "x", "TMUX_PANE": "%3"]) == .blocked(.tmux))
    }

    @Test func `if tmux lets it through, nothing is known to block it`() async throws {
        try program("tmux", "echo options=on=0; echo client=1=xterm=clipboard")
        #expect(await find() == .open)
    }

    @Test(arguments: ["exit 1", "echo nothing", "kill -9 $$", "exec 1>&-; exit 0"])
    func `if tmux fails, nothing is known`(script: String) async throws {
        try program("tmux", script)
        #expect(await find() == .unknown)
    }

    @Test func `without tmux in PATH nothing is known`() async {
        #expect(await find() == .unknown)
    }

    @Test func `tmux that hangs is killed, and so is one that never stops printing`() async throws {
        try program("tmux", "exec /bin/sleep 100")
        #expect(await find() == .unknown)
        let other = try CopyCheckTests()
        try other.program("tmux", "exec /usr/bin/yes options=off=0")
        #expect(await other.find() == .unknown)
    }

    @Test func `outside tmux it is not run`() async throws {
        try program("tmux", "echo options=off=0")
        #expect(await find([:]) == .unknown)
        let other = try CopyCheckTests()
        try other.program("tmux", "echo options=off=0")
        #expect(await other.find(["TERM": "linux", "TMUX": "x"]) == .unknown)
    }

    @Test func `doctor reports the way and what blocks it`() {
        func text(_ way: [String: String], _ outcome: CopyCheck.Outcome) -> CheckReport {
            .clipboard(TerminalOptions(environment: way).clipboard, outcome, type: way["TERM"])
        }
        #expect(
            text(["TERM": "xterm"], .unknown) == CheckReport(.ok, "clipboard", "OSC 52, if the terminal allows it"))
        #expect(text(["TERM": "linux"], .unknown) == CheckReport(.note, "clipboard", "none (TERM is linux)"))
        #expect(text([:], .unknown) == CheckReport(.note, "clipboard", "none (TERM is not set)"))
        let tmux = ["TERM": "tmux-256color", "TMUX": "x"]
        #expect(
            text(tmux, .open)
                == CheckReport(.ok, "clipboard", "OSC 52 through tmux, if the terminal allows it"))
        #expect(
            text(tmux, .blocked(.tmux))
                == CheckReport(
                    .note, "clipboard", "c does not copy: tmux blocks it",
                    advice: ["To fix: run `tmux set -g set-clipboard on`"]))
        #expect(
            text(["TERM": "xterm"], .blocked(.mosh(version: "1.3.2"))).advice
                == ["To fix: use mosh 1.4 or later on both sides"])
        #expect(text(tmux, .blocked(.terminal(type: "linux"))).advice == [])
    }
}
