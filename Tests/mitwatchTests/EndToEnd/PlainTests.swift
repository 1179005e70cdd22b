import Glibc
import IoTEmulator
import PseudoTerminal
import Testing

/// `--plain`, and what falls back to it: one line per change.
struct PlainTests {
    /// Whether each line has its time in UTC, and text.
    private func isLog(_ lines: [String]) -> Bool {
        !lines.isEmpty && lines.allSatisfy { $0.contains(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \S.*$/) }
    }

    /// Whether nothing but the characters of lines is written.
    private func isPlain(_ bytes: [UInt8]) -> Bool {
        bytes.allSatisfy { $0 == 0x0A || $0 == 0x0D || $0 >= 0x20 && $0 != 0x7F }
    }

    @Test(arguments: [(.typical, 10), (.failing, 11), (.canceled, 12)] as [(Scenario, Int32)])
    func `in a pipe a session writes lines to its confirmed end`(scenario: Scenario, code: Int32) throws {
        let demo = try Program.startPiped(["demo", "--plain", "--scenario", scenario.name, "--speed", "500"])
        #expect(demo.waitForEnd() == .exited(code))
        #expect(isLog(demo.outputLines))
        #expect(isPlain(demo.output))
        #expect(demo.outputLines.first?.contains(" polling 127.0.0.1:") == true)
        #expect(demo.outputLines.contains { $0.contains(" 100% done (") || $0.contains(" unprocessed") })
        #expect(demo.outputLines.last?.hasSuffix(" confirmed by two more polls; polling stopped") == true)
        #expect(demo.errors == [])
    }

    @Test(arguments: [
        ("dumb", "TERM=dumb cannot show a full screen; set TERM correctly or use --plain"),
        ("nosuchterm", "TERM=nosuchterm is not a known terminal type; try TERM=xterm"),
        ("", "TERM is not set; set it to your terminal type, such as xterm-256color"),
    ])
    func `a terminal without a full screen gets lines, and one with the reason`(type: String, reason: String) throws {
        let demo = try Program.start(
            ["demo", "--scenario", "failing", "--speed", "500"], environment: ["TERM": type], columns: 300)
        demo.answers = false
        #expect(demo.waitForEnd() == .exited(11))
        // A terminal of an unknown type is queried once.
        let query = type == "nosuchterm" ? Array("\u{1B}[c".utf8) : []
        #expect(demo.received.starts(with: query))
        let received = Array(demo.received.dropFirst(query.count))
        let lines = String(decoding: received, as: UTF8.self).split(separator: "\r\n").map(String.init)
        #expect(lines.first == "mitwatch: using --plain: \(reason)")
        #expect(isLog(Array(lines.dropFirst())))
        #expect(isPlain(received))
        #expect(demo.isAsBefore)
    }

    @Test(arguments: [PseudoTerminal.Detached.input, .output])
    func `it falls back too if input or output is not a terminal`(detached: PseudoTerminal.Detached) throws {
        let demo = try Program.start(
            ["demo", "--scenario", "failing", "--speed", "500"], columns: 300, detached: detached)
        #expect(demo.waitForEnd() == .exited(11))
        let name = detached == .input ? "input" : "output"
        #expect(
            demo.screen.text.contains { $0.hasPrefix("mitwatch: using --plain: standard \(name) is not a terminal") })
        #expect(isPlain(demo.received))
    }

    @Test func `a flag requests lines in any terminal`() throws {
        let demo = try Program.start(["demo", "--plain", "--scenario", "hostile", "--speed", "500"])
        #expect(demo.waitForEnd() != nil)
        #expect(demo.received.count > 1_000)
        #expect(isPlain(demo.received))
        #expect(demo.isAsBefore)
    }

    @Test func `in an ASCII locale the lines are ASCII`() throws {
        let demo = try Program.startPiped(
            ["demo", "--plain", "--scenario", "hostile", "--speed", "500"], environment: ["LC_ALL": "C"])
        #expect(demo.waitForEnd() != nil)
        #expect(demo.outputLines.count > 10)
        #expect(demo.output.allSatisfy { $0 < 0x7F })
    }

    @Test(arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
    func `a signal ends it`(signal: Int32, code: Int32) throws {
        let demo = try Program.startPiped(["demo", "--plain"])
        #expect(demo.waitUntil { $0.outputLines.contains { $0.contains("watch started: 8 checks") } })
        demo.send(signal: signal)
        #expect(demo.waitForEnd() == .exited(code))
        #expect(demo.errorLines == ["mitwatch: interrupted; task still running"])
    }

    @Test func `Ctrl-Backslash ends it immediately and without a prompt`() throws {
        let demo = try Program.start(["demo", "--plain"])
        #expect(demo.shows("watch started: 8 checks"))
        demo.type("\u{1C}")
        #expect(demo.waitForEnd(milliseconds: 10_000) == .killed(SIGQUIT))
        #expect(!demo.screen.contains("Backtrace"))
    }

    @Test func `a closed pipe ends it immediately and silently`() async throws {
        try await withEmulator { emulator in
            let watch = try Program.startPiped([emulator.taskId, "--plain"], environment: emulator.environment())
            #expect(watch.waitUntil { $0.outputLines.count == 3 })
            // The scenario is held: no line is written that could fail.
            watch.closeOutput()
            #expect(watch.waitForEnd() == .exited(141))
            #expect(watch.errors == [])
        }
    }

    /// A pipe holds 64 KiB: the rest waits, and the program with it.
    @Test func `a full pipe does not delay signals`() throws {
        let path = try #require(BuiltProgram.path("mitwatch"))
        let fill = "head -c 65536 /dev/zero; exec \"$0\" \"$@\""
        let demo = try Subprocess(
            "/bin/sh", ["-c", fill, path, "demo"], environment: Program.environment)
        demo.readsOutput = false
        #expect(demo.waitUntil { $0.errorLines == ["mitwatch: using --plain: standard input is not a terminal"] })
        demo.send(signal: SIGTERM)
        #expect(demo.waitForEnd() == .exited(143))
    }

    @Test func `a missing task ends it, unless the flag makes it wait`() async throws {
        try await withEmulator { emulator in
            let missing = try Program.startPiped(["nosuch", "--plain"], environment: emulator.environment())
            #expect(missing.waitForEnd() == .exited(66))
            #expect(missing.errorLines.first?.hasPrefix("mitwatch: task nosuch not found in ") == true)
            let awaited = try Program.startPiped(
                ["nosuch", "--plain", "--wait-for-task", "--interval", "1s"], environment: emulator.environment())
            #expect(awaited.waitUntil { $0.outputLines.count == 2 })
            awaited.send(signal: SIGINT)
            #expect(awaited.waitForEnd() == .exited(130))
            #expect(awaited.outputLines.last?.hasSuffix("task not found yet; waiting for it") == true)
        }
    }

    @Test func `a mistyped command that is not a task suggests the command`() async throws {
        try await withEmulator { emulator in
            let program = try Program.startPiped(["dmeo"], environment: emulator.environment())
            #expect(program.waitForEnd() == .exited(66))
            #expect(program.errorLines.last == "          Did you mean `mitwatch demo`?")
        }
    }
}
