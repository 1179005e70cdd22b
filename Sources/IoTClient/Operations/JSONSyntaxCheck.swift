/// Finds out why bytes are not JSON. `JSONDecoder` rejects them without a reason that can be shown.
///
/// It reads each byte once, without recursion.
struct JSONSyntaxCheck {
    /// What is expected next.
    private enum Expected {
        case value
        case valueOrEnd
        case nameOrEnd
        case name
        case colon
        case commaOrEnd
    }

    /// The deepest nesting that the decoder accepts.
    private static let deepest = 512

    private let bytes: [UInt8]
    private var position = 0
    private var open: [UInt8] = []
    private var expected = Expected.value

    /// The first error, in words that follow a colon.
    static func words(for bytes: [UInt8]) -> SanitizedText {
        var search = JSONSyntaxCheck(bytes: bytes)
        return search.run() ?? "cannot be decoded"
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func run() -> SanitizedText? {
        while position < bytes.count {
            let byte = bytes[position]
            if [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
                position += 1
                continue
            }
            if open.isEmpty, expected == .commaOrEnd {
                return "unexpected data after the end, at byte \(position + 1)"
            }
            if let defect = read(byte) { return defect }
            if open.count > Self.deepest { return "nested deeper than \(Self.deepest) levels" }
        }
        return open.isEmpty && expected == .commaOrEnd ? nil : "truncated"
    }

    private mutating func read(_ byte: UInt8) -> SanitizedText? {
        switch (expected, byte) {
        case (.value, UInt8(ascii: "{")), (.valueOrEnd, UInt8(ascii: "{")): begin(byte, .nameOrEnd)
        case (.value, UInt8(ascii: "[")), (.valueOrEnd, UInt8(ascii: "[")): begin(byte, .valueOrEnd)
        case (.valueOrEnd, UInt8(ascii: "]")): end()
        case (.nameOrEnd, UInt8(ascii: "}")): end()
        case (.commaOrEnd, UInt8(ascii: "}")) where open.last == UInt8(ascii: "{"): end()
        case (.commaOrEnd, UInt8(ascii: "]")) where open.last == UInt8(ascii: "["): end()
        case (.commaOrEnd, UInt8(ascii: ",")): step(open.last == UInt8(ascii: "{") ? .name : .value)
        case (.colon, UInt8(ascii: ":")): step(.value)
        case (.nameOrEnd, UInt8(ascii: "\"")), (.name, UInt8(ascii: "\"")): return string(then: .colon)
        case (.value, UInt8(ascii: "\"")), (.valueOrEnd, UInt8(ascii: "\"")): return string(then: .commaOrEnd)
        case (.value, _), (.valueOrEnd, _): return word()
        default: return "unexpected character at byte \(position + 1)"
        }
        return nil
    }

    private mutating func begin(_ byte: UInt8, _ next: Expected) {
        open.append(byte)
        step(next)
    }

    private mutating func end() {
        _ = open.popLast()
        step(.commaOrEnd)
    }

    private mutating func step(_ next: Expected) {
        position += 1
        expected = next
    }

    /// A number, or `true`, `false` or `null`.
    private mutating func word() -> SanitizedText? {
        let word = bytes[position...].prefix { byte in
            let character = Character(Unicode.Scalar(byte))
            return character.isASCII && (character.isLetter || character.isNumber || "+-.".contains(character))
        }
        let text = String(decoding: word, as: UTF8.self)
        guard !text.isEmpty else { return "unexpected character at byte \(position + 1)" }
        if ["NaN", "Infinity", "-Infinity", "nan", "inf"].contains(text) {
            return "\(text) at byte \(position + 1) is not a JSON number"
        }
        let isAtEnd = word.endIndex == bytes.endIndex
        guard ["true", "false", "null"].contains(text) || text.wholeMatch(of: Self.number) != nil else {
            return isAtEnd && !open.isEmpty ? "truncated" : "unexpected word or number at byte \(position + 1)"
        }
        position = word.endIndex
        expected = .commaOrEnd
        return nil
    }

    private static var number: Regex<Substring> { #/-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+\-]?[0-9]+)?/# }

    private mutating func string(then next: Expected) -> SanitizedText? {
        position += 1
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                step(next)
                return nil
            case ..<0x20: return "control character in a string at byte \(position + 1)"
            case UInt8(ascii: "\\"):
                if let defect = escape() { return defect }
            default: position += 1
            }
        }
        return "truncated"
    }

    /// Moves past the escape at the position.
    private mutating func escape() -> SanitizedText? {
        guard position + 1 < bytes.count else { return "truncated" }
        guard bytes[position + 1] == UInt8(ascii: "u") else {
            guard "\"\\/bfnrt".utf8.contains(bytes[position + 1]) else {
                return "unknown escape in a string at byte \(position + 1)"
            }
            position += 2
            return nil
        }
        guard let unit = unit(at: position) else {
            return position + 6 > bytes.count ? "truncated" : "unknown escape in a string at byte \(position + 1)"
        }
        guard (0xD800...0xDFFF).contains(unit) else {
            position += 6
            return nil
        }
        guard unit < 0xDC00, let low = self.unit(at: position + 6), (0xDC00...0xDFFF).contains(low) else {
            return "half of a surrogate pair in a string at byte \(position + 1)"
        }
        position += 12
        return nil
    }

    /// The number of `\uXXXX`; nil for any other text.
    private func unit(at index: Int) -> UInt16? {
        guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u") else {
            return nil
        }
        return UInt16(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
    }
}
