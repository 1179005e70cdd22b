import PseudoTerminal
import Testing

@Suite(.serialized, .timeLimit(.minutes(10)))
struct TypingTests {
    @Test func `a single Escape is a key`() throws {
        let probe = try startedProbe()
        probe.type("\u{1B}")
        #expect(probe.waitUntil { $0.row(2) == "key escape" })
    }

    @Test func `an arrow is a key, even if its bytes arrive apart`() throws {
        let probe = try startedProbe(environment: ["SSH_CONNECTION": "1.2.3.4 5 6.7.8.9 10"])
        probe.type("\u{1B}")
        probe.type("[")
        probe.type("A")
        #expect(probe.waitUntil { $0.row(2) == "key up" })
        probe.type("\u{1B}OB")
        #expect(probe.waitUntil { $0.row(2) == "key down" })
    }

    /// A blocking read would wait for a key that Ctrl-C or Ctrl-Z has just discarded, and miss the signal.
    @Test func `keys are read without waiting, and the shell's own descriptor is not changed for that`() throws {
        let probe = try startedProbe()
        probe.type("i")
        #expect(probe.waitUntil { $0.row(9) == "keys wait false, standard input waits true" })
    }

    @Test func `pasted text is not keys and does not quit`() throws {
        let probe = try startedProbe()
        probe.type("\u{1B}[200~qqq\u{1B}[201~")
        #expect(probe.waitUntil { $0.row(2) == "key paste(\"qqq\")" })
    }
}
