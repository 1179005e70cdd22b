import Glibc
import PseudoTerminal
import Testing

/// Runs a program in a terminal, one test at a time: they share two processors with everything else.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct LeavingTests {
    @Test func `the alternate screen is shown without a cursor, and typing is not echoed`() throws {
        let probe = try startedProbe()
        #expect(probe.screen.privateModes == [7, 1049, 2004])
        #expect(probe.modes?.echoes == false)
        #expect(probe.modesBefore.echoes == true)
    }

    @Test func `q releases the terminal`() throws {
        let probe = try startedProbe()
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        expectRestored(probe)
        #expect(Set(probe.screen.text) == [""])
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func `a signal that ends the program releases the terminal`(signal: Int32) throws {
        let probe = try startedProbe()
        probe.send(signal: signal)
        #expect(probe.waitForEnd() == .exited(128 + signal))
        expectRestored(probe)
    }

    @Test func `Ctrl-C is a signal, not a key`() throws {
        let probe = try startedProbe()
        probe.type("\u{3}")
        #expect(probe.waitForEnd() == .exited(128 + SIGINT))
        expectRestored(probe)
    }

    @Test func `an error releases the terminal and is reported in one line`() throws {
        let probe = try startedProbe()
        probe.type("t")
        #expect(probe.waitForEnd() == .exited(2))
        expectRestored(probe)
        #expect(probe.screen.text.filter { !$0.isEmpty } == ["eventfd failed: Too many open files"])
    }

    /// By default, Swift's runtime prompts at the terminal after a crash.
    private static let backtraces = [[:], ["SWIFT_BACKTRACE": "enable=no"]]
    private static let crashes = [("x", SIGILL, "SIGILL"), ("v", SIGSEGV, "SIGSEGV"), ("a", SIGABRT, "SIGABRT")]

    @Test(arguments: crashes, backtraces)
    func `a crash releases the terminal and keeps its exit status`(
        crash: (key: String, signal: Int32, name: String), environment: [String: String]
    ) throws {
        let probe = try startedProbe(environment: environment)
        probe.type(crash.key)
        #expect(probe.waitForEnd() == .killed(crash.signal))
        expectRestored(probe)
        #expect(probe.screen.text.last { !$0.isEmpty } == "mitwatch: killed by \(crash.name)")
    }

    @Test func `a requested backtrace appears on the shell's screen`() throws {
        let settings = "enable=yes,interactive=no,color=no,threads=crashed,cache=no"
        let probe = try startedProbe(columns: 200, rows: 200, environment: ["SWIFT_BACKTRACE": settings])
        probe.type("x")
        #expect(probe.waitForEnd() == .killed(SIGILL))
        expectRestored(probe)
        #expect(probe.screen.contains("mitwatch: killed by SIGILL"))
        #expect(probe.screen.contains("Probe.handle"))
    }

    @Test func `a requested backtrace appears for an external signal too, and the process ends`() throws {
        let settings = "enable=yes,interactive=no,color=no,threads=crashed,cache=no"
        let probe = try startedProbe(columns: 200, rows: 200, environment: ["SWIFT_BACKTRACE": settings])
        probe.send(signal: SIGQUIT)
        #expect(probe.waitForEnd() == .killed(SIGQUIT))
        expectRestored(probe)
        #expect(probe.screen.contains("Probe.run"))
    }

    @Test(arguments: backtraces)
    func `Ctrl-Backslash ends the program at once`(environment: [String: String]) throws {
        let probe = try startedProbe(environment: environment)
        probe.type("\u{1C}")
        #expect(probe.waitForEnd() == .killed(SIGQUIT))
        expectRestored(probe)
        #expect(probe.screen.text.filter { !$0.isEmpty } == ["mitwatch: killed by SIGQUIT"])
    }

    @Test func `a trap's message appears on the shell's screen`() throws {
        let probe = try startedProbe()
        probe.type("x")
        #expect(probe.waitForEnd() == .killed(SIGILL))
        #expect(probe.screen.contains("Fatal error: by request"))
    }

    @Test func `Ctrl-Backslash has no effect on a program that was started to ignore it`() throws {
        let probe = try startedProbeInShell(script: "trap '' QUIT; exec \"$0\"")
        probe.type("\u{1C}")
        probe.type("k")
        #expect(probe.waitUntil { $0.row(2) == "key character(\"k\")" })
        #expect(probe.screen.isAlternate)
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        expectRestored(probe)
    }

    @Test(
        arguments: [SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGQUIT, SIGSEGV, SIGSYS, SIGTRAP, SIGUSR1, SIGALRM, SIGXCPU],
        backtraces)
    func `an external fatal signal releases the terminal`(signal: Int32, environment: [String: String]) throws {
        let probe = try startedProbe(environment: environment)
        probe.send(signal: signal)
        #expect(probe.waitForEnd() == .killed(signal))
        expectRestored(probe)
    }

    /// A probe whose terminal accepts nothing until it is read.
    private func blockedProbe() throws -> PseudoTerminal {
        let probe = try startedProbe()
        probe.type("f")
        try #require(probe.waitForStop())
        probe.send(signal: SIGCONT)
        probe.type("k")
        try #require(probe.waitUntilRead())
        return probe
    }

    @Test func `another fatal signal does not truncate the reset of the terminal`() throws {
        let probe = try blockedProbe()
        #expect(probe.deliver(signal: SIGSEGV))
        // Before anything is read: the program waits for the terminal.
        probe.send(signal: SIGABRT)
        probe.send(signal: SIGQUIT)
        #expect(probe.waitForEnd() == .killed(SIGSEGV))
        expectRestored(probe)
    }

    @Test func `a terminal whose output is not read does not keep the process alive`() throws {
        let probe = try blockedProbe()
        probe.type("o")
        try #require(probe.waitUntilRead())
        probe.send(signal: SIGTERM)
        #expect(probe.waitForEndUnread(milliseconds: 10_000) == .exited(128 + SIGTERM))
    }

    @Test func `exit without leaving releases the terminal`() throws {
        let probe = try startedProbe()
        probe.type("e")
        #expect(probe.waitForEnd() == .exited(3))
        expectRestored(probe)
    }

    @Test func `a library's standard error does not damage the picture and is shown afterwards`() throws {
        let probe = try startedProbe()
        probe.type("o")
        #expect(probe.waitUntil { $0.row(2).contains("key character(\"o\")") })
        #expect(!probe.screen.contains("torn"))
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        #expect(probe.screen.contains("torn by a library"))
        expectRestored(probe)
    }

    @Test func `Ctrl-Z releases the terminal and continuing takes it again`() throws {
        let probe = try startedProbeInShell()
        probe.type("\u{1A}")
        #expect(probe.waitUntil { $0.contains("job stopped") })
        expectRestored(probe)
        probe.type("\n")
        #expect(probe.waitUntil { $0.isAlternate && $0.row(0) == "probe 80x24 full" && !$0.showsCursor })
        #expect(probe.screen.privateModes == [7, 1049, 2004])
        // In particular not the palette, which the operator may have changed.
        #expect(probe.screen.strings == [])
        probe.type("k")
        #expect(probe.waitUntil { $0.row(2) == "key character(\"k\")" })
        #expect(probe.screen.row(8) == "continued 1")
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        expectRestored(probe)
    }

    @Test func `Ctrl-Z without a shell that could continue it changes nothing`() throws {
        let probe = try startedProbe()
        let before = probe.screen.byteCount
        probe.type("\u{1A}")
        #expect(probe.waitUntil { $0.byteCount > before && $0.isAlternate && $0.row(0) == "probe 80x24 full" })
        probe.type("k")
        #expect(probe.waitUntil { $0.row(2) == "key character(\"k\")" })
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        expectRestored(probe)
    }

    @Test func `a stop just before a frame is drawn is not lost`() throws {
        let probe = try startedProbeInShell()
        probe.type("s")
        #expect(probe.waitUntil { $0.contains("job stopped") })
    }

    @Test func `after a stop from outside, the screen is drawn again`() throws {
        let probe = try startedProbeInShell()
        probe.type("k")
        #expect(probe.waitUntil { $0.row(2) == "key character(\"k\")" })
        probe.type("z")
        #expect(probe.waitUntil { $0.contains("job stopped") })
        probe.type("\n")
        #expect(
            probe.waitUntil { $0.isAlternate && $0.row(2) == "key character(\"z\")" && $0.row(0) == "probe 80x24 full" }
        )
        probe.type("k")
        #expect(probe.waitUntil { $0.row(2) == "key character(\"k\")" })
        #expect(probe.screen.row(8) == "continued 1")
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        expectRestored(probe)
    }

    @Test func `a terminal with one screen keeps what was drawn, and the cursor goes below`() throws {
        let probe = try startedProbe(term: "vt100")
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        #expect(probe.modes == probe.modesBefore)
        #expect(probe.screen.cursor == (0, 23))
        #expect(probe.screen.row(23) == "")
        #expect(probe.screen.pen == Pen())
    }

    /// As in GNU screen by default, in mosh, and in tmux with `alternate-screen off`.
    private func probeWithOneScreen(inShell: Bool = false) throws -> PseudoTerminal {
        let probe = try inShell ? startProbeInShell() : startProbe()
        probe.removeAlternateScreen()
        try #require(probe.waitUntil { $0.row(0).hasPrefix("probe ") && $0.row(23).hasSuffix("─") })
        return probe
    }

    /// Requires that everything drawn is still there, and that the cursor is below it.
    private func expectBelow(_ probe: PseudoTerminal, _ lines: [String] = []) {
        let top = 22 - lines.count
        #expect(probe.screen.row(top).hasSuffix("─"))
        #expect(Array(probe.screen.text[(top + 1)...]) == lines + [""])
        #expect(probe.screen.cursor == (0, 23))
        #expect(probe.screen.pen == Pen())
    }

    @Test(arguments: ["q", "\u{3}"])
    func `if the alternate screen does nothing, a key that ends leaves the cursor below the picture`(key: String) throws
    {
        let probe = try probeWithOneScreen()
        probe.type(key)
        #expect(probe.waitForEnd() != nil)
        expectBelow(probe)
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func `if the alternate screen does nothing, a signal leaves the cursor below the picture`(signal: Int32) throws {
        let probe = try probeWithOneScreen()
        probe.send(signal: signal)
        #expect(probe.waitForEnd() == .exited(128 + signal))
        expectBelow(probe)
    }

    @Test(arguments: [(SIGSEGV, "killed by SIGSEGV"), (SIGABRT, "killed by SIGABRT"), (SIGQUIT, "killed by SIGQUIT")])
    func `if the alternate screen does nothing, a crash says so below the picture`(signal: Int32, line: String) throws {
        let probe = try probeWithOneScreen()
        probe.send(signal: signal)
        #expect(probe.waitForEnd() == .killed(signal))
        let shown = probe.screen.text.first { $0.hasSuffix(line) }
        expectBelow(probe, [try #require(shown)])
    }

    @Test func `if the alternate screen does nothing, Ctrl-Z leaves the cursor below the picture`() throws {
        let probe = try probeWithOneScreen(inShell: true)
        probe.type("\u{1A}")
        #expect(probe.waitUntil { $0.contains("job stopped") && $0.cursor.x == 0 })
        expectBelow(probe, Array(probe.screen.text.drop { !$0.hasSuffix("─") }.dropFirst().dropLast()))
    }

    @Test(arguments: ["xterm-256color", "linux", "vt100"])
    func `all rows scroll again, even if a frame was cut off while some of them moved`(term: String) throws {
        let probe = try startedProbe(term: term)
        let before = probe.received.count
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        var screen = VirtualScreen(columns: 80, rows: 24)
        screen.feed("\u{1B}[3;5r".utf8)
        screen.feed(probe.received[before...])
        #expect(screen.region == 0...23)
        #expect(screen.unknown == [])
    }
}
