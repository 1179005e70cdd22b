import FoundationEssentials
import Glibc
import PseudoTerminal
import Testing

/// What happens to the program from outside, and what it leaves behind.
@Suite(.serialized, .timeLimit(.minutes(5)))
struct EndsTests {
    private func startedDemo(columns: Int = 80, rows: Int = 24) throws -> PseudoTerminal {
        let demo = try Program.start(["demo", "--scenario", "stalled"], columns: columns, rows: rows)
        try #require(demo.waitUntil { $0.contains("IN PROGRESS") && $0.row(rows - 1).contains("quit") })
        return demo
    }

    @Test func `a window that is closed ends the program within a second`() throws {
        let demo = try startedDemo()
        demo.hangUp()
        #expect(demo.waitForEnd(milliseconds: 1_000) == .exited(128 + SIGHUP))
    }

    @Test func `a window that is closed ends a program that was started to ignore that`() throws {
        let demo = try Program.startInShell(["demo"], script: "trap '' HUP; exec \"$0\" \"$@\"")
        try #require(demo.waitUntil { $0.contains("IN PROGRESS") && $0.row(23).contains("quit") })
        demo.hangUp()
        #expect(demo.waitForEnd(milliseconds: 1_000) == .exited(128 + SIGHUP))
    }

    @Test func `a full pipe does not end the program`() throws {
        let demo = try startedDemo()
        demo.send(signal: SIGPIPE)
        demo.type("?")
        #expect(demo.shows("scroll down"))
        // Leave the help, then the program.
        demo.type("qq")
        #expect(demo.waitForEnd() == .exited(0))
        #expect(demo.isAsBefore)
    }

    @Test func `a thousand frames for a stopped terminal are not kept, and keys work afterwards`() throws {
        let demo = try startedDemo()
        let before = try memory(of: demo.process)
        // The two pages of the help have little in common. The frames are not read.
        demo.type("?")
        for _ in 1...1_000 {
            demo.type("\t")
            #expect(demo.waitUntilRead())
        }
        #expect(try memory(of: demo.process) - before < 8_000_000)
        #expect(demo.waitUntil { $0.row(23).contains("Tab other keys") && $0.contains("scroll down") })
        // Nearly all of the frames in between were skipped.
        #expect(demo.screen.byteCount < 300_000)
        demo.type("qq")
        #expect(demo.waitForEnd() == .exited(0))
        #expect(demo.isAsBefore)
        #expect(demo.screen.unknown == [])
    }

    /// The bytes that only this process has in memory.
    private func memory(of process: Int32) throws -> Int {
        let text = try String(contentsOf: URL(filePath: "/proc/\(process)/statm"), encoding: .utf8)
        let pages = text.split(separator: " ").compactMap { Int($0) }
        try #require(pages.count > 2)
        return (pages[1] - pages[2]) * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
}
