/// A piece of what a program writes to a terminal, parsed strictly: anything other than text and complete sequences is
/// broken.
public enum SentToken: Sendable, Hashable {
    /// A character.
    case text(Unicode.Scalar)
    /// An ASCII control character.
    case control(UInt8)
    /// From an Escape to the end of its sequence, by the grammar of ECMA-48.
    case sequence([UInt8])
    /// Bytes that are not UTF-8, or an Escape that begins nothing.
    case broken([UInt8])

    /// All tokens of a stream.
    public static func tokens(of bytes: [UInt8]) -> [SentToken] {
        var rest = bytes[...]
        var tokens: [SentToken] = []
        while let first = rest.first {
            let token: SentToken
            switch first {
            case 0x1B: token = escaped(rest)
            case 0..<0x20, 0x7F: token = .control(first)
            default: token = character(rest)
            }
            tokens.append(token)
            rest = rest.dropFirst(token.length)
        }
        return tokens
    }

    private var length: Int {
        switch self {
        case .text(let scalar): UTF8.width(scalar)
        case .control: 1
        case .sequence(let bytes), .broken(let bytes): bytes.count
        }
    }

    private static func character(_ bytes: ArraySlice<UInt8>) -> SentToken {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else {
            return .broken([bytes[bytes.startIndex]])
        }
        return .text(scalar)
    }

    private static func escaped(_ bytes: ArraySlice<UInt8>) -> SentToken {
        let body = bytes.dropFirst()
        let end: Int?
        switch body.first {
        case UInt8(ascii: "["):
            end = body.dropFirst().firstIndex { !(0x20...0x3F).contains($0) }.flatMap { bytes[$0] >= 0x40 ? $0 : nil }
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
            end = endOfString(body)
        default:
            end = body.firstIndex { !(0x20...0x2F).contains($0) }.flatMap { bytes[$0] >= 0x30 ? $0 : nil }
        }
        guard let end, bytes[end] < 0x7F else { return .broken([0x1B]) }
        return .sequence(Array(bytes[...end]))
    }

    /// BEL, or the backslash after an Escape. A doubled Escape, which tmux requires, is part of the string.
    private static func endOfString(_ bytes: ArraySlice<UInt8>) -> Int? {
        let isCommand = bytes.first == UInt8(ascii: "]")
        var index = bytes.startIndex + 1
        while index < bytes.endIndex {
            if bytes[index] == 0x07, isCommand { return index }
            guard bytes[index] == 0x1B else {
                index += 1
                continue
            }
            guard index + 1 < bytes.endIndex, !isCommand || bytes[index + 1] == UInt8(ascii: "\\") else { return nil }
            if bytes[index + 1] == UInt8(ascii: "\\") { return index + 1 }
            index += 2
        }
        return nil
    }
}
