/// The text of one of AWS's two files, by section. The rules are those of Python's `configparser`, which botocore reads with.
///
/// - A line that begins with `#` or `;` is a comment; inside a line both belong to the value. Quotes are kept.
/// - A name is what stands before the first `=` or `:`; names are lower-cased.
/// - A line that is indented deeper than the name above it goes on with that name's value.
/// - Twice the same section, or the same name in a section, is an error, as it is for the AWS CLI.
struct INIFile: Hashable, Redacted {
    /// Values by section and name. A value of several lines has them separated by line breaks.
    private(set) var sections: [String: [String: String]] = [:]
    /// The sections' names in the file's order.
    private(set) var names: [String] = []

    /// An error of the text, with its line number from 1. It quotes nothing: the line may hold a secret.
    struct Failure: Error {
        let reason: SharedConfigProblem.Reason
    }

    var description: String {
        "INIFile(redacted)"
    }

    init(_ text: String) throws(Failure) {
        let isMarked = text.unicodeScalars.first == "\u{FEFF}"
        let lines = text.unicodeScalars.dropFirst(isMarked ? 1 : 0)
            .split(omittingEmptySubsequences: false) { $0 == "\n" }
        for (index, line) in lines.enumerated() {
            try read(String(line), number: index + 1)
        }
        finishValue()
    }

    /// The value that is being read, with the indentation of its name.
    private struct OpenValue: Hashable {
        let name: String
        let indentation: Int
        var lines: [String]
    }

    private var section: String?
    private var open: OpenValue?

    private mutating func read(_ line: String, number: Int) throws(Failure) {
        let indentation = line.prefix(while: \.isWhitespace).count
        let content = line.trimmed
        if content.isEmpty {
            open?.lines.append("")
        } else if content.hasPrefix("#") || content.hasPrefix(";") {
            return
        } else if let value = open, indentation > value.indentation {
            open?.lines.append(content)
        } else {
            finishValue()
            try begin(content, indentation: indentation, number: number)
        }
    }

    private mutating func begin(_ content: String, indentation: Int, number: Int) throws(Failure) {
        if content.hasPrefix("["), let end = content.lastIndex(of: "]"), content.index(after: content.startIndex) < end
        {
            try beginSection(String(content[content.index(after: content.startIndex)..<end]), number: number)
            return
        }
        guard let section else { throw Failure(reason: .missingSection(line: number)) }
        guard let delimiter = content.firstIndex(where: { $0 == "=" || $0 == ":" }), delimiter > content.startIndex
        else { throw Failure(reason: .notASetting(line: number)) }
        let name = String(content[..<delimiter]).trimmed.lowercased()
        guard sections[section]?[name] == nil else { throw Failure(reason: .duplicateSetting(line: number)) }
        let value = String(content[content.index(after: delimiter)...]).trimmed
        open = OpenValue(name: name, indentation: indentation, lines: [value])
    }

    private mutating func beginSection(_ name: String, number: Int) throws(Failure) {
        guard sections[name] == nil else { throw Failure(reason: .duplicateSection(line: number)) }
        sections[name] = [:]
        names.append(name)
        section = name
    }

    private mutating func finishValue() {
        guard let value = open, let section else { return }
        let joined = value.lines.joined(separator: "\n")
        let end = joined.lastIndex { !$0.isWhitespace }
        sections[section]?[value.name] = end.map { String(joined[...$0]) } ?? ""
        open = nil
    }
}

extension String {
    /// The text without white space at its ends.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
