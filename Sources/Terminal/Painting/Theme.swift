import CNCurses
import Screen

/// How a role looks at one color depth.
///
/// The terminal's background is unknown, so words have a contrast of at least 4.5:1 on black and on white, and bars 3:1
/// (WCAG 2.2). Few colors qualify: of xterm's palette, six for words, and none of them is among the first sixteen. So
/// with 8 or 16 colors, words have the terminal's own color, with bold, underline or reverse. Faint text (SGR 2) is not
/// used for words, because terminals differ in how faint it is.
///
/// In the standard theme green is succeeded and red is failed. In the colorblind theme any two of the four outcomes'
/// bars are at least 43 apart in CIE 1976 L*a*b*, as seen with protanopia, deuteranopia and tritanopia (simulated after
/// Machado, Oliveira and Fernandes, 2009); in the standard theme at least 26. Color is never the only signal: glyphs
/// and words differ as well.
struct ThemeStyle: Sendable, Hashable {
    /// The color number of words at that depth; nil for the terminal's own color.
    var color: Int?
    /// The color number of what fills a bar; nil for the terminal's own color.
    var fill: Int?
    /// The role's own attributes.
    var attributes: Style.Attributes

    init(of role: Role, depth: ColorDepth, theme: Theme = .standard) {
        let words = PaletteColors.words(role, theme)
        let fill = PaletteColors.fill(role, theme)
        attributes = Self.attributes(of: role)
        switch theme == .mono ? .monochrome : depth {
        case .monochrome: break
        case .eight: self.fill = BasicColors.fill(role, hasBright: false)
        case .sixteen: self.fill = BasicColors.fill(role, hasBright: true)
        case .palette256: (color, self.fill) = (words, fill)
        case .direct: (color, self.fill) = (words.map(Self.rgb), fill.map(Self.rgb))
        }
        // Without gray, the faint attribute distinguishes rules from words.
        if role == .rule, color == nil { attributes.insert(.dim) }
    }

    private static func attributes(of role: Role) -> Style.Attributes {
        switch role {
        case .normal, .dim, .rule, .todo, .succeeded, .skipped, .canceled: []
        case .title, .key, .failed, .running, .warning, .accent: .bold
        case .heading: .underlined
        case .stale: .reversed
        }
    }

    /// The color of a number above 15 in xterm's palette: a cube of six steps a side, then 24 grays.
    static func rgb(ofPalette number: Int) -> Int {
        guard number < 232 else { return (8 + (number - 232) * 10) * 0x010101 }
        let index = number - 16
        return [index / 36, index / 6 % 6, index % 6].reduce(0) { $0 << 8 | ($1 == 0 ? 0 : 55 + $1 * 40) }
    }
}

/// Colors in xterm's palette of 256.
private enum PaletteColors {
    static func words(_ role: Role, _ theme: Theme) -> Int? {
        switch (role, theme) {
        case (.normal, _), (.title, _), (.heading, _), (.key, _), (.stale, _), (.warning, _): nil
        case (.dim, _), (.rule, _), (.todo, _): 243
        case (.running, _), (.accent, _): 63
        case (.succeeded, .colorblind): 63
        case (.failed, .colorblind): 163
        case (.skipped, .colorblind): 131
        case (.canceled, .colorblind): 98
        case (.succeeded, _): 29
        case (.failed, _): 131
        case (.skipped, _): 63
        case (.canceled, _): 163
        }
    }

    /// Bars may be brighter or darker than words, so there are more hues.
    static func fill(_ role: Role, _ theme: Theme) -> Int? {
        switch (role, theme) {
        case (.succeeded, .colorblind): 68
        case (.failed, .colorblind): 161
        case (.skipped, .colorblind): 136
        case (.canceled, .colorblind): 93
        case (.failed, _): 202
        case (.canceled, _): 169
        default: words(role, theme)
        }
    }
}

/// Colors among the eight of ECMA-48 and their bright variants. Only red, magenta and bright blue are visible on both
/// black and white.
private enum BasicColors {
    static func fill(_ role: Role, hasBright: Bool) -> Int? {
        switch role {
        case .failed: hasBright ? 9 : 1
        case .canceled: 5
        case .skipped: hasBright ? 12 : nil
        default: nil
        }
    }
}

/// The colors of the roles.
public enum Theme: Sendable, Hashable, CaseIterable {
    /// Green for what succeeded and red for what failed.
    case standard
    /// The bars of a finding's four outcomes are as far apart as possible for all kinds of color vision.
    case colorblind
    /// No colors: only bold, underline and reverse, and faint rules.
    case mono
}

/// Each role's curses attributes and color pairs, computed once.
struct ThemeAttributes {
    private var attributes: [attr_t] = []
    private var words: [Int16] = []
    private var fills: [Int16] = []

    /// Creates the color pairs. Colors must be started.
    init(depth: ColorDepth, theme: Theme) {
        var pairs: [Int: Int16] = [:]
        for role in Role.allCases {
            let look = ThemeStyle(of: role, depth: depth, theme: theme)
            attributes.append(Self.curses(look.attributes))
            words.append(Self.pair(for: look.color, in: &pairs))
            fills.append(Self.pair(for: look.fill, in: &pairs))
        }
    }

    /// A space as curses draws it in a style.
    ///
    /// A style that is fainter than its role has the color of faint words: the attribute differs between terminals, and
    /// would make colored words illegible.
    ///
    /// - Parameter isFill: whether the cell is part of a bar.
    func blank(in style: Style, isFill: Bool) -> cchar_t {
        let isFaint = style.attributes.contains(.dim)
        let colored = Int((isFaint ? Role.dim : style.role).rawValue)
        let added = Self.curses(style.attributes.subtracting(.dim))
        return cnc_blank(attributes[Int(style.role.rawValue)] | added, isFill ? fills[colored] : words[colored])
    }

    /// Pair 0 is the user's own colors; all others keep the user's background.
    private static func pair(for color: Int?, in pairs: inout [Int: Int16]) -> Int16 {
        guard let color else { return 0 }
        if let pair = pairs[color] { return pair }
        let number = Int16(pairs.count + 1)
        guard init_extended_pair(Int32(number), Int32(color), -1) == OK else { return 0 }
        pairs[color] = number
        return number
    }

    private static func curses(_ attributes: Style.Attributes) -> attr_t {
        var result = cnc_normal
        if attributes.contains(.bold) { result |= cnc_bold }
        if attributes.contains(.dim) { result |= cnc_dim }
        if attributes.contains(.reversed) { result |= cnc_reverse }
        if attributes.contains(.underlined) { result |= cnc_underline }
        return result
    }
}

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
