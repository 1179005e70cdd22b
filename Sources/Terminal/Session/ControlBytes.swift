/// What is sent to the terminal besides frames.
enum ControlBytes {
    /// From now on, pasted text comes between marks.
    static var pasteMarksOn: [UInt8] {
        Capabilities.speaksControlSequences ? Array("\u{1B}[?2004h".utf8) : []
    }

    /// Ends a control sequence that was cut off in the middle.
    static let cancel: [UInt8] = [0x18]

    /// What gives the terminal back: marks around pasted text off, plain colours and attributes, lines wrap, the cursor is seen,
    /// the shell's screen is back. Where there is only one screen, the cursor goes below what was drawn.
    static func leave() -> [UInt8] {
        let pasteMarksOff = Capabilities.speaksControlSequences ? Array("\u{1B}[?2004l".utf8) : []
        let plain = ["sgr0", "op", "smam", "cnorm"].compactMap(Capabilities.string).joined()
        // Terminals take a row beyond their last for the last.
        let below = Capabilities.cursor(row: 998, column: 0) + Array("\r\n".utf8)
        return pasteMarksOff + plain + (Capabilities.string("rmcup") ?? below)
    }
}
