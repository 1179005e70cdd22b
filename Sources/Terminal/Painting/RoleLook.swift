import Screen

/// What a role looks like at one color depth.
///
/// The terminal's background is not known, so words have a contrast of at least 4.5:1 on black and on white, and bars 3:1 (WCAG 2.2).
/// Few colors do: of xterm's palette, six for words. None of its first sixteen does, so with 8 or 16 colors words have the
/// terminal's own color, with bold, underline or reverse. Faint text (SGR 2) is not used for words, because terminals differ in how
/// faint it is.
///
/// In the standard scheme green is succeeded, red is failed. In the colorblind scheme any two of the four outcomes' bars are at least
/// 43 apart in CIE 1976 L*a*b*, as protanopes, deuteranopes and tritanopes see them (simulated after Machado, Oliveira and
/// Fernandes, 2009); in the standard scheme at least 26. Color is never the only signal: glyphs and words differ as well.
struct RoleLook: Sendable, Hashable {
    /// The color number of words at that depth; nil for the terminal's own color.
    var color: Int?
    /// The color number of what fills a bar; nil for the terminal's own color.
    var fill: Int?
    /// What the role brings along.
    var attributes: Style.Attributes

    init(of role: Role, depth: ColorDepth, scheme: ColorScheme = .standard) {
        let words = PaletteColors.words(role, scheme)
        let fill = PaletteColors.fill(role, scheme)
        attributes = Self.attributes(of: role)
        switch scheme == .mono ? .monochrome : depth {
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
    static func words(_ role: Role, _ scheme: ColorScheme) -> Int? {
        switch (role, scheme) {
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
    static func fill(_ role: Role, _ scheme: ColorScheme) -> Int? {
        switch (role, scheme) {
        case (.succeeded, .colorblind): 68
        case (.failed, .colorblind): 161
        case (.skipped, .colorblind): 136
        case (.canceled, .colorblind): 93
        case (.failed, _): 202
        case (.canceled, _): 169
        default: words(role, scheme)
        }
    }
}

/// Colors among the eight of ECMA-48 and their bright variants. Only red and magenta, and bright blue, can be seen on black and on white.
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
