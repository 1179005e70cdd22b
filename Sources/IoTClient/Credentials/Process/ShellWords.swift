/// A command line cut into words as a POSIX shell quotes them, and as botocore does it with Python's `shlex`: nothing is expanded.
enum ShellWords {
    /// The words; nil where the line ends inside quotes or after a backslash.
    static func split(_ line: String) -> [String]? {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var rest = line[...]
        while let character = rest.popFirst() {
            if character == "\\", quote != "'" {
                guard let escaped = rest.popFirst() else { return nil }
                // Between double quotes a backslash is itself, except before a double quote and a backslash.
                let isKept = quote == "\"" && escaped != "\"" && escaped != "\\"
                word = (word ?? "") + (isKept ? "\\" : "") + String(escaped)
            } else if character == quote {
                quote = nil
            } else if quote == nil, character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if quote == nil, character.isWhitespace {
                words += word.map { [$0] } ?? []
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        return quote == nil ? words + (word.map { [$0] } ?? []) : nil
    }
}
