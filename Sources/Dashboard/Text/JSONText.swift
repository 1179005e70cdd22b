import FoundationEssentials

/// JSON documents as mitwatch writes them: keys sorted by name, a newline at the end, and no character that controls a
/// terminal.
enum JSONText {
    /// The document. `date` formats the dates.
    static func document(
        _ value: some Encodable, date: @escaping @Sendable (Date, any SingleValueEncodingContainer) throws -> Void
    ) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { value, encoder in try date(value, encoder.singleValueContainer()) }
        return escapingInvisibles(String(decoding: try encoder.encode(value), as: UTF8.self)) + "\n"
    }

    /// Invisible non-ASCII characters can only be inside strings, where an escape means the same.
    private static func escapingInvisibles(_ json: String) -> String {
        guard json.unicodeScalars.contains(where: isInvisible) else { return json }
        var escaped = ""
        for scalar in json.unicodeScalars {
            guard isInvisible(scalar) else {
                escaped.unicodeScalars.append(scalar)
                continue
            }
            for unit in Character(scalar).utf16 {
                let digits = String(unit, radix: 16)
                escaped += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            }
        }
        return escaped
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x7F else { return false }
        if scalar.properties.isDefaultIgnorableCodePoint { return true }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: return true
        default: return false
        }
    }
}
