import Screen
import Testing

struct CursorAndProbeTests {
    @Test func `the cursor goes to the most important place, and never outside the frame`() {
        var frame = Frame(size: Size(columns: 9, rows: 3))
        #expect(frame.cursor == Cursor(at: Point(x: 0, y: 0), for: .text))
        frame.placeCursor(at: Point(x: 4, y: 1), for: .selection)
        frame.placeCursor(at: Point(x: 5, y: 2), for: .text)
        #expect(frame.cursor == Cursor(at: Point(x: 4, y: 1), for: .selection))
        frame.placeCursor(at: Point(x: 9, y: 1), for: .caret)
        frame.placeCursor(at: Point(x: 0, y: -1), for: .caret)
        #expect(frame.cursor == Cursor(at: Point(x: 4, y: 1), for: .selection))
        frame.placeCursor(at: Point(x: 8, y: 2), for: .caret)
        #expect(frame.cursor == Cursor(at: Point(x: 8, y: 2), for: .caret))
    }

    @Test(arguments: [(9, 3, true), (4, 3, true), (3, 3, false), (2, 1, false)])
    func `a line puts the cursor on its caret if that is visible`(width: Int, column: Int, isVisible: Bool) {
        var frame = Frame(size: Size(columns: 9, rows: 1))
        let line = Line([Span("abc"), Span("").atCaret])
        frame.draw(line, in: Rect(x: 0, y: 0, width: width, height: 1))
        #expect((frame.cursor == Cursor(at: Point(x: column, y: 0), for: .caret)) == isVisible)
    }

    @Test func `a probe finds the last mark on its cell`() {
        var frame = Frame(size: Size(columns: 9, rows: 3))
        frame.mark(frame.bounds) { "unseen" }
        #expect(frame.probe == nil)
        frame.probe = Probe(at: Point(x: 2, y: 1))
        #expect(frame.probe?.found == nil)
        frame.mark(frame.bounds) { "all" }
        frame.mark(Rect(x: 0, y: 2, width: 9, height: 1)) { "last row" }
        #expect(frame.probe?.found as? String == "all")
        frame.mark(Rect(x: 2, y: 1, width: 1, height: 1)) { "cell" }
        #expect(frame.probe?.found as? String == "cell")
    }
}
