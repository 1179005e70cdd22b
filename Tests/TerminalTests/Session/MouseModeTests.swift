import Glibc
import PseudoTerminal
import Testing

/// The mouse is on only after it was turned on, and off after every end.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct MouseModeTests {
    private static let modes: Set = [1000, 1006]

    private func startedWithMouse() throws -> PseudoTerminal {
        let probe = try startedProbe()
        probe.type("M")
        try #require(probe.waitUntil { $0.privateModes.isSuperset(of: Self.modes) })
        return probe
    }

    @Test func `until the mouse is first turned on, no byte of it is sent`() throws {
        let probe = try startedProbe()
        probe.type("\u{C}cq")
        #expect(probe.waitForEnd() == .exited(0))
        let sent = String(decoding: probe.received, as: UTF8.self)
        #expect(["1000", "1002", "1003", "1006", "1015"].allSatisfy { !sent.contains("[?\($0)") })
    }

    @Test func `a press, the wheel and the right button are keys`() throws {
        let probe = try startedWithMouse()
        #expect(probe.screen.privateModes == [7, 1049, 2004, 1000, 1006])
        for (report, action) in [("<0;4;5", "press"), ("<65;4;5", "wheelDown"), ("<2;4;5", "rightPress")] {
            probe.type("\u{1B}[\(report)M")
            #expect(probe.waitUntil { $0.row(2).contains("pointer") && $0.row(2).contains(action) })
        }
        probe.type("M")
        #expect(probe.waitUntil { $0.privateModes.isDisjoint(with: Self.modes) })
        probe.type("\u{1B}[<0;4;5Mj")
        #expect(probe.waitUntil { $0.row(2) == "key character(\"j\")" })
    }

    @Test(arguments: ["q", "e", "\u{3}", "x", "v", "a", "\u{1C}"])
    func `keys that end the program, and crashes, turn the mouse off`(key: String) throws {
        let probe = try startedWithMouse()
        probe.type(key)
        #expect(probe.waitForEnd() != nil)
        expectRestored(probe)
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGSEGV, SIGABRT, SIGUSR1])
    func `signals that end the program turn the mouse off`(signal: Int32) throws {
        let probe = try startedWithMouse()
        probe.send(signal: signal)
        #expect(probe.waitForEnd() != nil)
        expectRestored(probe)
    }

    @Test func `Ctrl-Z turns the mouse off, and continuing turns it on again`() throws {
        let probe = try startedProbeInShell()
        probe.type("M")
        try #require(probe.waitUntil { $0.privateModes.isSuperset(of: Self.modes) })
        probe.type("\u{1A}")
        #expect(probe.waitUntil { $0.contains("job stopped") })
        expectRestored(probe)
        probe.type("\n")
        #expect(probe.waitUntil { $0.isAlternate && $0.privateModes.isSuperset(of: Self.modes) })
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        expectRestored(probe)
    }

    @Test func `a redraw turns the mouse on again, since it may be another terminal`() throws {
        let probe = try startedWithMouse()
        let before = probe.received.count
        probe.type("\u{C}")
        #expect(probe.waitUntil { $0.row(2) == "key control(\"l\")" })
        let sent = String(decoding: probe.received[before...], as: UTF8.self)
        #expect(sent.contains("\u{1B}[?1000h\u{1B}[?1006h"))
    }
}
