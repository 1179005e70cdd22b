import CNCurses
import Screen

/// Each role's curses attributes and color pairs, at hand for every cell.
struct Palette {
    private var attributes: [attr_t] = []
    private var words: [Int16] = []
    private var fills: [Int16] = []

    /// Sets the color pairs up. Colors must be started.
    init(depth: ColorDepth, scheme: ColorScheme) {
        var pairs: [Int: Int16] = [:]
        for role in Role.allCases {
            let look = RoleLook(of: role, depth: depth, scheme: scheme)
            attributes.append(Self.curses(look.attributes))
            words.append(Self.pair(for: look.color, in: &pairs))
            fills.append(Self.pair(for: look.fill, in: &pairs))
        }
    }

    /// A space as curses draws it in a style.
    ///
    /// A style that is fainter than its role has the color of faint words: the attribute is not the same in all terminals, and would
    /// make colored words too faint to be read.
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
