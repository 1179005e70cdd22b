import Glibc
import PseudoTerminal
import Testing

@Suite(.serialized, .timeLimit(.minutes(10)))
struct PaintingTests {
    @Test func `the first paint shows the frame up to its last cell`() throws {
        let probe = try startedProbe()
        #expect(probe.screen.row(0) == "probe 80x24 full")
        #expect(probe.screen.row(1) == "bar ██✗▒▚░ ▸‼")
        #expect(probe.screen.row(23) == String(repeating: " ", count: 79) + "─")
        #expect(probe.screen.unknown == [])
    }

    @Test func `roles become colors and attributes, and the background stays the user's`() throws {
        let probe = try startedProbe()
        #expect(probe.screen.pen(x: 0, y: 0)?.attributes == [1])
        // A word, two blocks and a symbol, as in the bar of failed findings.
        #expect(probe.screen.pen(x: 0, y: 1)?.foreground == .indexed(131))
        #expect((4...9).allSatisfy { probe.screen.pen(x: $0, y: 1)?.foreground == .indexed(202) })
        #expect(probe.screen.pen(x: 0, y: 1)?.background == .standard)
        #expect(probe.screen.pen(x: 79, y: 23)?.attributes == [7])
    }

    @Test func `with 8 colors, words have the terminal's own color and bars may have another`() throws {
        let probe = try startedProbe(term: "xterm")
        #expect(probe.screen.pen(x: 0, y: 1)?.foreground == .standard)
        #expect(probe.screen.pen(x: 0, y: 1)?.attributes == [1])
        #expect((4...9).allSatisfy { probe.screen.pen(x: $0, y: 1)?.foreground == .indexed(1) })
    }

    @Test(arguments: [("xterm-256color", ["NO_COLOR": "1"]), ("vt100", [:])])
    func `without colors, attributes still distinguish roles`(term: String, environment: [String: String]) throws {
        let probe = try startedProbe(term: term, environment: environment)
        #expect(probe.screen.pen(x: 0, y: 1)?.foreground == .standard)
        #expect(probe.screen.pen(x: 0, y: 1)?.attributes == [1])
    }

    @Test(arguments: ["xterm", "screen", "linux", "vt220", "tmux-256color", "screen-256color"])
    func `any common terminal type shows the same text`(term: String) throws {
        let probe = try startedProbe(term: term)
        #expect(probe.screen.row(0).hasPrefix("probe 80x24 "))
        let isConsole = term == "linux"
        #expect(probe.screen.row(1) == (isConsole ? "bar ██×▒▓░ ►‼" : "bar ██✗▒▚░ ▸‼"))
    }

    @Test func `a changed cell sends few bytes, and an unchanged frame none`() throws {
        let probe = try startedProbe()
        probe.type("c")
        #expect(probe.waitUntil { $0.row(3) == "tick" })
        probe.type("c")
        #expect(probe.waitUntil { $0.row(3) == "tock" })
        probe.type("n")
        #expect(probe.waitUntil { $0.row(4).hasPrefix("took ") })
        let bytes = try #require(Int(probe.screen.row(4).dropFirst(5)))
        #expect((1...40).contains(bytes))
    }

    @Test func `wide, combining and hostile text takes the columns that were counted for it`() throws {
        let probe = try startedProbe()
        probe.type("w")
        #expect(probe.waitUntil { $0.row(5) == "wide 漢字 e\u{301} <U+202E>abc ^[[31m 👩 end" })
        #expect(probe.screen.unknown == [])
        #expect(probe.screen.pen(x: 0, y: 5) == Pen())
    }

    @Test func `a resize draws the whole screen at its new size`() throws {
        let probe = try startedProbe()
        for (columns, rows) in [(120, 36), (20, 4), (1, 1), (100, 30), (400, 120)] {
            probe.resize(columns: columns, rows: rows)
            let title = String("probe \(columns)x\(rows) full".prefix(columns))
            #expect(probe.waitUntil { $0.row(0) == (rows > 1 ? title : "─") })
            #expect(probe.waitUntil { $0.row(rows - 1) == String(repeating: " ", count: columns - 1) + "─" })
        }
        #expect(probe.screen.unknown == [])
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        expectRestored(probe)
    }

