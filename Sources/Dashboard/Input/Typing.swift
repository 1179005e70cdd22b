import Screen

/// A line that the operator types, and what it is for.
public struct Typing: Hashable, Sendable {
    /// The purpose of the line.
    public let purpose: Purpose
    /// The typed text: at most 128 characters, visible ones or spaces.
    public private(set) var text = ""
    /// Whether the pasted text, or the text at Enter, is not valid for the purpose.
    public internal(set) var isRefused = false

    /// A line with an initial text.
    public init(_ purpose: Purpose, text: String = "") {
        self.purpose = purpose
        append(text)
    }

    /// The purpose of a line.
    public enum Purpose: Hashable, Sendable {
        /// Filters the checks, the findings or the tasks while it is typed.
        case filter
        /// The ID of a finding to show.
        case findingId
    }

    /// The maximum length of an ID.
    private static let limit = 128

    /// A key that is not bound to anything: its text is typed.
    mutating func handle(_ key: Key) {
        switch key {
        case .character(let character): append(String(character))
        case .paste(let text): paste(text)
        case .enter, .escape, .tab, .backTab, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .backspace,
            .delete, .control, .function, .pointer, .unknown:
            break
        }
    }

    /// Adds typed text, up to the limit. An ID that is cut would be another ID, so it is rejected as a whole.
    mutating func append(_ typed: String) {
        let room = Self.limit - text.unicodeScalars.count
        let typable = typed.unicodeScalars.lazy.filter(\.isTypable)
        isRefused = purpose == .findingId && !typable.dropFirst(room).isEmpty
        if !isRefused { text.unicodeScalars += typable.prefix(room) }
    }

    /// Adds the first line of a pasted text that is not blank, with single spaces between its words.
    mutating func paste(_ pasted: String) {
        let seen = pasted.prefix(Self.longestPaste)
        guard purpose == .filter || seen.endIndex == pasted.endIndex else { return isRefused = true }
        let lines = seen.split(whereSeparator: \.isNewline)
        let line = lines.first { !$0.allSatisfy(\.isWhitespace) } ?? ""
        let words = line.split(whereSeparator: \.isWhitespace)
        append(words.joined(separator: " "))
    }

    /// Only this many characters of a pasted text are read.
    private static let longestPaste = 10_000

    /// Erases the last character.
    mutating func eraseCharacter() {
        if !text.isEmpty { text.removeLast() }
        isRefused = false
    }

    /// Erases the last word, and the spaces after it.
    mutating func eraseWord() {
        while text.last == " " { text.removeLast() }
        while let last = text.last, last != " " { text.removeLast() }
        isRefused = false
    }

    /// Erases everything.
    mutating func eraseLine() {
        text = ""
        isRefused = false
    }

    /// Whether a text can be a finding ID: `[a-zA-Z0-9_-]{1,128}`.
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
    /// Whether it is visible, or part of a visible character.
    fileprivate var isTypable: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
        default: true
        }
    }
}
