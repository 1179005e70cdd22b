import Testing

struct SwiftLiteralsTests {
    private func texts(_ source: String) -> [String] {
        SwiftLiterals(source).found.map(\.text)
    }

    @Test func `a literal has the line that it begins in`() {
        let source = "let a = 1\nlet b = \"x\"\n"
        #expect(SwiftLiterals(source).found == [SwiftLiterals.Literal(line: 2, text: "x")])
    }

    @Test func `comments are not literals`() {
        #expect(texts("// \"a\"\n/* \"b\" */ let c = \"c\" // \"d\"") == ["c"])
    }

    @Test func `an escaped quote does not end a literal`() {
        #expect(texts(#"f("a\"b", "c")"#) == ["a b", "c"])
    }

    @Test func `a raw literal ends at its own delimiter`() {
        #expect(texts(##"let a = #"b "c" \d"#"##) == [#"b "c" \d"#])
    }

    @Test func `a literal inside an interpolation is found`() {
        #expect(texts(#"let a = "b \(f("c", (1))) d""#).sorted() == ["b   d", "c"])
    }

    @Test func `a continued line of a multiline literal is one line`() {
        let source = "let a = \"\"\"\n    one \\\n    two\n    \"\"\"\n"
        #expect(texts(source).map { $0.split(whereSeparator: \.isWhitespace) } == [["one", "two"]])
    }
}
