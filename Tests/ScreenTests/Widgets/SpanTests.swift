import Testing

@testable import Screen

struct SpanTests {
    @Test func `pieces with the same text are equal, however they were built`() {
        let (repeated, written) = (Span(repeating: "█", count: 3, .failed), Span("███", .failed))
        #expect(repeated == written)
        #expect(Set([repeated, written]).count == 1)
        #expect(repeated.text == "███")
        #expect(repeated != Span(repeating: "█", count: 3))
        #expect(repeated != Span(repeating: "█", count: 2, .failed))
    }

    @Test(arguments: [(0, "     "), (-2, "     "), (1, " █   "), (3, " ███ "), (9, " ███…")])
    func `a character is drawn as often as it is repeated, and not outside`(count: Int, row: String) {
        var frame = Frame(size: Size(columns: 5, rows: 1))
        frame.draw(Line([Span(repeating: "█", count: count)]), in: Rect(x: 1, y: 0, width: 4, height: 1))
        #expect(frame.text() == [row])
    }

    @Test func `what follows a repeated character comes right after it`() {
        var frame = Frame(size: Size(columns: 8, rows: 1), glyphs: .ascii)
        frame.draw(
            Line([Span(repeating: "█", count: 3), Span("ab"), Span(repeating: "─", count: 2)]), in: frame.bounds)
        #expect(frame.text() == ["###ab-- "])
    }
}
