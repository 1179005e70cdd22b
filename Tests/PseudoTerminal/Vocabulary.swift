import CPseudoTerminal
import Glibc

/// What a program may write to a terminal of a type: that type's own strings from terminfo, visible text, and what else
/// it is permitted.
public struct Vocabulary: Sendable {
    private var controls: Set<UInt8> = [0x07, 0x08, 0x0A, 0x0D]
    private var sequences: Set<[UInt8]> = []
    /// Sequences with numbers, each number replaced by a hash sign.
    private var shapes: Set<[UInt8]> = []
    /// The changes in the terminal's own `ESC [ … m` strings, one by one: `1`, `38;5;202`.
    private var renditions: Set<[UInt8]> = []

    /// The vocabulary of a terminal type, and further sequences; a hash sign means any number.
    public init(of type: String, and others: [String] = []) {
        for sequence in others {
            if sequence.contains("#") { shapes.insert(Array(sequence.utf8)) }
            sequences.insert(Array(sequence.utf8))
        }
        for name in Self.fixed { learn(Self.capability(type, name)) }
        for name in Self.counted {
            for token in Self.tokens(Self.capability(type, name, [7, 12])) { shapes.insert(Self.shape(token)) }
        }
        // Curses' own way to reset one of the two colors to the user's own.
        if Self.capability(type, "op") != nil {
            sequences.formUnion([Array("\u{1B}[39m".utf8), Array("\u{1B}[49m".utf8)])
        }
        for color in 0..<256 { learn(Self.capability(type, "setaf", [Int32(color)])) }
        // Standout, underline, reverse, blink, dim, bold, invisible, protected, other characters.
        for bits in 0..<512 { learn(Self.capability(type, "sgr", (0..<9).map { Int32(bits >> $0 & 1) })) }
    }

    /// What does not belong to the vocabulary, in order and in readable form; too many marks on a character are
    /// reported too. Each of `once` may occur once.
    public func violations(in bytes: [UInt8], once: Set<String> = [], mostMarks: Int = 2) -> [String] {
        var marks = mostMarks
        var once = Set(once.map { Array($0.utf8) })
        return SentToken.tokens(of: bytes).compactMap { token in
            guard case .text(let scalar) = token else {
                // After anything else, a mark has no letter of its own.
                marks = mostMarks
                if case .sequence(let bytes) = token, once.remove(bytes) != nil { return nil }
                return allows(token) ? nil : Self.reported(token)
            }
            marks = Self.isMark(scalar) ? marks + 1 : 0
            return Self.isSeen(scalar) && marks <= mostMarks ? nil : Self.reported(token)
        }
    }

    private static func reported(_ token: SentToken) -> String {
        switch token {
        case .text(let scalar): "U+\(String(scalar.value, radix: 16))"
        case .control(let byte): "control \(byte)"
        case .sequence(let bytes): "sequence \(String(decoding: bytes, as: UTF8.self).debugDescription)"
        case .broken(let bytes): "broken \(bytes)"
        }
    }

    private func allows(_ token: SentToken) -> Bool {
        switch token {
        case .text(let scalar): Self.isSeen(scalar)
        case .control(let byte): controls.contains(byte)
        case .broken: false
        case .sequence(let bytes):
            sequences.contains(bytes) || shapes.contains(Self.shape(bytes)) || Self.isTitle(bytes)
                || Self.isCopy(bytes) || isRendition(bytes)
        }
    }

    private mutating func learn(_ capability: [UInt8]?) {
        for token in SentToken.tokens(of: capability ?? []) {
            switch token {
            case .control(let byte): controls.insert(byte)
            case .sequence(let bytes):
                sequences.insert(bytes)
                renditions.formUnion(Self.changes(bytes) ?? [])
            default: break
            }
        }
    }

    /// Several changes of color and attributes may be sent as one, if the terminal's own strings have each of them.
    private func isRendition(_ bytes: [UInt8]) -> Bool {
        Self.changes(bytes).map { !$0.isEmpty && $0.allSatisfy(renditions.contains) } ?? false
    }

    /// The changes that `ESC [ … m` makes; nil for any other sequence.
    private static func changes(_ bytes: [UInt8]) -> [[UInt8]]? {
        guard bytes.starts(with: Array("\u{1B}[".utf8)), bytes.last == UInt8(ascii: "m") else { return nil }
        var numbers = bytes.dropFirst(2).dropLast().split(
            separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)[...]
        var changes: [[UInt8]] = []
        while let first = numbers.first {
            let isColor = first.elementsEqual("38".utf8) || first.elementsEqual("48".utf8)
            let change = numbers.prefix(isColor ? 3 : 1)
            // An omitted number is the same as 0.
            changes.append(Array(change.map { $0.isEmpty ? Array("0".utf8) : Array($0) }.joined(separator: [0x3B])))
            numbers = numbers.dropFirst(change.count)
        }
        return changes
    }

    /// Strings without parameters.
    private static let fixed = [
        "smcup", "rmcup", "civis", "cnorm", "clear", "home", "el", "el1", "ed", "sgr0", "op", "smam", "rmam", "enacs",
        "smacs", "rmacs", "cub1", "cuf1", "cuu1", "cud1", "cr", "il1", "dl1", "dch1", "ich1", "ind", "ri", "sc",
        "rc", "ht", "cbt", "rmir", "rmso",
        "rmul", "smul", "smso",
        "bold",
        "dim", "rev",
    ]
    /// Cursor movements, runs of a character, insertions and deletions.
    private static let counted = [
        "cup", "hpa", "vpa", "cub", "cuf", "cuu", "cud", "ech", "rep", "csr", "indn", "rin", "ich", "dch", "il", "dl",
    ]

    private static func tokens(_ capability: [UInt8]?) -> [[UInt8]] {
        SentToken.tokens(of: capability ?? []).compactMap {
            guard case .sequence(let bytes) = $0 else { return nil }
            return bytes
        }
    }

    private static func capability(_ type: String, _ name: String, _ parameters: [Int32] = []) -> [UInt8]? {
        let nine = parameters + Array(repeating: 0, count: 9 - parameters.count)
        guard let text = cpt_capability(type, name, parameters.isEmpty ? nil : nine) else { return nil }
        defer { free(text) }
        return Array(String(cString: text).replacing(/\$<[^>]*>/, with: "").utf8)
    }

    private static func shape(_ bytes: [UInt8]) -> [UInt8] {
        bytes.reduce(into: []) { shape, byte in
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            guard isDigit else { return shape.append(byte) }
            if shape.last != UInt8(ascii: "#") { shape.append(UInt8(ascii: "#")) }
        }
    }

    private static func isTitle(_ bytes: [UInt8]) -> Bool {
        let begin = Array("\u{1B}]2;".utf8)
        guard bytes.starts(with: begin), bytes.last == 0x07 else { return false }
        return SentToken.tokens(of: Array(bytes[begin.count..<(bytes.count - 1)])).allSatisfy {
            guard case .text(let scalar) = $0 else { return false }
            return isSeen(scalar)
        }
    }

    /// OSC 52 with only base 64.
    private static func isCopy(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes, as: UTF8.self).wholeMatch(
            of: /(\u{1B}Ptmux;\u{1B})?\u{1B}\]52;c;[A-Za-z0-9+\/=]+\u{07}(\u{1B}\\)?/) != nil
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        [.nonspacingMark, .enclosingMark].contains(scalar.properties.generalCategory)
    }

    /// Whether a character is visible and does not affect its surroundings.
    private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
        guard !scalar.properties.isDefaultIgnorableCodePoint else { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: return false
        default: return true
        }
    }
}
