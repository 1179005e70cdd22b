import PseudoTerminal
import Testing

struct ResizeTests {
    @Test func `after many resizes the screen equals a fresh one, and most sizes were not drawn`() throws {
        let demo = try helpPage(columns: 80, rows: 24)
        let before = demo.screen.erasures
        for number in 1...49 {
            demo.resize(columns: 60 + number, rows: 10 + number)
            // Output is read meanwhile, as a terminal does.
            #expect(!demo.waitUntil(milliseconds: 5) { _ in false })
        }
        demo.resize(columns: 100, rows: 30)
        let fresh = try helpPage(columns: 100, rows: 30)
        #expect(demo.waitUntil { $0.text.dropFirst() == fresh.screen.text.dropFirst() })
        for y in 1..<30 {
            #expect((0..<100).allSatisfy { demo.screen.look(x: $0, y: y) == fresh.screen.look(x: $0, y: y) })
        }
        #expect((1...25).contains(demo.screen.erasures - before))
        #expect(demo.screen.unknown == [])
    }

    /// A screen on which only the first row changes without a key.
    private func helpPage(columns: Int, rows: Int) throws -> PseudoTerminal {
        let demo = try Program.start(["demo"], columns: columns, rows: rows)
        try #require(demo.shows("IN PROGRESS"))
        demo.type("?")
        // What is drawn last.
        try #require(demo.waitUntil { $0.row(rows - 1).contains("other keys") })
        return demo
    }
}
