/// What is sent to the terminal besides frames.
enum ControlBytes {
    /// Turns on marks around pasted text, and saves the title if it will be changed.
    static func enter(keepingTitle: Bool) -> [UInt8] {
        guard Capabilities.speaksControlSequences else { return [] }
        return modes + (keepingTitle ? WindowTitle.keep : [])
    }

    /// Turns on marks around pasted text. Can be sent again at any time.
    static var modes: [UInt8] { Capabilities.speaksControlSequences ? Array("\u{1B}[?2004h".utf8) : [] }

    /// Ends an incomplete control sequence.
    static let cancel: [UInt8] = [0x18]

    /// Restores the terminal: ends synchronized output, turns off paste marks, restores the title, scrolls all rows and
    /// stops inserting (curses moves rows within a region, and a frame may be incomplete), resets colors and
    /// attributes, wraps lines, shows the cursor below what was drawn, and shows the shell's screen.
    ///
    /// The cursor is always moved: many terminals have an alternate screen by their type but not in fact (GNU screen by
    /// default, mosh, tmux with `alternate-screen off`). There the prompt would overwrite the picture.
    static func leave(givingTitleBack: Bool) -> [UInt8] {
        let speaks = Capabilities.speaksControlSequences
        let modesOff = speaks ? SynchronizedOutput.end + Array("\u{1B}[?2004l".utf8) : []
        let allRows = speaks && Capabilities.string("csr") != nil ? Array("\u{1B}[r".utf8) : []
        let plain = ["rmir", "sgr0", "op", "smam", "cnorm"].compactMap(Capabilities.string).joined()
        // Terminals clamp a row beyond their last one.
        let below = Capabilities.cursor(row: 998, column: 0) + Array("\r\n".utf8)
        return modesOff + (givingTitleBack ? WindowTitle.giveBack : []) + allRows + plain
            + below + (Capabilities.string("rmcup") ?? [])
    }
}
