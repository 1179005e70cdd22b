import Screen

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
