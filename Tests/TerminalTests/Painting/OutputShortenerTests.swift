import SeededRandom
import Testing

@testable import PseudoTerminal
@testable import Terminal

struct OutputShortenerTests {
    private static let start = "\u{1B}(B\u{1B}[m\u{1B}[H"

    private static let cases: [(String, String)] = [
        // What curses sends for xterm before and after a failure.
        ("\u{1B}(B\u{1B}[0;1m\u{1B}[38;5;202mx\u{1B}[39m\u{1B}(B\u{1B}[my", "\u{1B}[1;38;5;202mx\u{1B}[my"),
        ("\u{1B}[38;5;36ma\u{1B}[39m\u{1B}(B\u{1B}[m \u{1B}[38;5;36mb", "\u{1B}[38;5;36ma b"),
        ("\u{1B}[38;5;244mdim\u{1B}[39m\u{1B}(B\u{1B}[m  x", "\u{1B}[38;5;244mdim  \u{1B}[mx"),
        ("\u{1B}[7ma\u{1B}[0;7m\u{1B}[31mb", "\u{1B}[7ma\u{1B}[31mb"),
        ("\u{1B}[1;31ma\u{1B}[m\u{1B}[31mb", "\u{1B}[1;31ma\u{1B}[;31mb"),
        ("\u{1B}[31ma\u{1B}[m\u{1B}[1mb", "\u{1B}[31ma\u{1B}[;1mb"),
        ("\u{1B}[31ma\u{1B}[1mb\u{1B}[32mc", "\u{1B}[31ma\u{1B}[1mb\u{1B}[32mc"),
        // On a blank, only reverse and underline are visible.
        ("\u{1B}[7m \u{1B}[m ", "\u{1B}[7m \u{1B}[m "), ("\u{1B}[4m \u{1B}[m\u{1B}[K", "\u{1B}[4m \u{1B}[m\u{1B}[K"),
        ("\u{1B}[1m \u{1B}[m\u{1B}[K", " \u{1B}[K"),
        // How GNU screen and the Linux console select characters and fonts.
        ("\u{1B}[0;10;1m\u{F}a\u{1B}[m\u{F}b", "\u{1B}[1ma\u{1B}[mb"),
        // Within a row only the column is sent, unless the cursor may have left the row at its end.
        ("\u{1B}[3;5Ha\u{1B}[3;20Hb\u{1B}[4;1Hc", "\u{1B}[3;5Ha\u{1B}[20Gb\u{1B}[4;1Hc"),
        ("\u{1B}[3;20Ha\u{1B}[3;5Hb", "\u{1B}[3;20Ha\u{1B}[3;5Hb"),
        ("\u{1B}[3;5Ha\nb\u{1B}[3;7H", "\u{1B}[3;5Ha\nb\u{1B}[3;7H"),
        ("\u{1B}[3;5Ha\u{8}b\u{1B}[3;7H", "\u{1B}[3;5Ha\u{8}b\u{1B}[7G"),
        ("\u{1B}[3;5Ha\u{1B}[9b\u{1B}[3;7H", "\u{1B}[3;5Ha\u{1B}[9b\u{1B}[7G"),
        ("\u{1B}[3;5Ha\u{1B}[99b\u{1B}[2db\u{1B}[2;7H", "\u{1B}[3;5Ha\u{1B}[99b\u{1B}[2db\u{1B}[2;7H"),
        ("\u{1B}8\u{1B}[2da\u{1B}[2;7H", "\u{1B}8\u{1B}[2da\u{1B}[2;7H"),
        // Unknown sequences pass unchanged, up to the next reset.
        ("\u{1B}[38:2::1:2:3ma\u{1B}[1mb\u{1B}[m", "\u{1B}[38:2::1:2:3ma\u{1B}[1mb\u{1B}[m"),
        ("\u{1B}[1m\u{1B}[?25la", "\u{1B}[1m\u{1B}[?25la"),
    ]

    @Test(arguments: cases)
    func `output is shortened if possible and otherwise unchanged`(bytes: String, expected: String) {
        var shortener = OutputShortener(columns: 20, hasColumnAddress: true)
        #expect(shortener.shorten(Array(Self.start.utf8)) == Array(Self.start.utf8))
        let short = shortener.shorten(Array(bytes.utf8))
        #expect(String(decoding: short, as: UTF8.self) == expected)
    }

