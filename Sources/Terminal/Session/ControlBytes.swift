/// What is sent to the terminal besides frames.
enum ControlBytes {
    /// From now on, pasted text comes between marks, and the title can be changed and given back.
    static func enter(keepingTitle: Bool) -> [UInt8] {
        guard Capabilities.speaksControlSequences else { return [] }
        return modes + (keepingTitle ? WindowTitle.keep : [])
    }

    /// From now on, pasted text comes between marks. Can be sent again at any time.
    static var modes: [UInt8] { Capabilities.speaksControlSequences ? Array("\u{1B}[?2004h".utf8) : [] }

    /// Ends a control sequence that was cut off in the middle.
    static let cancel: [UInt8] = [0x18]

    /// What gives the terminal back: nothing is held back any more, marks around pasted text off, the title that was kept, all rows
    /// scroll and nothing is inserted (curses moves rows within a part of the screen, and a frame may have been cut off just then),
    /// plain colors and attributes, lines wrap, the cursor is seen and is below what was drawn, the shell's screen is back.
    ///
    /// The cursor is moved in any case: many terminals have an alternate screen by their type, but not in fact (GNU screen by default,
    /// mosh, tmux with `alternate-screen off`). There the prompt would be written over the picture.
    static func leave(givingTitleBack: Bool) -> [UInt8] {
        let speaks = Capabilities.speaksControlSequences
        let modesOff = speaks ? SynchronizedOutput.end + Array("\u{1B}[?2004l".utf8) : []
        let allRows = speaks && Capabilities.string("csr") != nil ? Array("\u{1B}[r".utf8) : []
        let plain = ["rmir", "sgr0", "op", "smam", "cnorm"].compactMap(Capabilities.string).joined()
        // Terminals take a row beyond their last for the last.
        let below = Capabilities.cursor(row: 998, column: 0) + Array("\r\n".utf8)
        return modesOff + (givingTitleBack ? WindowTitle.giveBack : []) + allRows + plain
            + below + (Capabilities.string("rmcup") ?? [])
    }
}
