/// What a terminal can show. Views always write the full set; the frame puts one substitute of the same width in for each
/// character that is missing.
public enum GlyphSet: Sendable, Hashable, CaseIterable {
    /// All of Unicode.
    case full
    /// What the Linux console's font and PuTTY have.
    case basic
    /// ASCII alone.
    case ascii

    /// What is shown for a character.
    func substitute(for scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard scalar.value >= 0x80 else { return scalar }
        switch self {
        case .full: return scalar
        case .basic: return Self.basicSubstitutes[scalar] ?? scalar
        case .ascii: return Self.asciiSubstitutes[scalar] ?? "?"
        }
    }

    /// What is shown for a character and its marks. For a wide character that ASCII cannot show it is one column wide, and stands
    /// twice.
    func substitute(for glyph: DisplayGlyph) -> DisplayGlyph {
        let base = substitute(for: glyph.base)
        guard self == .ascii || base != glyph.base else { return glyph }
        return DisplayGlyph(base: base, width: 1)
    }

    /// A text as it is shown: what is missing has its substitute, and what could act on a terminal is spelled out.
    public func shown(_ text: some StringProtocol) -> String {
        var shown = String.UnicodeScalarView()
        for glyph in DisplayGlyphs(text) { substitute(for: glyph).append(to: &shown) }
        return String(shown)
    }

    private static let basicSubstitutes: [Unicode.Scalar: Unicode.Scalar] = [
        "✗": "×", "✓": "√", "▚": "▓", "↷": "»", "⊘": "/", "▸": "►", "▶": "►", "◂": "◄", "–": "-", "⏎": "┘",
        "›": ">", "↻": "@",
        // Eighths of a cell from the left: none, half or all of it.
        "▏": "░", "▎": "░", "▍": "▌", "▋": "▌", "▊": "█", "▉": "█",
        // Eighths of a cell from below.
        "▁": "_", "▂": "_", "▃": "▄", "▅": "▄", "▆": "█", "▇": "█",
    ]

    private static let asciiSubstitutes: [Unicode.Scalar: Unicode.Scalar] = [
        "█": "#", "✗": "x", "▒": "-", "▚": "/", "░": ".", "▓": "/", "✓": "#", "↷": "-", "⊘": "/", "▸": ">", "▶": ">",
        "◂": "<", "►": ">", "◄": "<", "…": "~", "·": "-", "–": "-", "—": "-", "─": "-", "│": "|", "‼": "*", "⏎": "_",
        "←": "<", "→": ">", "↑": "^", "↓": "v", "×": "x", "›": ">", "‹": "<", "↻": "@", "÷": "/", "√": "#",
        // Eighths of a cell from the left: less than half reads as to do.
        "▏": ".", "▎": ".", "▍": ".", "▌": "#", "▋": "#", "▊": "#", "▉": "#",
        // Eighths of a cell from below, up to the full block.
        "▁": "_", "▂": ".", "▃": "-", "▄": "=", "▅": "+", "▆": "*", "▇": "%",
    ]
}
