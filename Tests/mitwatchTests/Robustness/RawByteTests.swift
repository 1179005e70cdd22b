import FoundationEssentials
import PseudoTerminal
import Testing

@testable import IoTEmulator

/// The bytes that the program sends while a server sends the worst that it can.
@Suite(.serialized, .timeLimit(.minutes(4)))
struct RawByteTests {
    struct Place: Sendable, Equatable, CustomTestStringConvertible {
        let term: String
        let locale: String
        let columns: Int
        let rows: Int

        var testDescription: String { "\(term) \(locale) \(columns)x\(rows)" }

        var environment: [String: String] { ["TERM": term, "LANG": locale] }

        var vocabulary: Vocabulary { RawByteTests.vocabularies[term] ?? Vocabulary(of: "dumb") }
    }

    static let places = [
        Place(term: "xterm-256color", locale: "C.UTF-8", columns: 120, rows: 36),
        Place(term: "tmux-256color", locale: "C.UTF-8", columns: 200, rows: 60),
        Place(term: "linux", locale: "C.UTF-8", columns: 80, rows: 24),
        Place(term: "vt100", locale: "C", columns: 80, rows: 24),
    ]

    /// What may be sent: the terminal's own sequences, bracketed paste, and the window's title saved and restored.
    static let vocabularies = places.reduce(into: [String: Vocabulary]()) { vocabularies, place in
        vocabularies[place.term] = Vocabulary(of: place.term, and: Program.ownSequences)
    }

    /// The check itself works: each text unchanged, amid what a program may send, is detected.
    @Test(arguments: HostileText.all, places)
    func `an unchanged text from the server would be detected`(text: String, place: Place) {
        let isHarmless = text.unicodeScalars.allSatisfy { (0x20..<0x7F).contains($0.value) }
        let bytes = Array("\u{1B}[3;4Ha\(text)b".utf8)
        #expect(place.vocabulary.violations(in: bytes).isEmpty == isHarmless)
    }

    @Test(arguments: [
        "\u{1B}[7331m", "\u{1B}]0;t\u{7}", "\u{1B}]2;a\u{9B}b\u{7}", "\u{1B}]52;c;?\u{7}", "\u{1B}[6n", "\u{1B}[?1000h",
        "\u{1B}[",
        "\u{1B}P1\u{1B}\\", "\u{1B}c", "\u{1B}", "\u{E}\u{F}\u{5}", "\u{9B}m", "\u{202E}",
        "\u{301}",
        "e\u{301}\u{301}\u{301}", "\u{200B}", "\u{FE0F}", "\u{E0041}", "\u{E000}", "\u{2028}",
    ])
    func `output outside the vocabulary is reported`(text: String) {
        let place = Self.places[0]
        #expect(place.vocabulary.violations(in: Array(text.utf8)) != [])
        #expect(place.vocabulary.violations(in: [0x61, 0x9B, 0x6D]) == ["broken [155]"])
    }

    @Test func `output in the vocabulary is not reported`() {
        let place = Self.places[0]
        let text =
            "\u{1B}[H\u{1B}[12;40Hå漢e\u{301}─\u{1B}[38;5;36m\u{1B}(B\u{1B}[m\u{1B}]2;q - x\u{7}\u{1B}[?25l\r\n\u{1B}[K"
        #expect(place.vocabulary.violations(in: Array(text.utf8)) == [])
    }

    @Test(arguments: places)
    func `screens, title, clipboard and report contain only permitted output`(
        place: Place
    ) throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let demo = try Program.start(
            ["demo", "--scenario", "hostile", "--speed", "100", "--title", "--report-dir", directory.path],
            environment: place.environment, columns: place.columns, rows: place.rows)
        demo.answers = place.locale != "C"
        try #require(demo.waitUntil { $0.row(0).contains("ended") })
        demo.type("\u{1B}")
        visit(checks: place == Self.places[0] ? HostileText.all.count : 2, of: demo)
        visitOtherScreens(of: demo)
        demo.type("e")
        #expect(demo.shows("wrote "))
        demo.type("q")
        #expect(demo.waitForEnd() == .exited(0))
        #expect(demo.isAsBefore)
        #expect(demo.screen.titlesKept == 0)
        #expect(place.vocabulary.violations(in: demo.received, once: Program.questions) == [])
        #expect(demo.screen.unknown == [])
        #expect(demo.screen.bells <= 2)
        // Only the query whether the terminal decodes UTF-8 has another character.
        if place.locale == "C" { #expect(demo.received.filter { $0 >= 0x80 } == Array("·".utf8)) }
        try expectHarmlessReport(in: directory, place)
    }

    /// The screens of this many checks, each with one of its failed findings.
    private func visit(checks count: Int, of demo: PseudoTerminal) {
        var seen: Set<Substring> = []
        demo.type("\r")
        for _ in 0..<count {
            #expect(
                demo.waitUntil {
                    Self.check(in: $0).map { !seen.contains($0) } == true
                        && $0.text.contains { $0.contains(/[x✗×] Cod/) }
                })
            Self.check(in: demo.screen).map { _ = seen.insert($0) }
            demo.type("g\r")
            #expect(demo.waitUntil { $0.row(0).contains(" finding ") && $0.contains("   message  ") })
            demo.type("c\u{1B}")
            #expect(demo.waitUntil { Self.check(in: $0) != nil })
            demo.type("n")
        }
        demo.type("\u{1B}")
    }

    /// The check on the screen.
    private static func check(in screen: VirtualScreen) -> Substring? {
        screen.row(0).firstMatch(of: /\s(HOSTILE_\d+)/)?.1
    }

    private func visitOtherScreens(of demo: PseudoTerminal) {
        let steps: [(keys: String, shown: String)] = [
            ("t", "Tasks, last 90 days"), ("\u{1B}", "Checks "), ("?", "scroll down"), ("\u{1B}", "Checks "),
            ("\u{1B}[D", "HISTORY"), ("\u{1B}", "ended"),
            ("/\u{1B}[200~\u{1B}]0;t\u{7}\u{9B}31m\u{202E}\u{1B}[201~", "^["),
            ("\u{1B}\u{1B}", "HOSTILE_0_"), ("\r", "total"),
            ("i\u{1B}[200~\u{1B}]0;t\u{7}\u{9B}31m\u{202E}\u{1B}[201~", "]0;t"),
            ("\u{1B}", "total"), ("\u{1B}", "Checks "),
        ]
        for step in steps {
            demo.type(step.keys)
            #expect(demo.shows(step.shown), "\(step.keys.debugDescription)")
        }
    }

    private func expectHarmlessReport(in directory: TemporaryDirectory, _ place: Place) throws {
        let texts = try directory.texts()
        #expect(texts.count == 2)
        for text in texts {
            #expect(text.contains("HOSTILE_0_"))
            // A program that reads JSON gets all marks of a letter.
            let isJSON = text.hasPrefix("{")
            #expect(place.vocabulary.violations(in: Array(text.utf8), mostMarks: isJSON ? .max - 1 : 2) == [])
        }
    }
}
