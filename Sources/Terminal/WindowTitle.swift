import Screen

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
