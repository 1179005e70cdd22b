/// A one-time code of an MFA device. It is never printed.
public struct MFACode: Hashable, Sendable, Redacted {
    /// The number of digits.
    public static let length = 6

    /// Six ASCII digits.
    let digits: String

    /// Reads a code as an operator types or pastes it; nil unless it has exactly six digits and otherwise only blanks.
    public init?(_ text: String) {
        let digits = text.filter { !$0.isWhitespace }
        guard digits.utf8.count == Self.length, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        self.digits = digits
    }

    /// Shows nothing of the code.
    public var description: String {
        "MFACode(redacted)"
    }
}
