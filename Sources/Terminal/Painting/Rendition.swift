import Screen

/// How the terminal draws what it is sent next: the part of ECMA-48's graphic rendition that curses uses here. The
/// background is always the user's own.
struct Rendition: Hashable {
    /// The user's own colors and nothing else.
    static let plain = Rendition()

    var attributes: Style.Attributes = []
    var color = Color.own

    /// A text color.
    enum Color: Hashable {
        /// The user's own.
        case own
        /// By its SGR code: 30 to 37, and 90 to 97 for the bright ones.
        case basic(Int)
        /// By its number in xterm's palette of 256.
        case palette(Int)

        fileprivate var codes: [Int] {
            switch self {
            case .own: [39]
            case .basic(let code): [code]
            case .palette(let number): [38, 5, number]
            }
        }
    }

    /// A blank looks the same in all renditions with equal values: its own color, bold and dim are not visible.
    var ofBlank: Style.Attributes { attributes.intersection([.reversed, .underlined]) }

    /// The rendition after an SGR sequence with these parameters; nil if one of them is unknown.
    func applying(_ parameters: [Int]) -> Rendition? {
        var result = self
        var rest = parameters[...]
        while let code = rest.popFirst() {
            switch code {
            case 0: result = .plain
            case 1: result.attributes.insert(.bold)
            case 2: result.attributes.insert(.dim)
            case 4: result.attributes.insert(.underlined)
            case 7: result.attributes.insert(.reversed)
            case 22: result.attributes.subtract([.bold, .dim])
            case 24: result.attributes.remove(.underlined)
            case 27: result.attributes.remove(.reversed)
            // The default font and background: nothing else is ever set.
            case 10, 49: break
            case 30...37, 90...97: result.color = .basic(code)
            case 38:
                guard rest.popFirst() == 5, let number = rest.popFirst() else { return nil }
                result.color = .palette(number)
            case 39: result.color = .own
            default: return nil
            }
        }
        return result
    }

    /// The shortest sequence that changes another rendition to this one; empty if they are equal. Attributes are
    /// removed by a full reset, which old terminals support too.
    func bytes(after other: Rendition) -> [UInt8] {
        guard self != other else { return [] }
        guard self != .plain else { return Self.sequence([]) }
        let fromReset = Self.sequence([0] + Self.codes(attributes) + (color == .own ? [] : color.codes))
        guard other.attributes.isSubset(of: attributes) else { return fromReset }
        let added = Self.codes(attributes.subtracting(other.attributes))
        let change = Self.sequence(added + (color == other.color ? [] : color.codes))
        return change.count <= fromReset.count ? change : fromReset
    }

    private static func codes(_ attributes: Style.Attributes) -> [Int] {
        let all: [(Style.Attributes, Int)] = [(.bold, 1), (.dim, 2), (.underlined, 4), (.reversed, 7)]
        return all.filter { attributes.contains($0.0) }.map(\.1)
    }

    /// An omitted parameter counts as 0.
    private static func sequence(_ codes: [Int]) -> [UInt8] {
        Array("\u{1B}[\(codes.map { $0 == 0 ? "" : String($0) }.joined(separator: ";"))m".utf8)
    }
}
