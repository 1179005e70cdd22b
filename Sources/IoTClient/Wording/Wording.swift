/// Text from outside, made fit for a line of a message: control and formatting characters become `�`, and it is cut.
func harmless(_ text: String, limit: Int = 300) -> String {
    var line = ""
    for character in text.prefix(limit) {
        line += character.unicodeScalars.contains(where: isInvisible) ? "\u{FFFD}" : String(character)
    }
    return text.count > limit ? line + "…" : line
}

private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
        true
    default:
        false
    }
}

/// `a, b or c`.
func listed(_ names: [String], _ word: String) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return "\(names.dropLast().joined(separator: ", ")) \(word) \(last)"
}
