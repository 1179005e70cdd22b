/// One cell of the screen: a character of one or two columns, up to two combining marks, and a style. Sixteen bytes,
/// compared as two integers.
public struct Cell: Sendable, Hashable, BitwiseCopyable {
    /// The base in the low half, the first mark in the high half.
    private let text: UInt64
    /// From the low end: second mark (32 bits), role (8), attributes (8), width (8).
    private let look: UInt64

    /// A space in the plain style.
    public static let blank = Cell(" ", style: .normal)

    /// A character of one column without marks. The caller knows its width.
    public init(_ base: Unicode.Scalar, style: Style) {
        self.init(DisplayGlyph(base: base, width: 1), style: style)
    }

    init(_ glyph: DisplayGlyph, style: Style) {
        self.init(
            text: UInt64(glyph.base.value) | UInt64(glyph.firstMark?.value ?? 0) << 32,
            secondMark: glyph.secondMark?.value ?? 0, style: style, width: glyph.width)
    }

    private init(text: UInt64, look: UInt64) {
        self.text = text
        self.look = look
    }

    private init(text: UInt64, secondMark: UInt32, style: Style, width: Int) {
        self.text = text
        look =
            UInt64(secondMark) | UInt64(style.role.rawValue) << 32 | UInt64(style.attributes.rawValue) << 40
            | UInt64(UInt8(truncatingIfNeeded: width)) << 48
    }

    /// The right half of a wide character: it has no text of its own.
    static func rightHalf(style: Style) -> Cell {
        Cell(text: 0, secondMark: 0, style: style, width: 0)
    }

    /// Columns: 1, 2 for the left half of a wide character, 0 for its right half.
    public var width: Int { Int(UInt8(truncatingIfNeeded: look >> 48)) }

    /// Its style.
    public var style: Style {
        // Every cell is created from a style, so the role's number is always valid.
        Style(
            Role(rawValue: UInt8(truncatingIfNeeded: look >> 32)) ?? .normal,
            Style.Attributes(rawValue: UInt8(truncatingIfNeeded: look >> 40)))
    }

    /// The base and then its marks; empty for the right half of a wide character.
    public var scalars: [Unicode.Scalar] {
        guard width > 0 else { return [] }
        return [
            UInt32(truncatingIfNeeded: text), UInt32(truncatingIfNeeded: text >> 32), UInt32(truncatingIfNeeded: look),
        ]
        .filter { $0 != 0 }
        .compactMap(Unicode.Scalar.init)
    }

    /// The base character; nil for the right half of a wide character.
    public var base: Unicode.Scalar? {
        width > 0 ? Unicode.Scalar(UInt32(truncatingIfNeeded: text)) : nil
    }

    /// Whether combining marks follow the base.
    public var hasMarks: Bool { text >> 32 != 0 }

    /// An ASCII character in the style of this cell, which must have no marks.
    func showing(ascii byte: UInt8) -> Cell {
        Cell(text: UInt64(byte), look: look)
    }

    /// The same text in another style.
    public func restyled(_ style: Style) -> Cell {
        Cell(text: text, secondMark: UInt32(truncatingIfNeeded: look), style: style, width: width)
    }
}
