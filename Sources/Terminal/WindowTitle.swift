import Screen

/// The title of the operator's window, as xterm has it and most terminals know it. tmux takes it for the pane's, GNU screen for
/// its status line.
enum WindowTitle {
    /// Keeps the title that is there, where the terminal can (xterm's stack of titles).
    static let keep = Array("\u{1B}[22;2t".utf8)
    /// Brings back what was kept.
    static let giveBack = Array("\u{1B}[23;2t".utf8)

    /// Sets it to one line, without what could end it or do something else.
    static func set(_ text: String, glyphs: GlyphSet) -> [UInt8] {
        let shown = DisplayText.fitted(text, to: limit).unicodeScalars.map {
            glyphs == .ascii && !$0.isASCII ? "?" : $0
        }
        return Array("\u{1B}]2;\(String(String.UnicodeScalarView(shown)))\u{07}".utf8)
    }

    /// Columns: more is seen nowhere.
    private static let limit = 120
}
