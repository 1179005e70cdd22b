/// Writes the mdoc language of manual pages.
///
/// Text is plain text: everything that mdoc would interpret is escaped.
struct Mdoc {
    /// Lines up to here are comfortable to read in the source; mandoc's lint reports longer ones.
    private static let width = 79

    private(set) var lines: [String] = []

    /// The page.
    var source: String {
        lines.joined(separator: "\n") + "\n"
    }

    /// A macro with arguments. An argument that is a macro itself begins with `.macro`.
    mutating func macro(_ name: String, _ arguments: Argument...) {
        macro(name, arguments)
    }

    /// The same for a list of arguments.
    mutating func macro(_ name: String, _ arguments: [Argument]) {
        lines.append((["." + name] + arguments.map(\.source)).joined(separator: " "))
    }

    /// An argument of a macro.
    enum Argument {
        /// Another macro, or what the macro's own syntax requires.
        case macro(String)
        /// Words that are shown as they are, as one argument.
        case text(String)

        fileprivate var source: String {
            switch self {
            case .macro(let name): name
            case .text(let text): Mdoc.argument(text)
            }
        }
    }

    /// A paragraph of text. Each sentence begins on a new line.
    mutating func text(_ text: String) {
        for sentence in Self.sentences(text) {
            let words = sentence.split(separator: " ").map { Self.prose($0) }
            for line in HelpSection.wrapped(words.joined(separator: " "), to: Self.width) {
                lines.append(line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line)
            }
        }
    }

    /// Command lines, or other text that is typed, in a block of their own.
    mutating func literal(_ literals: [String]) {
        macro("Bd", .macro("-literal"), .macro("-offset"), .macro("indent"))
        for literal in literals {
            let line = Self.word(literal[...], isLiteral: true)
            lines.append(line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line)
        }
        macro("Ed")
    }

    private static func sentences(_ text: String) -> [String] {
        var sentences: [String] = []
        var sentence: [Substring] = []
        for word in text.split(separator: " ") {
            sentence.append(word)
            guard let last = word.last(where: { $0 != ")" && $0 != "\"" }), ".!?".contains(last) else { continue }
            sentences.append(sentence.joined(separator: " "))
            sentence = []
        }
        return sentences + (sentence.isEmpty ? [] : [sentence.joined(separator: " ")])
    }

    /// A word of a text. What is typed, such as `iot:ListAuditFindings`, is not hyphenated.
    private static func prose(_ word: Substring) -> String {
        let isTyped = word.dropLast().contains { "_:/`=".contains($0) } || word.contains("--")
        return (isTyped ? "\\%" : "") + Self.word(word, isLiteral: false)
    }

    /// One argument. `\&` keeps it from being a macro's name or punctuation.
    private static func argument(_ text: String) -> String {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        let escaped = words.map { word($0, isLiteral: true) }.joined(separator: " ")
        let needsGuard = text.count <= 3 && !(text.first?.isNumber ?? false)
        let isPunctuation = words.count > 1 && text.last.map { ".,:;)]?!".contains($0) } ?? false
        return (needsGuard ? "\\&" : "") + escaped.replacing(" ", with: "\\ ") + (isPunctuation ? "\\&" : "")
    }

    /// Text with its special characters as escapes. Literal text is shown with the characters that are typed.
    private static func word(_ text: Substring, isLiteral: Bool) -> String {
        // A hyphen of an option is typed; others may be typographic.
        let isTyped = isLiteral || text.contains("--") || text.contains("=")
        return text.map { character in
            switch character {
            case "\\": return "\\e"
            case "-" where isTyped: return "\\-"
            case "\"": return "\\(dq"
            case "'": return isLiteral ? "\\(aq" : "'"
            // In text these are around words that are typed.
            case "`" where !isLiteral: return "\\(aq"
            case "`": return "\\(ga"
            case "^": return "\\(ha"
            case "~": return "\\(ti"
            case "←": return "\\(<-"
            case "→": return "\\(->"
            case "↑": return "\\(ua"
            case "↓": return "\\(da"
            default: return shown(character)
            }
        }.joined()
    }

    /// Other characters beyond ASCII by their number.
    private static func shown(_ character: Character) -> String {
        character.unicodeScalars.map { scalar in
            scalar.isASCII ? String(scalar) : "\\[u" + hexadecimal(scalar.value) + "]"
        }.joined()
    }

    private static func hexadecimal(_ number: UInt32) -> String {
        let digits = String(number, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
