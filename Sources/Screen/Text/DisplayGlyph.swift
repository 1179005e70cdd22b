/// A character that can be shown, with its marks. It takes one cell or two.
struct DisplayGlyph: Sendable, Hashable {
    var base: Unicode.Scalar
    var firstMark: Unicode.Scalar?
    var secondMark: Unicode.Scalar?
    /// Columns: 1 or 2.
    var width: Int

    init(base: Unicode.Scalar, width: Int) {
        self.base = base
        self.width = width
    }

    /// Adds a mark. Returns whether there was room for it.
    mutating func add(_ mark: Unicode.Scalar) -> Bool {
        if firstMark == nil {
            firstMark = mark
        } else if secondMark == nil {
            secondMark = mark
        } else {
            return false
        }
        return true
    }

    func append(to text: inout String.UnicodeScalarView) {
        text.append(base)
        if let firstMark { text.append(firstMark) }
        if let secondMark { text.append(secondMark) }
    }
}

/// A text's glyphs from left to right. What could hide, move or disguise text is spelled out in ASCII, and so are marks
/// without a base and marks beyond the second: a line takes the columns that are counted for it and shows all it
/// contains.
struct DisplayGlyphs: Sequence {
    private let text: String

    /// At most one copy: generic code is slow when called from another module.
    init(_ text: some StringProtocol) {
        self.text = String(text)
    }

    func makeIterator() -> Iterator {
        Iterator(scalars: text.unicodeScalars.makeIterator())
    }

    struct Iterator: IteratorProtocol {
        private var scalars: String.UnicodeScalarView.Iterator
        /// Read, but not part of the previous glyph.
        private var ahead: Unicode.Scalar?
        /// The rest of a spelled-out character, in reverse.
        private var spelling: [UInt8] = []

        init(scalars: String.UnicodeScalarView.Iterator) {
            self.scalars = scalars
            ahead = self.scalars.next()
        }

        mutating func next() -> DisplayGlyph? {
            if let letter = spelling.popLast() { return DisplayGlyph(base: Unicode.Scalar(letter), width: 1) }
            guard let scalar = ahead else { return nil }
            ahead = scalars.next()
            guard DisplayClass(scalar) == .base else {
                spelling = DisplayText.spelling(of: scalar).reversed()
                return next()
            }
            return glyph(on: scalar)
        }

        private mutating func glyph(on base: Unicode.Scalar) -> DisplayGlyph {
            var glyph = DisplayGlyph(base: base, width: CellWidth.columns(base))
            while let mark = ahead, mark.value >= 0x300, DisplayClass(mark) == .mark, glyph.add(mark) {
                ahead = scalars.next()
            }
            return glyph
        }
    }
}

/// How a character of foreign text is shown.
enum DisplayClass: Equatable {
    /// Unchanged.
    case base
    /// On top of the character before it.
    case mark
    /// Written out as `^[`: the control characters of ASCII.
    case caret
    /// Written out as `<U+202E>`: characters that are invisible, or change how their surroundings look.
    case codePoint

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x20..<0x7F: self = .base
        case 0..<0x20, 0x7F: self = .caret
        case 0x80..<0xA0, 0xAD: self = .codePoint
        case 0xA0..<0x300: self = .base
        default: self = CellWidth.isPlainSymbol(scalar) ? .base : DisplayClass(beyondLatin: scalar)
        }
    }

    private init(beyondLatin scalar: Unicode.Scalar) {
        // Variation selectors, fillers, joiners, tags and the like, whatever their category.
        guard !scalar.properties.isDefaultIgnorableCodePoint else {
            self = .codePoint
            return
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
            self = .codePoint
        default:
            self = CellWidth.isMark(scalar) ? .mark : .base
        }
    }
}
