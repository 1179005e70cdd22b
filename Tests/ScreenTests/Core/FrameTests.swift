import Testing

@testable import Screen

struct FrameTests {
    private func frame(_ columns: Int = 10, _ rows: Int = 2, glyphs: GlyphSet = .full) -> Frame {
        Frame(size: Size(columns: columns, rows: rows), glyphs: glyphs)
    }

    @Test func `text is written at its position, and its columns are returned`() {
        var frame = frame()
        let used = frame.write("ab", x: 1, y: 1, style: .failed)
        #expect(used == 2)
        #expect(frame.text(trimmed: true) == ["", " ab"])
        #expect(frame.styleRuns(row: 1).map(\.style) == [.normal, .failed, .normal])
        #expect(frame.styleRuns(row: 1).map(\.columns) == [0..<1, 1..<3, 3..<10])
    }

    @Test(arguments: [(-1, "bcdefghijk"), (8, "        ab"), (-20, "          "), (10, "          ")])
    func `nothing is written outside the frame`(x: Int, row: String) {
        var frame = frame()
        frame.write("abcdefghijklm", x: x, y: 0)
        frame.write("abc", x: 0, y: 2)
        frame.write("abc", x: 0, y: -1)
        #expect(frame.text() == [row, "          "])
    }

    @Test func `nothing is written outside the clip`() {
        var frame = frame()
        let used = frame.write("abcdefgh", x: 0, y: 0, in: Rect(x: 2, y: 0, width: 3, height: 1))
        frame.write("x", x: 2, y: 1, in: Rect(x: 2, y: 0, width: 3, height: 1))
        #expect(frame.text() == ["  cde     ", "          "])
        #expect(used == 5)
    }

    @Test func `writing to an empty frame does nothing`() {
        var frame = frame(0, 0)
        #expect(frame.write("abc", x: 0, y: 0) == 0)
        frame.fill(frame.bounds, with: "x")
        frame.restyle(frame.bounds) { $0.selected }
        #expect(frame.text() == [])
    }

    @Test(arguments: [(0, "漢字x  "), (2, "  漢字x"), (3, "   漢字"), (4, "    漢 "), (-1, " 字x   ")])
    func `a wide character that does not fit becomes a space`(x: Int, row: String) {
        var frame = frame(7, 1)
        frame.write("漢字x", x: x, y: 0)
        #expect(frame.text().first == row)
    }

    @Test func `a clip may cut a wide character on either side`() {
        var frame = frame(8, 1)
        frame.fill(frame.bounds, with: ".")
        frame.write("漢字本", x: 0, y: 0, in: Rect(x: 1, y: 0, width: 4, height: 1))
        #expect(frame.text() == [". 字 ..."])
    }

    @Test(arguments: [(0, "x 字"), (1, " x字"), (2, "漢x "), (3, "漢 x")])
    func `the other half of an overwritten wide character becomes a space`(x: Int, row: String) {
        var frame = frame(4, 1)
        frame.write("漢字", x: 0, y: 0)
        frame.write("x", x: x, y: 0)
        #expect(frame.text().first == row)
    }

    @Test func `a wide character over halves of two others clears both`() {
        var frame = frame(4, 1)
        frame.write("漢字", x: 0, y: 0)
        frame.write("本", x: 1, y: 0)
        #expect(frame.text() == [" 本 "])
        #expect(frame.row(0).map(\.width) == [1, 2, 0, 1])
    }

    @Test func `a marked character takes one cell`() {
        var frame = frame(4, 1)
        #expect(frame.write("e\u{301}x", x: 0, y: 0) == 2)
        #expect(frame.text(trimmed: true) == ["e\u{301}x"])
        #expect(frame[0, 0].hasMarks)
        #expect(!frame[1, 0].hasMarks)
    }

    @Test func `hostile text is visible and stays within its line`() {
        var frame = frame(20, 2)
        frame.write("a\u{1B}[2J\n\u{202E}b", x: 0, y: 0)
        #expect(frame.text() == ["a^[[2J^J<U+202E>b   ", String(repeating: " ", count: 20)])
    }

    @Test func `fill paints an area, and only with characters of one column`() {
        var frame = frame(4, 2)
        frame.fill(Rect(x: 1, y: 0, width: 9, height: 1), with: "░", style: .todo)
        frame.fill(Rect(x: 0, y: 1, width: 2, height: 1), with: "漢", style: .failed)
        frame.fill(Rect(x: 2, y: 1, width: 2, height: 1), with: "\u{1B}")
        #expect(frame.text() == [" ░░░", "    "])
        #expect(frame[1, 0].style == .todo)
        #expect(frame[0, 1].style == .failed)
    }

    @Test func `a selected row keeps its roles and its text`() {
        var frame = frame(4, 1)
        frame.write("a漢", x: 0, y: 0, style: .failed)
        frame.restyle(frame.bounds.row(0)) { $0.selected }
        #expect(frame.text(trimmed: true) == ["a漢"])
        #expect(frame.styleRuns(row: 0).map(\.style) == [.failed.selected, .normal.selected])
    }

    @Test func `both halves of a wide character always look the same`() {
        var frame = frame(4, 1)
        frame.write("a漢", x: 0, y: 0)
        frame.restyle(Rect(x: 0, y: 0, width: 2, height: 1)) { $0.selected }
        #expect(frame.styleRuns(row: 0).map(\.columns) == [0..<3, 3..<4])
        frame.restyle(Rect(x: 2, y: 0, width: 1, height: 1)) { _ in .failed }
        #expect(frame.styleRuns(row: 0).map(\.columns) == [0..<3, 3..<4])
    }

    @Test func `a cell outside is blank, and a row outside has no cells`() {
        let frame = frame()
        #expect(frame[10, 0] == .blank)
        #expect(frame[0, -1] == .blank)
        #expect(frame.row(2).isEmpty)
        #expect(frame.styleRuns(row: 2).isEmpty)
    }

    @Test func `a cell has sixteen bytes, a style two`() {
        #expect(MemoryLayout<Cell>.size == 16)
        #expect(MemoryLayout<Style>.size == 2)
    }

    @Test func `a cell returns all that was stored`() {
        for role in Role.allCases {
            let style = Style(role, [.bold, .dim, .reversed, .underlined])
            let cell = Cell("█", style: style)
            #expect(cell.style == style)
            #expect(cell.scalars == ["█"])
            #expect(cell.width == 1)
            #expect(cell.restyled(.normal) == Cell("█", style: .normal))
        }
    }
}
