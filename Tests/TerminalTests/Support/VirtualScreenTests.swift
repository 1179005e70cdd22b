import PseudoTerminal
import Testing

/// The tests' own terminal must be correct.
struct VirtualScreenTests {
    private static let cases: [(String, [String])] = [
        ("ab\r\ncd", ["ab", "cd", ""]), ("abcdefgh", ["abcdef", "gh", ""]), ("abcdef\r\nx", ["abcdef", "x", ""]),
        ("\u{1B}[2;3Hx\u{1B}[Hy\u{1B}[3dz", ["y", "  x", " z"]), ("abcdef\r\u{1B}[2Cx\u{1B}[K", ["abx", "", ""]),
        ("abcdef\u{1B}[3G\u{1B}[2P", ["abef", "", ""]), ("abcdef\u{1B}[3G\u{1B}[2@", ["ab  cd", "", ""]),
        ("abcdef\u{1B}[2G\u{1B}[2X", ["a  def", "", ""]), ("a\u{1B}[3b", ["aaaa", "", ""]),
        ("1\r\n2\r\n3\r\n4", ["2", "3", "4"]), ("1\r\n2\r\n3\u{1B}[H\u{1B}M", ["", "1", "2"]),
        ("1\r\n2\r\n3\u{1B}[1;2r\u{1B}[2;1H\n", ["2", "", "3"]), ("1\r\n2\r\n3\u{1B}[H\u{1B}[L", ["", "1", "2"]),
        ("1\r\n2\r\n3\u{1B}[H\u{1B}[M", ["2", "3", ""]), ("1\r\n2\r\n3\u{1B}[2;1H\u{1B}[J", ["1", "", ""]),
        ("abc\u{1B}[2J\u{1B}[Hd", ["d", "", ""]), ("\u{1B}(0lq\u{1B}(Bq", ["┌─q", "", ""]),
        ("漢\u{8}x", [" x", "", ""]), ("abcde漢", ["abcde", "漢", ""]), ("e\u{301}x", ["e\u{301}x", "", ""]),
        ("a\tb", ["a    b", "", ""]), ("\u{1B}]0;title\u{7}a\u{1B}P1\u{1B}\\b", ["ab", "", ""]),
        ("a\u{1B}[3\u{18}b", ["ab", "", ""]), ("ab\u{1B}7\u{1B}[3;3Hx\u{1B}8c", ["abc", "", "  x"]),
        ("ab\u{1B}[?1049hxyz\u{1B}[?1049lc", ["abc", "", ""]), ("\u{1B}[?7labcdefgh", ["abcdeh", "", ""]),
    ]

    @Test(arguments: cases)
    func `control sequences do what xterm does`(bytes: String, rows: [String]) {
        var screen = VirtualScreen(columns: 6, rows: 3)
        screen.feed(bytes.utf8)
        #expect(screen.text == rows)
        #expect(screen.unknown == [])
    }

    @Test func `colors and attributes are kept with each character`() {
        var screen = VirtualScreen(columns: 6, rows: 1)
        screen.feed("\u{1B}[1;38;5;202ma\u{1B}[22;91mb\u{1B}[0;7;48:2:1:2:3mc\u{1B}[md".utf8)
        #expect(screen.pen(x: 0, y: 0)?.attributes == [1])
        #expect(screen.pen(x: 0, y: 0)?.foreground == .indexed(202))
        #expect(screen.pen(x: 1, y: 0)?.attributes == [])
        #expect(screen.pen(x: 1, y: 0)?.foreground == .indexed(9))
        #expect(screen.pen(x: 2, y: 0)?.attributes == [7])
        #expect(screen.pen(x: 2, y: 0)?.background == .rgb(1, 2, 3))
        #expect(screen.pen(x: 3, y: 0) == Pen())
    }

    @Test func `unknown sequences are reported`() {
        var screen = VirtualScreen(columns: 6, rows: 1)
        screen.feed("\u{1B}[5%\u{1B}[9y\u{1B}Q\u{1B}[99m".utf8)
        #expect(screen.unknown == ["CSI [9] y", "ESC Q", "SGR [99]"])
    }
}
