/// Text that came from a file, a variable, a program, a flag or a server, made safe to show and to log.
///
/// This is the only form in which an error holds such text. It is one line of bounded length, control and invisible
/// characters are spelled out, and what could be a secret is `(redacted)`. Sentences that quote it are never redacted
/// again.
///
/// A literal is mitwatch's own text and stays as written. What is interpolated into a literal is sanitized:
///
/// ```swift
/// let setting: SanitizedText = "region of profile \(profile.name)"
/// ```
public struct SanitizedText: Hashable, Sendable {
    /// The text, ready to be shown.
    public let text: String

    /// The most characters that are shown (default).
    public static let usualLimit = 300

    /// A name, an ID or a host. Text of several lines is named and not quoted: `a value of 3 lines`.
    public init(_ foreign: some StringProtocol, limit: Int = usualLimit) {
        let lines = Self.lines(of: foreign)
        text = lines.count > 1 ? "a value of \(lines.count) lines" : Self.redacted(lines.first ?? "", limit: limit)
    }

    /// A message, or the output of a program: its first line that is not blank, and `…` if more lines follow.
    public init(firstLineOf foreign: some StringProtocol, limit: Int = usualLimit) {
        let lines = Self.lines(of: foreign)
        text = Self.redacted(lines.first ?? "", limit: limit) + (lines.count > 1 ? " …" : "")
    }

    /// A file's path if it looks like one. Otherwise its size: `a value of 40 characters`. A path has a slash or a dot,
    /// and no part that could be a secret. Its folders may be longer and more mixed than other names.
    public init(path: some StringProtocol) {
        let lines = Self.lines(of: path)
        guard let line = lines.first, lines.count == 1, line.contains(where: { "/.".contains($0) }),
            !Redactor.couldHoldSecret(path: line)
        else {
            self = Self.size(of: path)
            return
        }
        text = Self.visible(line, limit: Self.usualLimit)
    }

    /// A single character of a value. White space is kept.
    public init(_ character: Character) {
        text = Self.shown(character)
    }

    /// The size of a value that is not quoted.
    static func size(of value: some StringProtocol) -> SanitizedText {
        let lines = lines(of: value).count
        return lines > 1 ? "a value of \(lines) lines" : "a value of \(value.count) characters"
    }
}

extension SanitizedText: CustomStringConvertible {
    /// The text.
    public var description: String {
        text
    }
}

extension SanitizedText: ExpressibleByStringInterpolation {
    /// mitwatch's own text, as it is. Only the compiler calls this, with a literal.
    public init(stringLiteral literal: String) {
        text = literal
    }

    /// A literal with sanitized text in it.
    public init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
    }

    /// Keeps the literal, and sanitizes what is interpolated.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        /// An empty text.
        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity)
        }

        /// Adds mitwatch's own text.
        public mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        /// Adds text that is already sanitized.
        public mutating func appendInterpolation(_ sanitized: SanitizedText) {
            text += sanitized.text
        }

        /// Adds a name, an ID or a host, sanitized.
        public mutating func appendInterpolation(_ foreign: some StringProtocol) {
            text += SanitizedText(foreign).text
        }

        /// Adds a number.
        public mutating func appendInterpolation(_ number: some BinaryInteger) {
            text += String(number)
        }
    }
}

extension SanitizedText {
    /// The number of scalars shown of a character. Hostile text stacks thousands of accents on one letter.
    private static let scalarsOfCharacter = 8
    /// A secret that begins within the limit is recognized from this many more characters.
    private static let margin = 256

    /// The lines that are not blank, without white space at their ends.
    static func lines(of text: some StringProtocol) -> [String] {
        text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    private static func redacted(_ line: String, limit: Int) -> String {
        var window = line.prefix(limit + margin)
        if window.endIndex < line.endIndex {
            // The cut may be inside a secret, whose first part cannot be recognized.
            while let last = window.last, Redactor.isOfSecret(last) { window.removeLast() }
            if window.isEmpty { window = Substring(Redactor.replacement) }
        }
        let redacted = visible(Redactor.redacted(String(window)), limit: limit)
        return window.endIndex < line.endIndex && !redacted.hasSuffix("…") ? redacted + "…" : redacted
    }

    private static func visible(_ line: String, limit: Int) -> String {
        let visible = line.prefix(limit).reduce(into: "") { $0 += shown($1) }
        return line.count > limit ? visible + "…" : visible
    }

    private static func shown(_ character: Character) -> String {
        if character == "\t" { return " " }
        return character.unicodeScalars.prefix(scalarsOfCharacter).map { isInvisible($0) ? spelled($0) : String($0) }
            .joined()
    }

    /// The same spelling as on the screen: `^[`, `<U+202E>`.
    private static func spelled(_ scalar: Unicode.Scalar) -> String {
        if scalar.isASCII { return "^" + String(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value ^ 0x40))) }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
            true
        default:
            false
        }
    }
}
