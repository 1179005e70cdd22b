import FoundationEssentials

extension ReportFacts {
    /// The document, with sorted keys and a line end at its end. Nothing in it acts on a terminal that it is shown on.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // A date may be anything: what no calendar has is null.
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            if let text = ISOTime.text(date) { try container.encode(text) } else { try container.encodeNil() }
        }
        return Self.escapingInvisibles(String(decoding: try encoder.encode(self), as: UTF8.self)) + "\n"
    }

    /// Characters beyond ASCII that cannot be seen can stand in strings alone: there an escape means the same.
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
