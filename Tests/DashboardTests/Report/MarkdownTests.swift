import Screen
import Testing

@testable import Dashboard

/// Text from outside never becomes markup.
struct MarkdownTests {
    @Test(arguments: [
        ("AccessDenied", "`AccessDenied`"), ("", "(blank)"), ("   ", "(blank)"), ("a`b", "``a`b``"),
        ("`a`", "`` `a` ``"), ("a``b`c", "```a``b`c```"), (" a", "`  a `"), ("a\\", "` a\\ `"),
        ("a|b", "`a|b`"), ("|", "`|`"), ("a\\|b", "`a\\|b`"),
        ("a\nb", "`a^Jb`"), ("a\u{1B}[31m", "`a^[[31m`"), ("\u{202E}abc", "`<U+202E>abc`"),
        ("[x](http://e.vil)", "`[x](http://e.vil)`"), ("<img src=x>", "`<img src=x>`"),
    ])
    func `text from outside is a code span`(text: String, markdown: String) {
        #expect(Markdown.code(text) == markdown)
    }

    @Test(arguments: [
        ("a|b", "`a\\|b`"), ("|", "`\\|`"), ("a\\|b", "`a\\<U+007C>b`"), ("a||b", "`a\\|\\|b`"),
    ])
    func `a vertical bar is escaped only in a table`(text: String, cell: String) {
        let table = Markdown.table([.init(name: "A")], [[Markdown.code(text)]])
        #expect(table.split(separator: "\n").last?.split(separator: " ", maxSplits: 1).last?.hasPrefix(cell) == true)
    }

    @Test func `a text that is too long ends with an ellipsis`() {
        let code = Markdown.code(String(repeating: "x", count: 10_000))
        #expect(DisplayText.columns(of: code) == 502)
        #expect(code.hasSuffix("…`"))
    }

    @Test func `a table aligns as plain text, and a long cell moves no other`() {
        let table = Markdown.table(
            [.init(name: "Check"), .init(name: "No.", isNumber: true)],
            [["a", "1"], ["漢字", "1,234"], [String(repeating: "x", count: 80), "2"]])
        #expect(
            table == """
                | Check |   No. |
                | ----- | ----: |
                | a     |     1 |
                | 漢字  | 1,234 |
                | \(String(repeating: "x", count: 80)) |     2 |
                """)
    }

    /// The cells as GitHub splits them: at every unescaped bar, also in code spans.
    @Test(arguments: ["|", "\\|", "\\\\|", "`|", "|`", "a|b|c", "\\", "``|", "` | `", "\n| x | y |", "|\\", "\\`|"])
    func `no text leaves its cell or its code span`(text: String) throws {
        let row = try #require(
            Markdown.table([.init(name: "A"), .init(name: "B")], [[Markdown.code(text), "b"]]).split(separator: "\n")
                .last)
        var cells = [""]
        var isEscaped = false
        for character in row {
            if character == "|", !isEscaped { cells.append("") } else { cells[cells.count - 1].append(character) }
            isEscaped = character == "\\" && !isEscaped
        }
        #expect(cells.count == 4)
        #expect(cells[2].filter { $0 != " " } == "b")
        #expect(isOneCodeSpan(cells[1]))
    }

    /// Whether it starts with a run of backticks that the first run of the same length ends.
    private func isOneCodeSpan(_ cell: String) -> Bool {
        let text = Array(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        let fence = text.prefix { $0 == "`" }.count
        var runs: [(length: Int, end: Int)] = []
        var run = 0
        for (index, character) in (text + [" "]).enumerated() {
            if character == "`" {
                run += 1
            } else if run > 0 {
                runs.append((run, index))
                run = 0
            }
        }
        return fence > 0 && runs.dropFirst().first { $0.length == fence }?.end == text.count
    }
}
