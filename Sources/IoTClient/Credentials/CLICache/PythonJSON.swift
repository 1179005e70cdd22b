/// Writes a JSON object as Python's `json.dumps` does, character by character: the AWS CLI names the files of its cache
/// by such texts.
enum PythonJSON {
    /// The value of a member.
    enum Value {
        case text(String)
        case number(Int)
        case object([String: Value])
    }

    /// The separators of Python.
    enum Style {
        /// `", "` and `": "`.
        case spaced
        /// `","` and `":"`.
        case compact
    }

    /// The object, sorted by the members' names, in ASCII.
    static func object(_ members: [String: Value], _ style: Style) -> String {
        let (comma, colon) = style == .spaced ? (", ", ": ") : (",", ":")
        let texts = members.sorted { ExactText($0.key) < ExactText($1.key) }.map { name, value in
            let shown =
                switch value {
                case .text(let text): quoted(text)
                case .number(let number): "\(number)"
                case .object(let members): object(members, style)
                }
            return quoted(name) + colon + shown
        }
        return "{\(texts.joined(separator: comma))}"
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for unit in text.utf16 {
            quoted += short[unit] ?? ((0x20...0x7E).contains(unit) ? String(UnicodeScalar(UInt8(unit))) : escaped(unit))
        }
        return quoted + "\""
    }

    private static let short: [UInt16: String] = [
        0x22: #"\""#, 0x5C: #"\\"#, 0x0A: #"\n"#, 0x0D: #"\r"#, 0x09: #"\t"#, 0x08: #"\b"#, 0x0C: #"\f"#,
    ]

    /// `\u` and four lower-case hexadecimal digits.
    private static func escaped(_ unit: UInt16) -> String {
        "\\u" + hexadecimal([UInt8(unit >> 8), UInt8(unit & 0xFF)])
    }
}
