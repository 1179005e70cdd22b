import Screen

/// Text outside the screen, in 80 columns.
///
/// Lines break only at spaces. A command in backquotes, a path or an ARN is never broken, so that it can be copied,
/// even if it is longer than a line.
enum WrappedText {
    private static let width = 80

    /// The text as lines. The first one begins with `head`, the others with `indent` spaces. Foreign text in it is
    /// sanitized.
    static func lines(_ text: String, after head: String, indent: Int) -> [String] {
        let margin = String(repeating: " ", count: indent)
        var lines: [String] = []
        var (line, hasWord) = (head, false)
        for word in words(of: DisplayText.fitted(text, to: .max)) {
            let next = hasWord ? line + " " + word : line + word
            if hasWord, DisplayText.columns(of: next) > width {
                lines.append(line)
                line = margin + word
            } else {
                line = next
            }
            hasWord = true
        }
        return lines + [line]
    }

    /// The words, with a command in backquotes as one word if it fits on a line.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var rest = Substring(text)
        while !rest.isEmpty {
            rest = rest.drop { $0 == " " }
            var word = rest.prefix { $0 != " " }
            if word.count(where: { $0 == "`" }) == 1, let close = rest[word.endIndex...].firstIndex(of: "`") {
                let tail = rest[close...].prefix { $0 != " " }
                let command = rest[..<tail.endIndex]
                if command.count < width - 12 { word = command }
            }
            if !word.isEmpty { words.append(String(word)) }
            rest = rest[word.endIndex...]
        }
        return words
    }
}
