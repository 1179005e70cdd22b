import Testing

@testable import Screen

struct GlyphSetTests {
    private func shown(_ text: String, _ glyphs: GlyphSet) -> String {
        var frame = Frame(size: Size(columns: 40, rows: 1), glyphs: glyphs)
        frame.write(text, x: 0, y: 0)
        return frame.text(trimmed: true)[0]
    }

    @Test(arguments: [GlyphSet.basic, .ascii])
    func `the parts of a bar differ in every set`(glyphs: GlyphSet) {
        #expect(Set(shown("█✗▒▚░", glyphs)).count == 5)
    }

    @Test func `each set shows the same bar with its characters`() {
        #expect(shown("█✗▒▚░ ▸‼ !", .full) == "█✗▒▚░ ▸‼ !")
        #expect(shown("█✗▒▚░ ▸‼ !", .basic) == "█×▒▓░ ►‼ !")
        #expect(shown("█✗▒▚░ ▸‼ !", .ascii) == "#x-/. >* !")
    }

    @Test func `a sparkline still rises in ASCII`() {
        #expect(shown("▁▂▃▄▅▆▇█", .ascii) == "_.-=+*%#")
    }

    @Test func `other text keeps its width in ASCII`() {
        #expect(shown("é漢e\u{301}x", .ascii) == "???ex")
    }

    @Test(arguments: [GlyphSet.basic, .ascii])
    func `a substitute takes one column, and needs no substitute itself`(glyphs: GlyphSet) {
        for value in UInt32(0x80)..<0x1_0000 {
            guard let scalar = Unicode.Scalar(value), DisplayClass(scalar) == .base else { continue }
            let substitute = glyphs.substitute(for: scalar)
            guard substitute != scalar else { continue }
            #expect(CellWidth.columns(substitute) == 1)
            #expect(glyphs.substitute(for: substitute) == substitute)
        }
    }
}
