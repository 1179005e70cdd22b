import Glibc
import PseudoTerminal
import Testing

struct TitleTests {
    /// A type whose initialization saves no title, unlike xterm's.
    private let environment = ["TERM": "tmux-256color"]

    @Test func `the title shows the task and its status, and is restored`() throws {
        let demo = try Program.start(["demo", "--title", "--speed", "60"], environment: environment)
        #expect(demo.waitUntil { $0.strings.last?.hasPrefix("]2;COMPLETED ") == true })
        let titles = demo.screen.strings
        #expect(titles.allSatisfy { $0.hasPrefix("]2;") && $0.hasSuffix(" - mitwatch") })
        #expect(titles.contains { $0.hasPrefix("]2;IN_PROGRESS ") })
        #expect(titles.count <= 4)
        #expect(demo.screen.titlesKept == 1)
        demo.type("q")
        #expect(demo.waitForEnd() == .exited(0))
        #expect(demo.screen.titlesKept == 0)
    }

    @Test func `a crash restores the title`() throws {
        let demo = try Program.start(["demo", "--title"], environment: environment)
        #expect(demo.waitUntil { $0.titlesKept == 1 && $0.contains("IN PROGRESS") })
        demo.send(signal: SIGSEGV)
        #expect(demo.waitForEnd() == .killed(SIGSEGV))
        #expect(demo.screen.titlesKept == 0)
    }

    @Test(arguments: [([], "xterm-256color"), (["--title"], "linux")] as [([String], String)])
    func `no title is set unless it is requested and visible`(arguments: [String], term: String) throws {
        let demo = try Program.start(["demo"] + arguments, environment: ["TERM": term])
        #expect(demo.shows("IN PROGRESS") && demo.shows("quit"))
        demo.type("q")
        #expect(demo.waitForEnd() == .exited(0))
        #expect(demo.screen.strings == [])
    }
}
