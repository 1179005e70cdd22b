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
