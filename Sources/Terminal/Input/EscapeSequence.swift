/// What follows an Escape, by the grammar of ECMA-48.
enum EscapeSequence: Equatable {
    /// Nothing that belongs to it: the key Escape.
    case none
    /// A sequence of that many bytes.
    case whole(Int)
    /// A string of that many bytes that responds to a query that is not ours, such as an operating system command.
    case ignored(Int)
    /// Incomplete: more bytes may follow.
    case cut

    /// The bytes that begin a response string.
    private static let stringBegins = Array("]P_^X".utf8)

    /// Whether bytes that begin with an Escape may have been typed: an Escape, or an Escape and a character that
    /// otherwise begins a string. Other sequences come from keys that send them.
    static func mayBeTyped(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.first == 0x1B, let second = bytes.dropFirst().first else { return bytes.first == 0x1B }
        return bytes.count == 2 && stringBegins.contains(second)
    }

    /// From the bytes after the Escape.
    init(_ bytes: ArraySlice<UInt8>) {
        switch bytes.first {
        case nil: self = .cut
        case UInt8(ascii: "["): self = Self.controlSequence(bytes)
        case UInt8(ascii: "O"): self = Self.singleShift(bytes)
        case let byte? where Self.stringBegins.contains(byte): self = Self.string(bytes)
        default: self = .none
        }
    }

    /// `[`, parameters, one final byte. F1 to F5 of the Linux console have a second `[`, and an old-style mouse report
    /// has three bytes after its `M`.
    private static func controlSequence(_ bytes: ArraySlice<UInt8>) -> EscapeSequence {
        let body = bytes.dropFirst()
        if body.first == UInt8(ascii: "[") { return fixed(3, bytes) }
        if body.first == UInt8(ascii: "M") { return fixed(5, bytes) }
        guard let end = body.firstIndex(where: { !(0x20...0x3F).contains($0) }) else { return .cut }
        let length = end - bytes.startIndex
        // A byte that cannot be part of a sequence ends it: the Escape and its bracket were typed.
        guard (0x40...0x7E).contains(bytes[end]) else { return length == 1 ? .none : .ignored(length) }
        return .whole(length + 1)
    }

    private static func singleShift(_ bytes: ArraySlice<UInt8>) -> EscapeSequence {
        guard let key = bytes.dropFirst().first else { return .cut }
        return (0x40...0x7E).contains(key) ? .whole(2) : .none
    }

    private static func fixed(_ length: Int, _ bytes: ArraySlice<UInt8>) -> EscapeSequence {
        bytes.count < length ? .cut : .whole(length)
    }

    /// Ends with BEL, or with an Escape and a backslash.
    private static func string(_ bytes: ArraySlice<UInt8>) -> EscapeSequence {
        guard let end = bytes.firstIndex(where: { $0 == 0x07 || $0 == 0x1B }) else { return .cut }
        let length = end - bytes.startIndex
        guard bytes[end] == 0x1B else { return .ignored(length + 1) }
        // Another sequence follows immediately: this was Escape and a letter.
        guard length > 1 else { return .none }
        guard let final = bytes[end...].dropFirst().first else { return .cut }
        return .ignored(final == UInt8(ascii: "\\") ? length + 2 : length)
    }
}

/// The marks around pasted text, after the Escape.
enum PasteMark {
    static let begin = Array("[200~".utf8)
    static let end = Array("[201~".utf8)
}

/// The end of a text that may have been truncated within a character.
enum UTF8Tail {
    /// How many of the last bytes begin an incomplete character: 0 to 3.
    static func incompleteLength(of bytes: ArraySlice<UInt8>) -> Int {
        for (distance, byte) in bytes.reversed().prefix(3).enumerated() where byte & 0xC0 != 0x80 {
            return distance + 1 < expectedLength(after: byte) ? distance + 1 : 0
        }
        return 0
    }

    private static func expectedLength(after lead: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
    }
}
