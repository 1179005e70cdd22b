import Glibc
import PseudoTerminal
import Testing

@testable import Terminal

/// Unusual terminfo entries.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct OddTypeTests {
    /// A terminfo database with one type.
    private final class Database {
        let path: String

        init(_ capabilities: String) throws {
            var template = Array("/tmp/mitwatch-terminfo-XXXXXX".utf8CString)
            path = try #require(mkdtemp(&template).map { String(cString: $0) })
            let source = """
                odd|a type for tests,
                \tclear=\\E[H\\E[J, cup=\\E[%i%p1%d;%p2%dH, am, msgr,
                \t\(capabilities),

                """
            let file = try #require(fopen("\(path)/odd.ti", "w"))
            fputs(source, file)
            fclose(file)
            let compiler = try Subprocess("/usr/bin/tic", ["-x", "-o", path, "\(path)/odd.ti"], environment: [:])
            try #require(compiler.waitForEnd() == .exited(0))
        }

        deinit {
            for name in ["o/odd", "6f/odd", "odd.ti"] { unlink("\(path)/\(name)") }
            for name in ["o", "6f"] { rmdir("\(path)/\(name)") }
            rmdir(path)
        }
    }

    private func probe(_ database: Database) throws -> PseudoTerminal {
        try startProbe(term: "odd", environment: ["TERMINFO": database.path])
    }

    /// Curses allocates a table of as many colors as the type claims.
    @Test(arguments: ["colors#2147483647, pairs#2147483647", "colors#2147483647, pairs#2147483647, RGB"])
    func `a type with an implausible number of colors is shown without colors`(capabilities: String) throws {
        let database = try Database("\(capabilities), op=\\E[39;49m, setaf=\\E[38;5;%p1%dm, setab=\\E[48;5;%p1%dm")
        let probe = try probe(database)
        #expect(probe.waitUntil { $0.row(0) == "probe 80x24 full" })
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
    }

    @Test(arguments: ["r", "m"])
    func `without reverse video, the cursor is visible on a selected row only`(key: String) throws {
        let database = try Database("civis=\\E[?25l, cnorm=\\E[?25h, smso=\\E[7m")
        let probe = try probe(database)
        #expect(probe.waitUntil { $0.row(0) == "probe 80x24 full" && !$0.showsCursor })
        probe.type(key)
        let isSelected = key == "r"
        #expect(probe.waitUntil { $0.cursor == (isSelected ? (2, 7) : (1, 9)) && $0.showsCursor == isSelected })
    }

    @Test func `a type with long reset sequences works`() throws {
        let database = try Database("smcup=\\E[?1049h, rmcup=\\E[?1049l\(String(repeating: "\\E[m", count: 300))")
        let probe = try probe(database)
        #expect(probe.waitUntil { $0.row(0) == "probe 80x24 full" })
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        #expect(!probe.screen.isAlternate)
    }

    @Test func `a type with reset sequences that are too long is rejected for that reason`() throws {
        let database = try Database("smcup=\\E[?1049h, rmcup=\\E[?1049l\(String(repeating: "\\E[m", count: 1500))")
        let probe = try probe(database)
        #expect(probe.waitForEnd() == .exited(2))
        #expect(probe.screen.text.first == "TERM=odd has a terminfo rmcup string that is too long; try TERM=xterm")
    }

    @Test func `a name that is longer than any type's is an unknown type`() throws {
        let probe = try startProbe(term: String(repeating: "x", count: 10_000))
        #expect(probe.waitForEnd() == .exited(2))
        #expect(probe.screen.text.first == "TERM=xxxxxxxxxxxxxxx… is not a known terminal type; try TERM=xterm")
    }

    /// The thread's previous signal mask is restored afterwards.
    @Test func `signals that end the process are let through only for a while`() {
        var (mask, within, after) = (sigset_t(), sigset_t(), sigset_t())
        sigemptyset(&mask)
        sigaddset(&mask, SIGTERM)
        sigaddset(&mask, SIGWINCH)
        var original = sigset_t()
        pthread_sigmask(SIG_BLOCK, &mask, &original)
        defer { pthread_sigmask(SIG_SETMASK, &original, nil) }
        _ = EndingSignals.letThrough { pthread_sigmask(SIG_BLOCK, nil, &within) }
        pthread_sigmask(SIG_BLOCK, nil, &after)
        #expect(sigismember(&within, SIGTERM) == 0 && sigismember(&within, SIGWINCH) == 1)
        #expect(sigismember(&after, SIGTERM) == 1)
    }
}
