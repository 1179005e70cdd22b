/// A setting with its value: a flag, an environment variable, or a setting of a profile.
struct Setting: Sendable, Redacted {
    /// The name, for messages.
    let name: SanitizedText
    let value: String

    /// The first candidate that is set and not empty. The candidates are in order of precedence.
    static func first(_ candidates: [(name: SanitizedText, value: String?)]) -> Setting? {
        for case (let name, let value?) in candidates where !value.isEmpty {
            return Setting(name: name, value: value)
        }
        return nil
    }

    /// Only the name, as the value may be a secret.
    var description: String {
        "Setting(\(name), redacted)"
    }
}
