/// A line that the operator types, and what it is for.
public struct Typing: Hashable, Sendable {
    /// What the line is for.
    public let purpose: Purpose
    /// What is typed so far: at most 128 characters that can be seen, or spaces.
    public private(set) var text = ""
    /// Whether what was pasted, or Enter was pressed on, cannot be what the line is for.
    public internal(set) var isRefused = false

    /// An empty line, or one that holds what was typed before.
    public init(_ purpose: Purpose, text: String = "") {
        self.purpose = purpose
        append(text)
    }

    /// What a line is for.
    public enum Purpose: Hashable, Sendable {
        /// Filters the checks, the findings or the tasks while it is typed.
        case filter
        /// The id of a finding to show.
        case findingId
    }

    /// As long as an id can be.
    private static let limit = 128

    /// Adds what is typed, as far as there is room. An id that is cut would be another one: it is refused whole.
    mutating func append(_ typed: String) {
        let room = Self.limit - text.unicodeScalars.count
        let typable = typed.unicodeScalars.lazy.filter(\.isTypable)
        isRefused = purpose == .findingId && !typable.dropFirst(room).isEmpty
        if !isRefused { text.unicodeScalars += typable.prefix(room) }
    }

    /// Adds the first line of a pasted text that says something, without the spaces around it.
    mutating func paste(_ pasted: String) {
        let seen = pasted.prefix(Self.longestPaste)
        guard purpose == .filter || seen.endIndex == pasted.endIndex else { return isRefused = true }
        let lines = seen.split(whereSeparator: \.isNewline)
        let line = lines.first { !$0.allSatisfy(\.isWhitespace) } ?? ""
        let words = line.split(whereSeparator: \.isWhitespace)
        append(words.joined(separator: " "))
    }

    /// What lies beyond so many characters of a pasted text is not looked at.
    private static let longestPaste = 10_000

    /// Takes the last character back.
    mutating func eraseCharacter() {
        if !text.isEmpty { text.removeLast() }
        isRefused = false
    }

    /// Takes the last word back, and the spaces after it.
    mutating func eraseWord() {
        while text.last == " " { text.removeLast() }
        while let last = text.last, last != " " { text.removeLast() }
        isRefused = false
    }

    /// Takes all back.
    mutating func eraseLine() {
        text = ""
        isRefused = false
    }

    /// Whether a text can be an id of a finding: `[a-zA-Z0-9_-]{1,128}`.
    static func isFindingId(_ text: String) -> Bool {
        let isWellFormed = text.utf8.allSatisfy {
            switch UnicodeScalar($0) {
            case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
            default: false
            }
        }
        return isWellFormed && (1...limit).contains(text.utf8.count)
    }
}

extension Unicode.Scalar {
    /// Whether it shows something where it stands, or belongs to a character that does.
    fileprivate var isTypable: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
        default: true
        }
    }
}
