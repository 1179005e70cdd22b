import Screen
import Testing

@testable import Terminal

struct WindowTitleTests {
    @Test(
        arguments: [
            ("q-0412", .full, "q-0412"), ("漢 é", .full, "漢 é"), ("漢 é", .ascii, "? ?"),
            ("a\u{7}b\u{1B}\\c\u{9C}d\n", .full, "a^Gb^[\\c<U+009C>d^J"), ("\u{202E}x", .basic, "<U+202E>x"),
        ] as [(String, GlyphSet, String)])
    func `a title is one sanitized line`(text: String, glyphs: GlyphSet, shown: String) {
        #expect(WindowTitle.set(text, glyphs: glyphs) == Array("\u{1B}]2;\(shown)\u{7}".utf8))
    }

    @Test func `a long title is cut`() {
        let bytes = WindowTitle.set(String(repeating: "x", count: 10_000), glyphs: .full)
        #expect(String(decoding: bytes, as: UTF8.self) == "\u{1B}]2;" + String(repeating: "x", count: 119) + "…\u{7}")
    }
}
