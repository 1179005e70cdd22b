import Glibc
import PseudoTerminal
import Testing

struct DemoTests {
    @Test func `the demo goes through no proxy`() throws {
        let demo = try Program.start(
            ["demo"], environment: ["HTTP_PROXY": "http://127.0.0.1:1"], columns: 120, rows: 36)
        #expect(demo.waitUntil { $0.row(0).contains("IN PROGRESS") })
        demo.type("q")
        #expect(demo.waitForEnd() == .exited(0))
    }

    @Test func `the demo shows its endpoint, the task and its checks`() throws {
        let demo = try Program.start(["demo"], columns: 120, rows: 36)
        #expect(demo.waitUntil { $0.row(0).contains("IN PROGRESS") && $0.row(0).contains("127.0.0.1:") })
        #expect(demo.shows("Device certificate shared"))
        #expect(demo.screen.unknown == [])
    }

    @Test func `a session in fast time runs to the confirmed end, and the bell rings once`() throws {
        let demo = try Program.start(["demo", "--speed", "60"])
        #expect(demo.waitUntil(milliseconds: 60_000) { $0.row(0).contains("COMPLETED") && $0.row(0).contains("ended") })
        #expect(demo.screen.row(1).contains("100%"))
        #expect(demo.screen.row(3).contains("took"))
        #expect(demo.waitUntil { $0.bells == 1 })
        demo.type("q")
        #expect(demo.waitForEnd() == .exited(0))
        #expect(demo.screen.bells == 1)
    }

    @Test func `keys lead from check to check, into one and back, and to the help`() throws {
        let demo = try Program.start(["demo", "--scenario", "stalled", "--speed", "100"], columns: 120, rows: 36)
        #expect(demo.shows("▸"))
        let selectedAtFirst = selectedRow(demo)
        demo.type("j")
        #expect(demo.waitUntil { _ in selectedRow(demo) != selectedAtFirst })
        demo.type("\r")
        #expect(demo.waitUntil { $0.row(0).contains("›") })
        demo.type("\u{1B}")
        #expect(demo.waitUntil { !$0.row(0).contains("›") })
        demo.type("?")
        #expect(demo.shows("Shift-Tab"))
    }

    @Test func `held keys are drawn together and not one by one`() throws {
        let demo = try Program.start(["demo", "--scenario", "stalled", "--speed", "100"], columns: 120, rows: 36)
        #expect(demo.shows("─▸ Checks") && demo.shows("quit"))
        let before = demo.screen.byteCount
        // As many as the terminal's driver holds.
        demo.type(String(repeating: "jk", count: 2_000) + "?")
        #expect(demo.waitUntil { $0.row(35).contains("Tab other keys") })
        // A single key takes 40 to 60 bytes.
        #expect(demo.screen.byteCount - before < 40_000)
    }

    @Test func `a new size is drawn immediately`() throws {
        let demo = try Program.start(["demo"], columns: 120, rows: 36)
        #expect(demo.shows("── Journal"))
        demo.resize(columns: 80, rows: 24)
        #expect(demo.waitUntil { $0.row(23).contains("quit") })
        demo.resize(columns: 20, rows: 4)
        #expect(demo.waitUntil { $0.row(3).contains("eu-west-1") })
    }

    enum WayOut: CaseIterable {
        case q
        case controlC
        case terminate
        case hangUp

        var exitCode: Int32 {
            switch self {
            case .q: 0
            case .controlC: 130
            case .terminate: 143
            case .hangUp: 129
            }
        }

        func take(_ terminal: PseudoTerminal) {
            switch self {
            case .q: terminal.type("q")
            case .controlC: terminal.type("\u{3}")
            case .terminate: terminal.send(signal: SIGTERM)
            case .hangUp: terminal.send(signal: SIGHUP)
            }
        }
    }

    @Test(arguments: WayOut.allCases)
    func `every way to quit restores the terminal`(wayOut: WayOut) throws {
        let demo = try Program.start(["demo"])
        #expect(demo.shows("IN PROGRESS"))
        #expect(!demo.isAsBefore)
        wayOut.take(demo)
        #expect(demo.waitForEnd() == .exited(wayOut.exitCode))
        #expect(demo.isAsBefore)
    }

    @Test(arguments: [SIGABRT, SIGILL, SIGQUIT, SIGSEGV, SIGTRAP])
    func `a crash restores the terminal and keeps its signal`(signal: Int32) throws {
        let demo = try Program.start(["demo"])
        #expect(demo.shows("IN PROGRESS"))
        demo.send(signal: signal)
        #expect(demo.waitForEnd() == .killed(signal))
        #expect(demo.isAsBefore)
        #expect(!demo.screen.contains("IN PROGRESS"))
    }

    @Test func `Ctrl-Backslash ends it immediately, with a message on the shell's screen`() throws {
        let demo = try Program.start(["demo"])
        #expect(demo.shows("IN PROGRESS"))
        demo.type("\u{1C}")
        #expect(demo.waitForEnd() == .killed(SIGQUIT))
        #expect(demo.isAsBefore)
        #expect(demo.screen.text.filter { !$0.isEmpty } == ["mitwatch: killed by SIGQUIT"])
    }

    @Test func `after a stop and a resize it draws and polls again`() throws {
        let demo = try Program.startInShell(["demo"])
        #expect(demo.shows("IN PROGRESS"))
        demo.type("\u{1A}")
        #expect(demo.shows("job stopped"))
        #expect(demo.isAsBefore)
        demo.resize(columns: 120, rows: 36)
        demo.type("\n")
        #expect(demo.waitUntil { $0.row(35).contains("quit") })
        #expect(demo.waitUntil { $0.isAlternate && $0.contains("IN PROGRESS") })
        demo.type("q")
        #expect(demo.waitForEnd() == .exited(0))
    }

    private func selectedRow(_ terminal: PseudoTerminal) -> String? {
        terminal.screen.text.first { $0.hasPrefix("▸") }
    }
}
