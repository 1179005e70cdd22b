import Screen

/// A report about the mouse in SGR encoding: `ESC [ < button ; column ; row M`, with `m` for a released button.
enum MouseReport {
    private static let begin = Array("[<".utf8)

    /// Whether bytes after an Escape can only be such a report, perhaps the beginning of one.
    static func mayBegin(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.starts(with: begin)
            && bytes.dropFirst(begin.count).allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ";") }
    }

    /// Whether a control sequence without its Escape is such a report, well-formed or not.
    static func isReport(_ sequence: some BidirectionalCollection<UInt8>) -> Bool {
        sequence.starts(with: begin) && (sequence.last == UInt8(ascii: "M") || sequence.last == UInt8(ascii: "m"))
    }

    /// What the operator did; nil for a released button, any other button, movement, and a malformed report.
    static func pointer(in sequence: some BidirectionalCollection<UInt8>) -> Pointer? {
        guard isReport(sequence), sequence.last == UInt8(ascii: "M") else { return nil }
        let numbers = sequence.dropFirst(begin.count).dropLast()
            .split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { number(Array($0)) }
        guard numbers.count == 3, let button = numbers[0], let column = numbers[1], let row = numbers[2],
            let action = action(button), column > 0, row > 0
        else { return nil }
        return Pointer(action, at: Point(x: column - 1, y: row - 1))
    }

    /// What was typed, without complete reports.
    static func removed(from bytes: [UInt8]) -> [UInt8] {
        var (rest, kept) = (bytes[...], [UInt8]())
        while let byte = rest.popFirst() {
            if byte == 0x1B, case .whole(let length) = EscapeSequence(rest), isReport(rest.prefix(length)) {
                rest = rest.dropFirst(length)
            } else {
                kept.append(byte)
            }
        }
        return kept
    }

    /// Shift, Alt and Control (4, 8 and 16) are ignored, as with keys.
    private static func action(_ button: Int) -> Pointer.Action? {
        switch button & ~0b1_1100 {
        case 0: .press
        case 2: .rightPress
        case 64: .wheelUp
        case 65: .wheelDown
        default: nil
        }
    }

    /// At most four digits: no terminal is larger.
    private static func number(_ digits: [UInt8]) -> Int? {
        guard (1...4).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
