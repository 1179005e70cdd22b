/// A piece of curses' output that is understood, or any other byte.
enum OutputToken: Hashable {
    /// A space.
    case blank
    /// One visible character; whether it is ASCII.
    case character(isASCII: Bool)
    /// A block or box-drawing character, which our bars and rules use: one column wide.
    case drawing
    /// A control sequence such as `ESC [ 5 ; 7 H`. Omitted parameters count as 0; nil if there is anything other than
    /// numbers and semicolons.
    case control(final: UInt8, parameters: [Int]?)
    /// ASCII without drawing characters from here on.
    case plainCharacters
    /// Moves the cursor to the first column of the row.
    case carriageReturn
    /// Moves the cursor back by one column.
    case backspace
    /// Anything else.
    case other

    /// The first piece of some bytes, and its length in bytes.
    static func first(of bytes: ArraySlice<UInt8>) -> (token: OutputToken, length: Int) {
        switch bytes.first {
        case 0x1B: escape(bytes)
        case 0x20: (.blank, 1)
        case 0x0D: (.carriageReturn, 1)
        case 0x08: (.backspace, 1)
        case 0x0F: (.plainCharacters, 1)
        case .some(0x21...0x7E): (.character(isASCII: true), 1)
        case 0xE2 where isDrawing(bytes.dropFirst()): (.drawing, 3)
        case .some(0xC2...): (.character(isASCII: false), 1 + bytes.dropFirst().prefix { $0 & 0xC0 == 0x80 }.count)
        default: (.other, 1)
        }
    }

    /// Whether the bytes after the first one form a character from U+2500 to U+259F.
    private static func isDrawing(_ bytes: ArraySlice<UInt8>) -> Bool {
        let two = bytes.prefix(2)
        return two.count == 2 && (0x94...0x96).contains(two[two.startIndex])
            && (0x80...(two[two.startIndex] == 0x96 ? 0x9F : 0xBF)).contains(two[two.startIndex + 1])
    }

    private static func escape(_ bytes: ArraySlice<UInt8>) -> (OutputToken, Int) {
        let rest = bytes.dropFirst()
        if rest.first == UInt8(ascii: "[") { return control(rest.dropFirst()) }
        let intermediates = rest.prefix { (0x20...0x2F).contains($0) }.count
        let isPlain = rest.starts(with: "(B".utf8)
        return (isPlain ? .plainCharacters : .other, min(bytes.count, 2 + intermediates))
    }

    /// What follows `ESC [`.
    private static func control(_ bytes: ArraySlice<UInt8>) -> (OutputToken, Int) {
        let inner = bytes.prefix { (0x20...0x3F).contains($0) }
        let length = 2 + inner.count + 1
        guard let final = bytes.dropFirst(inner.count).first else { return (.other, 2 + inner.count) }
        return (.control(final: final, parameters: parameters(inner)), length)
    }

    /// Numbers with semicolons between them.
    private static func parameters(_ bytes: ArraySlice<UInt8>) -> [Int]? {
        var numbers = [0]
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digit = Int(byte - UInt8(ascii: "0"))
                numbers[numbers.count - 1] = min(numbers[numbers.count - 1] * 10 + digit, 99_999)
            case UInt8(ascii: ";"): numbers.append(0)
            default: return nil
            }
        }
        return numbers
    }
}
