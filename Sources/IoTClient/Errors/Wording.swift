/// `a, b and c`, with at most eight names.
func listed(_ names: [SanitizedText], _ word: String) -> String {
    let most = 8
    guard names.count <= most else {
        return "\(names.prefix(most).map(\.text).joined(separator: ", ")) \(word) \(names.count - most) more"
    }
    guard names.count > 1, let last = names.last else { return names.first?.text ?? "" }
    return "\(names.dropLast().map(\.text).joined(separator: ", ")) \(word) \(last)"
}
