import CNCurses

extension TerminfoEntry {
    /// Parses the compiled form of an entry that may be hostile; nil if it is malformed, or if the cursor cannot be
    /// moved safely. Strings can share bytes: the entry must still fit if each has its own.
    init?(safe bytes: [UInt8]) {
        guard let original = TerminfoEntry(compiled: bytes) else { return nil }
        let entry = original.safe
        guard entry.compiled().count <= TerminfoFormat.limit,
            entry.string("cup") != nil || original.string("cup") == nil
        else { return nil }
        self = entry
    }

    /// The entry without what could make curses crash, or keep it busy for long.
    var safe: TerminfoEntry {
        var result = self
        result.strings = strings.compactMapValues(Self.safe)
        for (name, range) in [("lines", 1...1000), ("cols", 1...1000), ("it", 1...80), ("pairs", 0...0x10000)] {
            guard let position = Self.position(cnc_number, name), let number = numbers[position] else { continue }
            result.numbers[position] = min(max(number, range.lowerBound), range.upperBound)
        }
        return result
    }

    /// A string without long delays; nil if its parameters are not safe to fill in.
    static func safe(_ string: [UInt8]) -> [UInt8]? {
        hasSafeParameters(string[...]) ? Capabilities.withoutPadding(string, where: isLong) : nil
    }

    /// Whether curses would send very many zero bytes for a delay such as `$<5000>`.
    private static func isLong(_ delay: ArraySlice<UInt8>) -> Bool {
        let digits = delay.dropFirst(2).prefix { isDigit($0) }
        return digits.count > 3 || (number(digits) ?? 0) > longestDelay || delay.contains(UInt8(ascii: "*"))
    }

    /// In milliseconds.
    private static let longestDelay = 200

    /// Whether all parameters are numbers, and none is printed in many columns. For a text, curses
    /// would take the number as an address.
    private static func hasSafeParameters(_ string: ArraySlice<UInt8>) -> Bool {
        var rest = string
        while let percent = rest.firstIndex(of: UInt8(ascii: "%")) {
            rest = rest[rest.index(after: percent)...]
            guard let length = directiveLength(rest) else { return false }
            rest = rest.dropFirst(length)
        }
        return true
    }

    /// How many bytes after the percent sign belong to it; nil if it is not safe.
    private static func directiveLength(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = bytes.first else { return nil }
        switch first {
        case UInt8(ascii: "{"):
            let digits = bytes.dropFirst().prefix { isDigit($0) }
            guard digits.count <= 9, bytes.dropFirst(1 + digits.count).first == UInt8(ascii: "}") else { return nil }
            return digits.count + 2
        case UInt8(ascii: "'"):
            return bytes.dropFirst(2).first == first ? 3 : nil
        case UInt8(ascii: "p"), UInt8(ascii: "P"), UInt8(ascii: "g"):
            return bytes.count > 1 ? 2 : nil
        case UInt8(ascii: "l"), UInt8(ascii: "s"):
            return nil
        case UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "#"), 0x30...0x39:
            return formatLength(bytes)
        default:
            return 1
        }
    }

    /// The length of a number's format as in printf: `2.2X`, `:-4d`, `02x`; nil if it is not safe.
    private static func formatLength(_ bytes: ArraySlice<UInt8>) -> Int? {
        let format = bytes.prefix { isDigit($0) || ":-.# ".utf8.contains($0) }
        guard let final = bytes.dropFirst(format.count).first, "doxX".utf8.contains(final),
            format.split(whereSeparator: { !isDigit($0) }).allSatisfy({ $0.count <= 2 })
        else { return nil }
        return format.count + 1
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? { Int(String(decoding: digits, as: UTF8.self)) }
}
