import CNCurses
import Glibc
import Screen

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

    /// Restores the terminal: ends synchronized output, turns off the mouse and paste marks, restores the title,
    /// scrolls all rows and stops inserting (curses moves rows within a region, and a frame may be incomplete), resets
    /// colors and attributes, wraps lines, shows the cursor below what was drawn, and shows the shell's screen.
    ///
    /// The cursor is always moved: many terminals have an alternate screen by their type but not in fact (GNU screen by
    /// default, mosh, tmux with `alternate-screen off`). There the prompt would overwrite the picture.
    static func leave(givingTitleBack: Bool, turningMouseOff: Bool = false) -> [UInt8] {
        let speaks = Capabilities.speaksControlSequences
        let mouseOff = turningMouseOff ? Mouse.off : []
        let modesOff = speaks ? SynchronizedOutput.end + mouseOff + Array("\u{1B}[?2004l".utf8) : []
        let allRows = speaks && Capabilities.string("csr") != nil ? Array("\u{1B}[r".utf8) : []
        let plain = ["rmir", "sgr0", "op", "smam", "cnorm"].compactMap(Capabilities.string).joined()
        // Terminals clamp a row beyond their last one.
        let below = Capabilities.cursor(row: 998, column: 0) + Array("\r\n".utf8)
        return modesOff + (givingTitleBack ? WindowTitle.giveBack : []) + allRows + plain
            + below + (Capabilities.string("rmcup") ?? [])
    }
}

/// Reports about the mouse: pressed buttons and the wheel, not movement, in SGR encoding.
enum Mouse {
    static let on = Array("\u{1B}[?1000h\u{1B}[?1006h".utf8)
    static let off = Array("\u{1B}[?1006l\u{1B}[?1000l".utf8)
}

/// The title of the operator's window, by the sequence of xterm that most terminals support. tmux uses it as the pane's
/// title, GNU screen for its status line.
enum WindowTitle {
    /// Saves the current title, if the terminal can (xterm's stack of titles).
    static let keep = Array("\u{1B}[22;2t".utf8)
    /// Restores the saved title.
    static let giveBack = Array("\u{1B}[23;2t".utf8)

    /// Sets the title to one line, without characters that could end it or have another effect.
    static func set(_ text: String, glyphs: GlyphSet) -> [UInt8] {
        let shown = DisplayText.fitted(text, to: limit).unicodeScalars.map {
            glyphs == .ascii && !$0.isASCII ? "?" : $0
        }
        return Array("\u{1B}]2;\(String(String.UnicodeScalarView(shown)))\u{07}".utf8)
    }

    /// In columns: no terminal shows more.
    private static let limit = 120
}

/// The modes of a terminal's driver: echo, line editing, keys for signals.
struct TerminalModes {
    private(set) var value = termios()

    /// The current modes.
    init(of descriptor: Int32) throws(TerminalError) {
        guard tcgetattr(descriptor, &value) == 0 else {
            throw .systemCallFailed("tcgetattr", errorNumber: errno)
        }
    }

    /// The same without echo, and with every key at once, those for signals included.
    var withoutLines: TerminalModes {
        var modes = self
        modes.value.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG | IEXTEN)
        modes.value.c_iflag &= ~tcflag_t(ICRNL)
        return modes
    }

    /// Applies the modes immediately. If the terminal is gone, the failure is ignored.
    func apply(to descriptor: Int32) {
        withUnsafePointer(to: value) { _ = tcsetattr(descriptor, TCSANOW, $0) }
    }
}
