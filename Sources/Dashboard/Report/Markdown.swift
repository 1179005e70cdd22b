import Screen

/// The few Markdown constructs that a report needs. They are easy to read as plain text, too.
///
/// Text from outside appears only in code spans and code blocks, so no dialect treats it as markup, a link, an image or
/// HTML. Invisible characters, including line ends, are spelled out, so nothing leaves its line.
enum Markdown {
    /// Text from outside, within a line or a cell: `` `AccessDenied` ``.
    static func code(_ text: String) -> String {
        let shown = visible(text, columns: 500)
        guard shown.contains(where: { $0 != " " }) else { return "(blank)" }
        let fence = String(repeating: "`", count: longestRun(of: "`", in: shown) + 1)
        let needsSpace = shown.first == "`" || shown.first == " " || ["`", "\\", " "].contains(shown.last)
        let space = needsSpace ? " " : ""
        return fence + space + shown + space + fence
    }

    /// A code block with lines of text from outside, unchanged.
    /// A line that starts with backticks would end the block, so every line must start with something else.
    static func block(_ lines: [String]) -> String {
        (["```text"] + lines.map { visible($0, columns: 2_000) } + ["```"]).joined(separator: "\n")
    }

    /// A column of a table.
    struct Column {
        let name: String
        var isNumber = false
    }

    /// A table whose columns also align as plain text if the cells are short. Cells are Markdown.
    ///
    /// A vertical bar ends a cell even in a code span, so it is escaped. After a backslash dialects differ, so there it
    /// is spelled out.
    static func table(_ columns: [Column], _ rows: [[String]]) -> String {
        let rows = rows.map { $0.map(escapingBars) }
        let widths = columns.indices.map { index in
            let cells = rows.map { index < $0.count ? DisplayText.columns(of: $0[index]) : 0 }
            let fitting = cells.filter { $0 <= longestAlignedCell }
            return max(3, fitting.max() ?? 0, DisplayText.columns(of: columns[index].name))
        }
        let heads = zip(columns, widths).map { padded($0.name, to: $1, atRight: $0.isNumber) }
        let rules = zip(columns, widths).map { column, width in
            column.isNumber ? String(repeating: "-", count: width - 1) + ":" : String(repeating: "-", count: width)
        }
        let body = rows.map { row in
            columns.indices.map { index in
                padded(index < row.count ? row[index] : "", to: widths[index], atRight: columns[index].isNumber)
            }
        }
        return ([heads, rules] + body).map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    }

    private static let longestAlignedCell = 72

    private static func padded(_ text: String, to width: Int, atRight: Bool) -> String {
        atRight ? DisplayText.rightAligned(text, to: width) : DisplayText.padded(text, to: width)
    }

    private static func visible(_ text: String, columns: Int) -> String {
        DisplayText.fitted(text, to: columns)
    }

    private static func longestRun(of character: Character, in text: String) -> Int {
        var (longest, run) = (0, 0)
        for other in text.unicodeScalars {
            run = Character(other) == character ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }

    private static func escapingBars(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        var last: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if scalar == "|" {
                escaped.append(contentsOf: (last == "\\" ? "<U+007C>" : "\\|").unicodeScalars)
            } else {
                escaped.append(scalar)
            }
            last = scalar
        }
        return String(escaped)
    }
}
