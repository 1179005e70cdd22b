import CNCurses

/// How many colours a terminal can show on the user's own background.
enum ColorDepth: Sendable, Hashable, CaseIterable {
    /// None, or none are wanted.
    case monochrome
    /// The eight of ECMA-48.
    case eight
    /// Those and their bright variants.
    case sixteen
    /// xterm's palette of 256.
    case palette256
    /// Red, green and blue in eight bits each.
    case direct

    /// From terminfo's `colors` and the extended capability `RGB`.
    init(colors: Int, hasRGB: Bool) {
        switch colors {
        case ..<8: self = .monochrome
        case ..<16: self = .eight
        case ..<256: self = .sixteen
        default: self = hasRGB && colors > 256 ? .direct : .palette256
        }
    }

    /// No terminal has more colors than three bytes can tell apart. Curses makes a table of as many as the type says, which can take
    /// forever.
    static var isPlausible: Bool { tigetnum("colors") <= 0x100_0000 }

    /// What the current terminal has.
    static func ofTerminal() -> ColorDepth {
        ColorDepth(colors: Int(cnc_color_count()), hasRGB: tigetflag("RGB") > 0 || tigetnum("RGB") > 0)
    }
}