    @Test(arguments: ["xterm-256color", "tmux-256color", "screen", "linux", "vt220"])
    func `a terminal of one cell shows it, and does not wrap`(term: String) throws {
        let probe = try startedProbe(term: term)
        probe.resize(columns: 1, rows: 1)
        #expect(probe.waitUntil { $0.row(0) == "─" })
        probe.type("k\u{C}")
        #expect(probe.waitUntilRead())
        probe.resize(columns: 60, rows: 10)
        #expect(probe.waitUntil { $0.row(0).hasPrefix("probe 60x10") && $0.row(2) == "key control(\"l\")" })
        #expect(probe.screen.wraps == 0 && probe.screen.scrolls == 0)
        #expect(probe.screen.unknown == [])
    }

    @Test func `the cursor is shown at the frame's position`() throws {
        let probe = try startedProbe()
        #expect(!probe.screen.showsCursor)
        probe.type("u")
        #expect(probe.waitUntil { $0.showsCursor && $0.cursor == (3, 6) })
    }

    @Test(arguments: [("r", 2, 7), ("m", 1, 9)])
    func `a hidden cursor is at the frame's position as well`(key: String, x: Int, y: Int) throws {
        let probe = try startedProbe()
        probe.type(key)
        #expect(probe.waitUntil { $0.row(2).hasPrefix("key ") && $0.cursor == (x, y) })
        #expect(!probe.screen.showsCursor)
        probe.type("c")
        #expect(probe.waitUntil { $0.row(3) == "tick" && $0.cursor == (x, y) })
        #expect(!probe.screen.showsCursor)
    }

    @Test func `Ctrl-L draws everything again`() throws {
        let probe = try startedProbe()
        let before = probe.screen.byteCount
        probe.type("\u{C}")
        #expect(probe.waitUntil { $0.row(2) == "key control(\"l\")" && $0.row(1) == "bar ██✗▒▚░ ▸‼" })
        #expect(probe.screen.byteCount - before > 60)
    }

    @Test func `the bell rings once`() throws {
        let probe = try startedProbe()
        probe.type("g")
        #expect(probe.waitUntil { $0.row(2) == "key character(\"g\")" })
        #expect(probe.screen.bells == 1)
    }

    @Test func `a terminal that takes nothing does not hang the program, and then shows the newest frame`() throws {
        let probe = try startedProbe(columns: 200, rows: 60)
        // Nothing is read while 300 screens of 12,000 cells are painted.
        probe.type("f")
        #expect(probe.waitForStop())
        probe.send(signal: SIGCONT)
        #expect(probe.waitUntil { $0.row(7).hasPrefix("flood 300") && $0.row(2) == "key character(\"f\")" })
        #expect(probe.screen.row(8) == "")
        // Nearly all of the screens in between were skipped.
        #expect(probe.screen.byteCount < 300 * 12_000 / 4)
        #expect(probe.screen.unknown == [])
        probe.type("q")
        #expect(probe.waitForEnd() == .exited(0))
        expectRestored(probe)
    }

    @Test func `a terminal whose output is not read does not keep the program from ending`() throws {
        let probe = try startedProbe(columns: 200, rows: 60)
        probe.type("f")
        #expect(probe.waitForStop())
        probe.send(signal: SIGTERM)
        probe.send(signal: SIGCONT)
        #expect(probe.waitForEnd() == .exited(128 + SIGTERM))
        #expect(probe.modes == probe.modesBefore)
    }

    @Test func `Ctrl-S stops the picture, not the program, and Ctrl-Q shows the newest frame`() throws {
        let probe = try startedProbe()
        probe.type("\u{13}ccj")
        #expect(!probe.waitUntil(milliseconds: 100) { $0.row(2) != "" || $0.row(3) != "" })
        probe.type("\u{11}")
        #expect(probe.waitUntil { $0.row(2) == "key character(\"j\")" && $0.row(3) == "tock" })
    }

    @Test(arguments: ["c", "x"])
    func `a terminal stopped with Ctrl-S is still released`(key: String) throws {
        let probe = try startedProbe()
        probe.type("\u{13}\(key)")
        probe.send(signal: SIGTERM)
        #expect(probe.waitForEnd() != nil)
        expectRestored(probe)
    }
}
