import Screen

/// What a role looks like at one colour depth.
///
/// The standard hues are those of Okabe and Ito (bluish green, vermilion, sky blue, reddish purple, orange), of a brightness that
/// can be read on black and on white. The other scheme's were searched for in xterm's palette: as protanopes, deuteranopes and
/// tritanopes see them (simulated after Machado, Oliveira and Fernandes, 2009), any two of the four outcomes are at least 44
/// apart in CIE 1976 L*a*b*, where the standard green and sky blue are 9 apart to a tritanope. Of the eight colours, that choice is at
/// least 36 apart, and green, red, cyan and magenta 11. Colour is never the only signal: the bars' glyphs and the words
/// differ as well.
struct RoleLook: Sendable, Hashable {
    /// A colour number at that depth; nil for the user's own colour.
    var color: Int?
    /// What the role brings along.
    var attributes: Style.Attributes

    init(of role: Role, depth: ColorDepth, scheme: ColorScheme = .standard) {
        let look = Looks(role, scheme)
        let depth = scheme == .mono ? .monochrome : depth
        switch depth {
        case .monochrome: color = nil
        case .eight: color = look.eight
        case .sixteen: color = look.sixteen
        case .palette256: color = look.palette
        case .direct: color = look.palette.map(Self.rgb)
        }
        attributes = look.attributes
        // Grey says "faint" by itself; where there is no grey the terminal is asked for it.
        if look.isFaint, color == nil { attributes.insert(.dim) }
    }

    /// The colour of a number above 15 in xterm's palette: a cube of six steps a side, then 24 greys.
    static func rgb(ofPalette number: Int) -> Int {
        guard number < 232 else { return (8 + (number - 232) * 10) * 0x010101 }
        let index = number - 16
        return [index / 36, index / 6 % 6, index % 6].reduce(0) { $0 << 8 | ($1 == 0 ? 0 : 55 + $1 * 40) }
    }
}

/// A role's colours at all depths.
private struct Looks {
    var eight: Int?
    var sixteen: Int?
    var palette: Int?
    var attributes: Style.Attributes = []
    var isFaint = false

    private init(_ role: Role) {
        switch role {
        case .normal: self.init(eight: nil, sixteen: nil, palette: nil)
        case .dim, .rule, .todo: self.init(eight: nil, sixteen: nil, palette: 244, isFaint: true)
        case .title, .key: self.init(eight: nil, sixteen: nil, palette: nil, attributes: .bold)
        case .heading: self.init(eight: nil, sixteen: nil, palette: nil, attributes: .underlined)
        case .succeeded: self.init(eight: 2, sixteen: 2, palette: 36)
        case .failed: self.init(eight: 1, sixteen: 1, palette: 202, attributes: .bold)
        case .skipped: self.init(eight: 6, sixteen: 6, palette: 74)
        case .canceled: self.init(eight: 5, sixteen: 5, palette: 169)
        case .running: self.init(eight: 4, sixteen: 12, palette: 33, attributes: .bold)
        case .stale: self.init(eight: 3, sixteen: 3, palette: 172, attributes: .bold)
        case .warning: self.init(eight: 3, sixteen: 3, palette: 172)
        case .accent: self.init(eight: 6, sixteen: 6, palette: 74, attributes: .bold)
        }
    }

    init(_ role: Role, _ scheme: ColorScheme) {
        self.init(role)
        guard scheme == .colorblind else { return }
        switch role {
        case .succeeded: (eight, sixteen, palette) = (6, 6, 38)
        case .failed: (eight, sixteen, palette) = (1, 1, 208)
        case .skipped: (eight, sixteen, palette) = (3, 3, 144)
        case .canceled: (eight, sixteen, palette) = (5, 5, 129)
        // As far from what failed as two oranges can be.
        case .stale, .warning: palette = 178
        default: break
        }
    }

    private init(
        eight: Int?, sixteen: Int?, palette: Int?, attributes: Style.Attributes = [], isFaint: Bool = false
    ) {
        self.eight = eight
        self.sixteen = sixteen
        self.palette = palette
        self.attributes = attributes
        self.isFaint = isFaint
    }
}
