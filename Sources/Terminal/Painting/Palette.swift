import CNCurses
import Screen

/// Each role's curses attributes and colour pair, at hand for every cell.
struct Palette {
    private var attributes: [attr_t] = []
    private var pairs: [Int16] = []

    /// Sets the colour pairs up. Colours must be started.
    init(depth: ColorDepth, scheme: ColorScheme) {
        for role in Role.allCases {
            let look = RoleLook(of: role, depth: depth, scheme: scheme)
            attributes.append(Self.curses(look.attributes))
            pairs.append(Self.pair(for: look, number: Int32(pairs.count + 1)))
        }
    }

    /// A space as curses shall draw it in a style.
    func blank(in style: Style) -> cchar_t {
        let index = Int(style.role.rawValue)
        return cnc_blank(attributes[index] | Self.curses(style.attributes), pairs[index])
    }

    /// Pair 0 is the user's own colours; all others keep the user's background.
    private static func pair(for look: RoleLook, number: Int32) -> Int16 {
        guard let color = look.color, init_extended_pair(number, Int32(color), -1) == OK else { return 0 }
        return Int16(number)
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
