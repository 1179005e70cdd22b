import Screen

/// Maps the bytes after an Escape to keys.
struct KeySequences: Sendable {
    private var keys: [[UInt8]: Key] = [:]

    /// What xterm, tmux, screen, rxvt and the Linux console send, whatever TERM says: over SSH it is often inaccurate.
    static let common = KeySequences()

    private init() {
        let finals: [(Character, Key)] = [
            ("A", .up), ("B", .down), ("C", .right), ("D", .left), ("H", .home), ("F", .end), ("Z", .backTab),
            ("P", .function(1)), ("Q", .function(2)), ("R", .function(3)), ("S", .function(4)), ("M", .enter),
        ]
        for (final, key) in finals {
            add("O\(final)", key)
            // CSI M begins a mouse report.
            if final != "M" { add("[\(final)", key) }
        }
        let numbered: [(Int, Key)] = [
            (1, .home), (7, .home), (4, .end), (8, .end), (3, .delete), (5, .pageUp), (6, .pageDown),
        ]
        for (number, key) in numbered { add("[\(number)~", key) }
        let functionKeys = [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24]
        for (index, number) in functionKeys.enumerated() { add("[\(number)~", .function(index + 1)) }
        for (index, letter) in "ABCDE".enumerated() { add("[[\(letter)", .function(index + 1)) }
    }

    private mutating func add(_ sequence: String, _ key: Key) {
        keys[Array(sequence.utf8)] = key
    }

    /// These sequences and those of the terminal's own type.
    func adding(_ others: [[UInt8]: Key]) -> KeySequences {
        var result = self
        result.keys.merge(others) { common, _ in common }
        return result
    }

    /// The key for a complete sequence, without its Escape. Shift, Control and Alt (`[1;5A`) are ignored.
    func key(for sequence: some BidirectionalCollection<UInt8>) -> Key? {
        if let key = keys[Array(sequence)] { return key }
        guard let separator = sequence.firstIndex(of: UInt8(ascii: ";")), let final = sequence.last else { return nil }
        var plain = Array(sequence[..<separator]) + [final]
        if final != UInt8(ascii: "~"), plain.count == 3, plain[1] == UInt8(ascii: "1") { plain.remove(at: 1) }
        return keys[plain]
    }
}

extension KeySequences {
    /// The common sequences and those of the current terminal's type.
    static func ofTerminal() -> KeySequences {
        let names: [(String, Key)] =
            [
                ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("kpp", .pageUp),
                ("knp", .pageDown),
                ("khome", .home), ("kend", .end), ("kdch1", .delete), ("kcbt", .backTab),
            ] + (1...12).map { ("kf\($0)", .function($0)) }
        var own: [[UInt8]: Key] = [:]
        for (name, key) in names {
            guard let sequence = Capabilities.string(name), sequence.first == 0x1B, sequence.count > 2 else { continue }
            own[Array(sequence.dropFirst())] = key
        }
        return common.adding(own)
    }
}
