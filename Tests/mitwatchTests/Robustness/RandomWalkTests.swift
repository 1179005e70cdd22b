import PseudoTerminal
import SeededRandom
import Testing

/// Keys, mouse actions and sizes in random order.
@Suite(.serialized, .timeLimit(.minutes(3)))
struct RandomWalkTests {
    /// Everything except what leaves.
    private static let keys = [
        "j", "k", "g", "G", " ", "\u{6}", "\u{2}", "\r", "\u{1B}", "\t", "\u{1B}[Z", "n", "N", "/", "f", "s", "S", "F",
        "i", "t", "?",
        "c", "r", "e", "X", "x", "{", "}", "\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D", "\u{1B}[5~", "\u{1B}[6~",
        "\u{1B}OH",
        "\u{C}", "\u{15}", "\u{7F}", "\u{1B}[200~pasted \u{1B}[2J\u{202E}\u{1B}[201~", "H", "_", "7", "\u{1B}[99;99R",
        "é漢", "m", "\u{1B}[<0;7;9M", "\u{1B}[<0;9;14M", "\u{1B}[<64;9;12M", "\u{1B}[<65;9;12M", "\u{1B}[<2;1;1M",
        "\u{1B}[<0;999;999M",
    ]
    private static let mouse = ["\u{1B}[?1000h", "\u{1B}[?1006h", "\u{1B}[?1006l", "\u{1B}[?1000l"]
    private static let sizes = [
        (80, 24), (200, 60), (1, 1), (3, 2), (20, 4), (19, 30), (40, 12), (120, 36), (79, 23), (300, 5), (132, 50),
        (10, 100),
    ]

    @Test(arguments: [("hostile", 20261), ("flaky", 7), ("large", 3)] as [(String, UInt64)])
    func `after random keys and sizes it still shows what a complete redraw would`(
        scenario: String, seed: UInt64
    ) throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let demo = try Program.startInShell(
            ["demo", "--scenario", scenario, "--speed", "10", "--allow-cancel", "--report-dir", directory.path])
        try #require(demo.waitUntil { $0.row(23).contains("quit") })
        var dice = SplitMix64(seed: seed)
        var stops: [Range<Int>] = []
        for number in 1...300 {
            if number.isMultiple(of: 7) { resize(demo, &dice) }
            demo.type(Self.keys.randomElement(using: &dice) ?? "")
            if number.isMultiple(of: 25) { stops.append(stopAndContinue(demo, &dice)) }
            if number.isMultiple(of: 3) { #expect(demo.waitUntilRead()) }
            // Output is read meanwhile, as a terminal does.
            _ = demo.waitUntil(milliseconds: 2) { _ in false }
        }
        expectFreshPaint(demo)
        demo.type("\u{1B}q")
        #expect(demo.waitForEnd() == .exited(0))
        #expect(demo.isAsBefore)
        let whole = bytes(demo.received, without: stops)
        var screen = VirtualScreen(columns: 80, rows: 24)
        screen.feed(whole)
        #expect(screen.unknown == [])
        // Each new size sends the query again.
        let own = Program.ownSequences + Program.questions + Self.mouse + ["\u{1B}[?1049h", "\u{1B}[?25l"]
        let violations = Vocabulary(of: "xterm-256color", and: own).violations(in: whole, once: [])
        #expect(violations == [])
    }

    /// Ctrl-Z, another size, and fg.
    ///
    /// - Returns: positions of bytes that the program did not send: on Ctrl-Z, a terminal's driver discards unread
    ///   output, even in the middle of a sequence.
    private func stopAndContinue(_ demo: PseudoTerminal, _ dice: inout SplitMix64) -> Range<Int> {
        #expect(demo.waitUntil(\.isBetweenActions))
        let start = demo.received.count
        demo.type("\u{1A}")
        // When the modes are the shell's, it reports that the job has stopped: what is typed then is for the shell.
        #expect(demo.waitUntil { !$0.isAlternate && demo.modes == demo.modesBefore })
        resize(demo, &dice)
        demo.type("\n")
        #expect(demo.waitUntil(\.isAlternate))
        let givenBack = demo.received[start...].firstRange(of: Array("\u{1B}[?2004l".utf8))
        return start..<(givenBack?.lowerBound ?? start)
    }

    private func bytes(_ bytes: [UInt8], without ranges: [Range<Int>]) -> [UInt8] {
        let starts = [0] + ranges.map(\.upperBound)
        let ends = ranges.map(\.lowerBound) + [bytes.count]
        return zip(starts, ends).flatMap { bytes[$0..<$1] }
    }

    private func resize(_ demo: PseudoTerminal, _ dice: inout SplitMix64) {
        let (columns, rows) = Self.sizes.randomElement(using: &dice) ?? (80, 24)
        demo.resize(columns: columns, rows: rows)
    }

    /// On the help page only the first row changes without a key.
    private func expectFreshPaint(_ demo: PseudoTerminal) {
        demo.resize(columns: 100, rows: 30)
        for _ in 1...6 {
            demo.type("\u{1B}")
            #expect(demo.waitUntilRead())
        }
        demo.type("?g")
        #expect(demo.waitUntil { $0.row(29).contains("Tab other keys") && $0.row(2).contains("scroll down") })
        let before = demo.screen
        demo.type("\u{C}")
        #expect(demo.waitUntil { $0.erasures > before.erasures && $0.row(29) == before.row(29) })
        #expect(demo.screen.text.dropFirst() == before.text.dropFirst())
        for y in 1..<30 {
            #expect((0..<100).allSatisfy { demo.screen.look(x: $0, y: y) == before.look(x: $0, y: y) })
        }
    }
}