    @Test func `before the first reset nothing is omitted`() {
        var shortener = OutputShortener(columns: 20, hasColumnAddress: true)
        let bytes = Array("\u{1B}[1ma\u{1B}(B\u{1B}[32m \u{1B}(Bb".utf8)
        #expect(shortener.shorten(bytes) == bytes)
    }

    @Test func `a terminal without column addresses gets none`() {
        var shortener = OutputShortener(columns: 20, hasColumnAddress: false)
        let bytes = Array("\(Self.start)\u{1B}[3;5Ha\u{1B}[3;9Hb".utf8)
        #expect(shortener.shorten(bytes) == bytes)
    }

    /// Pieces of curses' output, in any order.
    private static let pieces = [
        "a", "b", " ", "  ", "█", "░", "漢", "e\u{301}", "\r", "\u{1B}[m", "\u{1B}(B\u{1B}[m", "\u{1B}[39m",
        "\u{1B}(B\u{1B}[0;1m", "\u{1B}[0;7m", "\u{1B}[0;1;4;7m", "\u{1B}[2m", "\u{1B}[24m", "\u{1B}[38;5;202m",
        "\u{1B}[31m", "\u{1B}[91m", "\u{1B}[39;49m", "\u{1B}[K", "\u{1B}[3X", "\u{1B}[2P", "\u{1B}[2@", "\u{1B}[1;3H",
        "\u{1B}[2;9H", "\u{1B}[2;3H", "\u{1B}[3;1H", "\u{1B}[7G", "\u{1B}[2d", "\u{1B}[C", "\u{1B}[?25l", "\u{1B}[J",
        "\u{1B}[L", "\u{1B}[M", "\n", "\u{8}", "b\u{1B}[3b", "\u{F}", "█████", "░░░░░░░░", "──────",
    ]

    @Test(arguments: [
        ("████████x", "█\u{1B}[7bx"), ("░░", "░░"), ("──\u{1B}[1m──", "──\u{1B}[1m──"), ("────", "─\u{1B}[3b"),
        ("████░░░░", "█\u{1B}[3b░\u{1B}[3b"), ("xxxxxxxxxxxx", "xxxxxxxxxxxx"), ("漢漢漢漢漢", "漢漢漢漢漢"),
        // The cursor is certain to be in its row.
        ("\u{1B}[3;5H██████████\u{1B}[3;17Hx", "\u{1B}[3;5H█\u{1B}[9b\u{1B}[17Gx"),
    ])
    func `a run of blocks is sent as a count if the terminal repeats them`(bytes: String, expected: String) {
        var shortener = OutputShortener(columns: 20, hasColumnAddress: true)
        shortener.repeats = true
        _ = shortener.shorten(Array(Self.start.utf8))
        #expect(String(decoding: shortener.shorten(Array(bytes.utf8)), as: UTF8.self) == expected)
    }

    @Test(arguments: 0..<100)
    func `the screen is the same, whatever was sent`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var shortener = OutputShortener(columns: 12, hasColumnAddress: true)
        shortener.repeats = seed.isMultiple(of: 2)
        var (plain, short) = (VirtualScreen(columns: 12, rows: 3), VirtualScreen(columns: 12, rows: 3))
        for _ in 0..<200 {
            let count = Int.random(in: 1...12, using: &random)
            let bytes = (0..<count).flatMap { _ in Array((Self.pieces.randomElement(using: &random) ?? "").utf8) }
            plain.feed(bytes)
            short.feed(shortener.shorten(bytes))
            #expect(short.text == plain.text)
            #expect(short.cursor == plain.cursor)
            #expect(short.unknown == plain.unknown)
            #expect(pens(short) == pens(plain))
        }
    }

    /// How each cell looks; for a blank, only what is visible.
    private func pens(_ screen: VirtualScreen) -> [Pen] {
        screen.grid.cells.joined().map { cell in
            var pen = cell.pen
            if cell.text == " " {
                pen.foreground = .standard
                pen.attributes.formIntersection([4, 7])
            }
            return pen
        }
    }
}
