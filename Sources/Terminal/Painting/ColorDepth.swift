import CNCurses

/// How many colors a terminal can show on the user's own background.
enum ColorDepth: Sendable, Hashable, CaseIterable {
    /// None, or colors are disabled.
    case monochrome
    /// The eight of ECMA-48.
    case eight
    /// The eight and their bright variants.
    case sixteen
    /// xterm's palette of 256.
    case palette256
    /// Red, green and blue with eight bits each.
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

    /// No terminal has more colors than three bytes can distinguish. Curses allocates a table of as many as the type
    /// claims, which can take very long.
    static var isPlausible: Bool { tigetnum("colors") <= 0x100_0000 }

    /// The current terminal's depth.
    static func ofTerminal() -> ColorDepth {
        ColorDepth(colors: Int(cnc_color_count()), hasRGB: tigetflag("RGB") > 0 || tigetnum("RGB") > 0)
    }
}
