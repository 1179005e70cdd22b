import Testing

@testable import Screen

struct DisplayTextTests {
    @Test(arguments: [
        ("\u{0}\u{1B}\t\n\u{7F}", "^@^[^I^J^?"), ("\u{85}\u{9B}", "<U+0085><U+009B>"),
        ("\u{202E}\u{2066}\u{2069}\u{200E}", "<U+202E><U+2066><U+2069><U+200E>"),
        ("a\u{200B}b\u{200D}\u{FEFF}", "a<U+200B>b<U+200D><U+FEFF>"), ("\u{AD}\u{2028}", "<U+00AD><U+2028>"),
        ("☁\u{FE0F}", "☁<U+FE0F>"), ("\u{E0041}\u{E000}\u{FFFF}", "<U+E0041><U+E000><U+FFFF>"),
        ("\u{3164}\u{115F}", "<U+3164><U+115F>"), ("\u{34F}", "<U+034F>"), ("\u{301}a", "<U+0301>a"),
        ("e\u{301}\u{302}\u{303}x", "e\u{301}\u{302}<U+0303>x"), ("plain é 漢字 👩", "plain é 漢字 👩"),
        ("\u{378}", "<U+0378>"),
    ])
    func `invisible characters are spelled out`(text: String, shown: String) {
        #expect(DisplayText.fitted(text, to: 200) == shown)
        #expect(DisplayText.columns(of: text) == DisplayText.columns(of: shown))
    }

    @Test(arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("漢字", 4), ("e\u{301}", 1), ("👩", 2), ("‼✗▚", 3), ("한", 2),
        ("\u{1112}\u{1161}\u{11AB}", 2), ("\u{1B}", 2), ("\u{202E}", 8), ("ｆ", 2), ("…·–", 3), ("🇩🇪", 2),
    ])
    func `text takes columns, not characters`(text: String, columns: Int) {
        #expect(DisplayText.columns(of: text) == columns)
    }

    @Test(arguments: [
        ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""), ("abcdef", -3, ""),
        ("漢字本", 6, "漢字本"), ("漢字本", 5, "漢字…"), ("漢字本", 4, "漢…"), ("a\u{202E}b", 5, "a<U+…"), ("", 0, ""),
        ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
    ])
    func `the beginning of a text is kept`(text: String, width: Int, fitted: String) {
        #expect(DisplayText.fitted(text, to: width) == fitted)
    }

    @Test(arguments: [
        ("123456789012", 5, "…9012"), ("9012", 4, "9012"), ("漢字本", 4, "…本"), ("abc", 1, "…"), ("abc", 0, ""),
    ])
    func `the end of a text is kept`(text: String, width: Int, fitted: String) {
        #expect(DisplayText.suffixFitted(text, to: width) == fitted)
    }

    @Test(arguments: [
        (17, "6f1c2d3e…c3d2e1f0"), (20, "6f1c2d3e4b5…c3d2e1f0"), (9, "6f1c…e1f0"), (2, "6…"), (1, "…"), (0, ""),
        (32, "6f1c2d3e4b5a69788796a5b4c3d2e1f0"),
    ])
    func `the middle of a text is cut`(width: Int, fitted: String) {
        #expect(DisplayText.middleFitted("6f1c2d3e4b5a69788796a5b4c3d2e1f0", to: width) == fitted)
    }

    @Test(arguments: [
        ("abc", 5, "abc  ", "  abc"), ("漢字", 5, "漢字 ", " 漢字"), ("abc", 3, "abc", "abc"),
        ("abcdef", 5, "abcdef", "abcdef"),
        ("", 2, "  ", "  "), ("a", -1, "a", "a"),
    ])
    func `a text is padded with spaces on either side, and never cut`(
        text: String, width: Int, padded: String, rightAligned: String
    ) {
        #expect(DisplayText.padded(text, to: width) == padded)
        #expect(DisplayText.rightAligned(text, to: width) == rightAligned)
    }

    @Test func `a text is wrapped between words, and invisible characters are spelled out`() {
        #expect(DisplayText.wrapped("one two\u{1B} three", to: 9, indent: 2) == ["one two^[", "  three"])
    }

    @Test func `a fitted text is never too wide, and takes its columns in a frame`() {
        let text = "a漢\u{202E}e\u{301}\u{302}\u{303}👩\u{1B}한z"
        for width in 0...40 {
            for fitted in [
                DisplayText.fitted(text, to: width), DisplayText.suffixFitted(text, to: width),
                DisplayText.middleFitted(text, to: width),
            ] {
                let columns = DisplayText.columns(of: fitted)
                #expect(columns <= width)
                var frame = Frame(size: Size(columns: 60, rows: 1))
                #expect(frame.write(fitted, x: 0, y: 0) == columns)
            }
        }
    }
}
