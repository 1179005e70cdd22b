import Glibc
import PseudoTerminal
import Testing

/// The mouse in the built program.
@Suite(.timeLimit(.minutes(5)))
struct MouseTests {
    private static let modes: Set = [1000, 1006]

    private func demo(_ arguments: String...) throws -> PseudoTerminal {
        let demo = try Program.start(["demo"] + arguments)
        try #require(demo.waitUntil { $0.contains("IN PROGRESS") && $0.contains("quit") })
        return demo
    }

    /// Sends a report about a cell, which counts from 0.
    private func report(_ button: Int, _ x: Int, _ y: Int) -> String {
        "\u{1B}[<\(button);\(x + 1);\(y + 1)M"
    }

    @Test func `with --mouse, a click selects, a second one opens, and the right button goes back`() throws {
        let demo = try demo("--mouse")
        #expect(demo.screen.privateModes.isSuperset(of: Self.modes))
        let row = 8
        demo.type(report(0, 20, row))
        #expect(demo.waitUntil { $0.row(row).hasPrefix("▸") && $0.cursor.y == row })
        demo.type(report(0, 20, row))
        #expect(demo.waitUntil { $0.contains("Findings") })
        demo.type(report(2, 20, row))
        #expect(demo.waitUntil { $0.row(row).hasPrefix("▸") && !$0.contains("Findings") })
        demo.type(report(65, 20, 6))
        demo.type("q")
        #expect(demo.waitForEnd() == .exited(0))
        #expect(demo.isAsBefore)
    }

    @Test func `m turns the mouse on and off`() throws {
        let demo = try demo()
        #expect(demo.screen.privateModes.isDisjoint(with: Self.modes))
        demo.type("m")
        #expect(demo.waitUntil { $0.privateModes.isSuperset(of: Self.modes) })
        #expect(demo.shows("mouse on: hold Shift to select text"))
        demo.type("m")
        #expect(demo.waitUntil { $0.privateModes.isDisjoint(with: Self.modes) && $0.contains("mouse off") })
        demo.type("q")
        #expect(demo.waitForEnd() == .exited(0))
        #expect(demo.isAsBefore)
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGSEGV])
    func `a signal turns the mouse off`(signal: Int32) throws {
        let demo = try demo("--mouse")
        demo.send(signal: signal)
        #expect(demo.waitForEnd() != nil)
        #expect(demo.isAsBefore)
    }

    @Test func `a login command has the terminal without the mouse, which is on again afterwards`() throws {
        let demo = try Program.start(["demo", "--scenario", "sign-in", "--profile", "demo-sso", "--mouse"])
        #expect(demo.waitUntil { $0.contains("Press L") && $0.privateModes.isSuperset(of: Self.modes) })
        demo.type("L")
        #expect(demo.waitUntil { $0.contains("Using a browser") && $0.privateModes.isDisjoint(with: Self.modes) })
        demo.type("\n")
        #expect(demo.waitUntil { $0.contains("IN PROGRESS") && $0.privateModes.isSuperset(of: Self.modes) })
        demo.type("q")
        #expect(demo.waitForEnd() == .exited(0))
        #expect(demo.isAsBefore)
    }

    @Test func `the mouse works in a replay`() throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let file = "\(directory.path)/mouse.jsonl"
        let demo = try Program.start(["demo", "--record", file, "--mouse"])
        try #require(demo.waitUntil { $0.contains("IN PROGRESS") && $0.contains("quit") })
        demo.type(report(0, 20, 8) + "q")
        #expect(demo.waitForEnd() == .exited(0))
        let replay = try Program.start(["replay", file, "--mouse"])
        try #require(replay.waitUntil { $0.contains("REPLAY") && $0.row(8).contains("%") })
        replay.type(report(0, 20, 8))
        #expect(replay.waitUntil { $0.row(8).hasPrefix("▸") })
        replay.type("q")
        #expect(replay.waitForEnd() == .exited(0))
        #expect(replay.isAsBefore)
    }
}
