/// Splits a line into words with the quoting of a POSIX shell, as botocore does with Python's `shlex`. Nothing is
/// expanded. It is used for command lines and section names.
enum ShellWords {
    /// The words; nil if the line ends inside quotes or after a backslash.
    static func split(_ line: String) -> [String]? {
        var words: [String] = []
        var word: String.UnicodeScalarView?
        var quote: Unicode.Scalar?
        var rest = line.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if scalar == "\\", quote != "'" {
                guard let escaped = rest.popFirst() else { return nil }
                // Between double quotes a backslash is itself, except before a double quote and a backslash.
                let isKept = quote == "\"" && escaped != "\"" && escaped != "\\"
                word = (word ?? .init()) + (isKept ? [scalar, escaped] : [escaped])
            } else if scalar == quote {
                quote = nil
            } else if quote == nil, scalar == "'" || scalar == "\"" {
                quote = scalar
                word = word ?? .init()
            } else if quote == nil, separators.contains(scalar) {
                words += word.map { [String($0)] } ?? []
                word = nil
            } else {
                word = (word ?? .init()) + [scalar]
            }
        }
        return quote == nil ? words + (word.map { [String($0)] } ?? []) : nil
    }

    /// Other Unicode white space is part of a word.
    private static let separators: [Unicode.Scalar] = [" ", "\t", "\r", "\n"]
}
