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
