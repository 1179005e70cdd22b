import Testing

@testable import Screen

struct LineTests {
    private let sample = Line([Span("one ", .title), Span("two", .dim)])

    @Test func `a line that fits is unchanged`() {
        #expect(sample.fitted(to: 7) == sample)
    }

    @Test func `a line that is too long ends with an ellipsis, wherever a piece ends`() {
        #expect(sample.fitted(to: 6).text == "one t…")
        #expect(sample.fitted(to: 5).text == "one …")
        #expect(sample.fitted(to: 4).text == "one…")
        #expect(sample.fitted(to: 1).text == "…")
        #expect(sample.fitted(to: 0).text == "")
    }

    @Test func `a wide character is not cut in half`() {
        #expect(Line("漢字").fitted(to: 3).text == "漢…")
        #expect(Line("漢字").fitted(to: 2).text == "…")
        #expect(Line("漢字").padded(to: 5).text == "漢字 ")
    }

    @Test func `padding gives exactly the requested columns`() {
        #expect(Line("ab").padded(to: 4).text == "ab  ")
        #expect(Line("ab").rightAligned(to: 4).text == "  ab")
        #expect(Line("abcd").rightAligned(to: 3).text == "ab…")
    }

    @Test func `two lines are justified or do not fit`() {
        #expect(Line("ab").justified(with: Line("cd"), to: 6)?.text == "ab  cd")
        #expect(Line("ab").justified(with: Line("cd"), to: 5) == nil)
    }

    @Test func `the longest text that fits is used, otherwise the last`() {
        let wordings = [Line("abcd"), Line("abc"), Line("ab")]
        #expect(Line.fitting(3, wordings).text == "abc")
        #expect(Line.fitting(1, wordings).text == "ab")
        #expect(Line.fitting(1, []) == .blank)
    }

    @Test func `blank parts leave no separator`() {
        #expect(Line.joined([Line("a"), .blank, Line("b")], separator: Line(" · ")).text == "a · b")
    }

    @Test func `hostile characters count as they are shown`() {
        #expect(Line("a\u{202E}b").columns == 10)
        #expect(Line("a\nb").columns == 4)
    }

    @Test func `a line is drawn only in its area`() {
        var frame = Frame(size: Size(columns: 8, rows: 2))
        frame.draw(Line("abcdef"), in: Rect(x: 2, y: 0, width: 4, height: 1))
        frame.draw(Line("abcdef"), in: Rect(x: 2, y: 1, width: 4, height: 0))
        #expect(frame.text() == ["  abc…  ", "        "])
    }

    @Test func `only the lines that fit into the area are drawn`() {
        var frame = Frame(size: Size(columns: 2, rows: 3))
        frame.draw([Line("a"), Line("b"), Line("c")], in: Rect(x: 0, y: 0, width: 2, height: 2))
        #expect(frame.text() == ["a ", "b ", "  "])
    }
}

struct LineWrappingTests {
    @Test func `words move to the next line undivided`() {
        #expect(wrapped("the device can no longer connect", to: 12) == ["the device", "can no", "longer", "connect"])
    }

    @Test func `later lines are indented`() {
        #expect(wrapped("one two three", to: 8, indent: 2) == ["one two", "  three"])
    }

    @Test func `an indent that leaves too little is dropped`() {
        #expect(wrapped("one two", to: 3, indent: 2) == ["one", "two"])
    }

    @Test func `a word longer than a line breaks, after a joint where there is one`() {
        #expect(wrapped("CERTIFICATE_SHARED_BY_DEVICES", to: 20) == ["CERTIFICATE_SHARED_", "BY_DEVICES"])
        #expect(wrapped("abcdefgh", to: 3) == ["abc", "def", "gh"])
    }

    @Test func `no part of a text is lost`() {
        let text = "arn:aws:iam::123456789012:role/service-role/MitigationRole and 漢字漢字漢字漢字漢字 too"
        for width in 1...80 {
            let joined = wrapped(text, to: width).joined().filter { $0 != " " }
            #expect(joined == text.filter { $0 != " " })
        }
    }

    @Test func `no line is wider than the width`() {
        let text = "arn:aws:iam::123456789012:role/service-role/MitigationRole and 漢字漢字漢字漢字漢字 too"
        for width in 2...80 {
            #expect(Line(text).wrapped(to: width, indent: 3).allSatisfy { $0.columns <= width })
        }
    }

    @Test func `styles stay with their words`() {
        let lines = Line([Span("role ", .dim), Span("MitigationRole")]).wrapped(to: 14)
        #expect(lines.map(\.text) == ["role", "MitigationRole"])
        #expect(lines.last?.spans.first?.style == .normal)
    }

    @Test func `no width gives no lines, no text one blank line`() {
        #expect(wrapped("abc", to: 0).isEmpty)
        #expect(wrapped("", to: 5) == [""])
    }

    @Test func `parts flow into lines and are broken between parts`() {
        let parts = [Line("add things"), Line("quarantine"), .blank, Line("overrides dynamic groups")]
        let lines = Line.flowing(parts, separator: Line(" · "), width: 23)
        #expect(lines.map(\.text) == ["add things · quarantine", "overrides dynamic", "groups"])
    }

    private func wrapped(_ text: String, to width: Int, indent: Int = 0) -> [String] {
        Line(text).wrapped(to: width, indent: indent).map(\.text)
    }
}
