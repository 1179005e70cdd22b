/// What a terminal can show. Views always write the full set; the frame replaces each missing character with one
/// substitute of the same width.
public enum GlyphSet: Sendable, Hashable, CaseIterable {
    /// All of Unicode.
    case full
    /// The characters in the Linux console's font and in PuTTY.
    case basic
    /// Only ASCII.
    case ascii

    /// The character or its substitute.
    func substitute(for scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard scalar.value >= 0x80 else { return scalar }
        switch self {
        case .full: return scalar
        case .basic: return Self.basicSubstitutes[scalar] ?? scalar
        case .ascii: return Self.asciiSubstitutes[scalar] ?? "?"
        }
    }

    /// The glyph or its substitute. For a wide character that ASCII cannot show, the substitute is one column wide and
    /// drawn twice.
    func substitute(for glyph: DisplayGlyph) -> DisplayGlyph {
        let base = substitute(for: glyph.base)
        guard self == .ascii || base != glyph.base else { return glyph }
        return DisplayGlyph(base: base, width: 1)
    }

    /// A text as it is shown: missing characters are substituted, and what could affect a terminal is spelled out.
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
        "←": "<", "→": ">", "↑": "^", "↓": "v", "×": "x", "›": ">", "‹": "<", "•": "*", "↻": "@", "÷": "/", "√": "#",
        // Eighths of a cell from the left: less than half looks like remaining.
        "▏": ".", "▎": ".", "▍": ".", "▌": "#", "▋": "#", "▊": "#", "▉": "#",
        // Eighths of a cell from below, up to the full block.
        "▁": "_", "▂": ".", "▃": "-", "▄": "=", "▅": "+", "▆": "*", "▇": "%",
    ]
}
