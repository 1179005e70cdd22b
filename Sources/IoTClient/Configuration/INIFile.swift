/// The text of one of AWS's two files, by section. The rules are those of Python's `configparser`, which botocore uses.
///
/// - A line ends with a line feed, a carriage return, or both.
/// - A line that begins with `#` or `;` is a comment; within a line they are part of the value. Quotes are kept.
/// - A name is the text before the first `=` or `:`, in lower case.
/// - A line that is indented deeper than the name above it continues its value.
/// - A repeated section, or a repeated setting in a section, is an error, as in the AWS CLI.
struct INIFile: Hashable, Redacted {
    /// The value of a name.
    enum Value: Hashable, Sendable, Redacted {
        /// Text. Several lines are separated by line feeds.
        case text(String)
        /// Nested settings, on the indented lines below an empty value, such as `s3 =`.
        case nested(ExactDictionary<String>)

        var description: String {
            "Value(redacted)"
        }
    }

    /// Values by section and name.
    private(set) var sections = ExactDictionary<ExactDictionary<Value>>()
    /// The sections' names in the file's order.
    private(set) var names: [String] = []

    /// An error in the text, with its line number from 1. It quotes nothing, as the line may hold a secret.
    struct Failure: Error {
        let reason: SharedConfigError.Reason
    }

    var description: String {
        "INIFile(redacted)"
    }

    init(_ text: String) throws(Failure) {
        let isMarked = text.unicodeScalars.first == "\u{FEFF}"
        for (index, line) in text.unicodeScalars.dropFirst(isMarked ? 1 : 0).lines.enumerated() {
            try read(line, number: index + 1)
        }
        try finishValue()
    }

    /// The value that is being read, with the indentation of its name.
    private struct OpenValue: Hashable {
        let name: String
        let indentation: Int
        var lines: [Line]
    }

    private struct Line: Hashable {
        let text: String
        let number: Int
    }

    private var section: String?
    private var open: OpenValue?

    private mutating func read(_ line: Substring.UnicodeScalarView, number: Int) throws(Failure) {
        let indentation = line.prefix(while: \.isBlank).count
        let content = line.trimmed
        if content.first == "#" || content.first == ";" {
            return
        } else if content.isEmpty {
            open?.lines.append(Line(text: "", number: number))
        } else if let value = open, indentation > value.indentation {
            open?.lines.append(Line(text: String(content), number: number))
        } else {
            try finishValue()
            try begin(content, indentation: indentation, number: number)
        }
    }

    private mutating func begin(
        _ content: Substring.UnicodeScalarView, indentation: Int, number: Int
    ) throws(Failure) {
        if content.first == "[", let end = content.lastIndex(of: "]"), content.index(after: content.startIndex) < end {
            try beginSection(String(content[content.index(after: content.startIndex)..<end]), number: number)
            return
        }
        guard let section else { throw Failure(reason: .missingSection(line: number)) }
        guard let delimiter = content.firstIndex(where: { $0 == "=" || $0 == ":" }), delimiter > content.startIndex
        else { throw Failure(reason: .notASetting(line: number)) }
        let name = String(content[..<delimiter].trimmed).lowercased()
        guard sections[section]?[name] == nil else { throw Failure(reason: .duplicateSetting(line: number)) }
        let value = content[content.index(after: delimiter)...].trimmed
        open = OpenValue(name: name, indentation: indentation, lines: [Line(text: String(value), number: number)])
    }

    private mutating func beginSection(_ name: String, number: Int) throws(Failure) {
        guard sections[name] == nil else { throw Failure(reason: .duplicateSection(line: number)) }
        sections[name] = [:]
        names.append(name)
        section = name
    }

    private mutating func finishValue() throws(Failure) {
        guard let open, let section else { return }
        let end = open.lines.lastIndex { !$0.text.isEmpty }
        let lines = end.map { open.lines[...$0] } ?? []
        let isNested = lines.count > 1 && lines.first?.text.isEmpty ?? false
        sections[section]?[open.name] =
            isNested ? .nested(try Self.settings(in: lines)) : .text(lines.map(\.text).joined(separator: "\n"))
        self.open = nil
    }

    private static func settings(in lines: ArraySlice<Line>) throws(Failure) -> ExactDictionary<String> {
        var settings = ExactDictionary<String>()
        for line in lines where !line.text.isEmpty {
            let scalars = line.text.unicodeScalars[...]
            guard let equals = scalars.firstIndex(of: "=") else {
                throw Failure(reason: .notANestedSetting(line: line.number))
            }
            settings[String(scalars[..<equals].trimmed)] = String(scalars[scalars.index(after: equals)...].trimmed)
        }
        return settings
    }
}

extension Unicode.Scalar {
    /// Whether Python's `str.strip` removes it: Unicode white space, and four ASCII separators.
    var isBlank: Bool {
        properties.isWhitespace || (0x1C...0x1F).contains(value)
    }
}

extension Substring.UnicodeScalarView {
    /// The text without white space at its ends.
    fileprivate var trimmed: Substring.UnicodeScalarView {
        guard let first = firstIndex(where: { !$0.isBlank }), let last = lastIndex(where: { !$0.isBlank }) else {
            return self[endIndex...]
        }
        return self[first...last]
    }

    /// Lines as Python reads them from a text file.
    fileprivate var lines: [Substring.UnicodeScalarView] {
        var lines: [Substring.UnicodeScalarView] = []
        var rest = self
        while let end = rest.firstIndex(where: { $0 == "\n" || $0 == "\r" }) {
            lines.append(rest[..<end])
            let isPair = rest[end...].starts(with: "\r\n".unicodeScalars)
            rest = rest[end...].dropFirst(isPair ? 2 : 1)
        }
        return lines + [rest]
    }
}

extension String {
    /// The text without white space at its ends.
    var trimmed: String {
        String(unicodeScalars[...].trimmed)
    }
}
