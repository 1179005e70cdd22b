/// A text as words, with the quotes of a shell and without its expansions.
///
/// | text | words |
/// |---|---|
/// | `--region eu-west-1` | `--region`, `eu-west-1` |
/// | `--report-dir='my files'` | `--report-dir=my files` |
/// | `a\ b "c \"d\"" $HOME` | `a b`, `c "d"`, `$HOME` |
enum ShellWords {
    /// A quote or a backslash without what has to follow it.
    enum SyntaxError: Error, Hashable {
        case quoteNotClosed(Character)
        case nothingAfterBackslash
    }

    /// Splits a text at spaces, tabs and line feeds outside quotes.
    static func words(in text: String) throws(SyntaxError) -> [String] {
        var words: [String] = []
        // Nil between words. A quoted word may be empty.
        var word: String?
        var rest = text[...]
        while let character = rest.popFirst() {
            switch character {
            case " ", "\t", "\n", "\r\n":
                if let ended = word { words.append(ended) }
                word = nil
            case "'":
                guard let end = rest.firstIndex(of: "'") else { throw .quoteNotClosed("'") }
                word = (word ?? "") + rest[..<end]
                rest = rest[rest.index(after: end)...]
            case "\"":
                word = try (word ?? "") + doubleQuoted(&rest)
            case "\\":
                guard let escaped = rest.popFirst() else { throw .nothingAfterBackslash }
                // Before a line feed it joins two lines.
                if escaped != "\n" { word = (word ?? "") + String(escaped) }
            default:
                word = (word ?? "") + String(character)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }

    /// The text up to the closing quote. A backslash is kept unless a shell would need it there.
    private static func doubleQuoted(_ rest: inout Substring) throws(SyntaxError) -> String {
        var text = ""
        while let character = rest.popFirst() {
            switch character {
            case "\"": return text
            case "\\":
                guard let escaped = rest.popFirst() else { throw .nothingAfterBackslash }
                if "\"\\$`".contains(escaped) {
                    text.append(escaped)
                } else if escaped != "\n" {
                    text += "\\\(escaped)"
                }
            default: text.append(character)
            }
        }
        throw .quoteNotClosed("\"")
    }
}

extension ShellWords.SyntaxError: CustomStringConvertible {
    var description: String {
        switch self {
        case .quoteNotClosed(let quote): "unclosed quote \(quote)"
        case .nothingAfterBackslash: "nothing after the last backslash"
        }
    }
}
