/// Values of settings. A value is quoted only if it has the shape of the setting. Anything else may be a secret in the
/// wrong place, and only its size is shown.
extension SanitizedText {
    /// The shape of a setting's value.
    public enum Shape: Hashable, Sendable {
        /// `eu-west-1`, and mistakes such as `eu_west_1` or `US East (N. Virginia)`.
        case region
        /// A number, whole or not.
        case number
        /// The scheme of a URL.
        case scheme
    }

    /// The value in quotes if it has the setting's shape. Otherwise its size: `a value of 40 characters`, `a value of 3
    /// lines`.
    public init(value: some StringProtocol, like shape: Shape) {
        let lines = Self.lines(of: value)
        if let line = lines.first, lines.count == 1, shape.fits(line), !Redactor.couldHoldSecret(line) {
            self = "\"\(line)\""
        } else {
            self = Self.size(of: value)
        }
    }
}

extension SanitizedText.Shape {
    fileprivate func fits(_ value: String) -> Bool {
        switch self {
        case .region:
            // All regions begin with two to four letters and a separator. Quotes and brackets around them are a common
            // mistake.
            let name = value.drop { "\"'[".contains($0) }
            let start = name.prefix { $0.isASCII && $0.isLetter }.count
            let hasSeparator = name.dropFirst(start).first.map { "-_. ".contains($0) } ?? false
            return value.count <= 30 && (2...4).contains(start) && hasSeparator && value.allSatisfy(Self.isOfRegion)
        case .number:
            return value.count <= 12 && value.allSatisfy { $0.isASCII && ($0.isNumber || "+-.,_eE".contains($0)) }
        case .scheme:
            return value.count <= 10 && value.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "+") }
        }
    }

    private static func isOfRegion(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "-_.,; ()[]\"'".contains(character))
    }
}

/// `a, b and c`, with at most eight names.
func listed(_ names: [SanitizedText], _ word: String) -> String {
    let most = 8
    guard names.count <= most else {
        return "\(names.prefix(most).map(\.text).joined(separator: ", ")) \(word) \(names.count - most) more"
    }
    guard names.count > 1, let last = names.last else { return names.first?.text ?? "" }
    return "\(names.dropLast().map(\.text).joined(separator: ", ")) \(word) \(last)"
}
