extension Line {
    /// The line as several lines of at most `width` columns, broken between words, and within a word only if it is
    /// longer than a line. Later lines begin with `indent` spaces, unless that leaves less than half of the width.
    public func wrapped(to width: Int, indent: Int = 0) -> [Line] {
        guard width > 0 else { return [] }
        // Trailing spaces are omitted.
        if columns <= width, spans.last?.unit.utf8.last != UInt8(ascii: " ") { return [self] }
        var wrapping = LineWrapping(width: width, indent: indent <= width / 2 ? indent : 0)
        for span in spans { wrapping.add(span) }
        return wrapping.finished
    }

    /// Several parts in as few lines as possible, broken between parts; a part that is longer than a line is wrapped.
    public static func flowing(_ parts: [Line], separator: Line, width: Int) -> [Line] {
        var lines: [Line] = []
        for part in parts where part.columns > 0 {
            if let last = lines.last, last.columns + separator.columns + part.columns <= width {
                lines[lines.count - 1] += separator + part
            } else {
                lines += part.wrapped(to: width)
            }
        }
        return lines
    }
}

/// Fills lines word by word.
private struct LineWrapping {
    let width: Int
    let indent: Int
    private var lines: [Line] = []
    private var current = Line()
    private var used = 0
    /// Spaces before the next word, if it stays on this line.
    private var pending = Line.blank

    init(width: Int, indent: Int) {
        self.width = width
        self.indent = indent
    }

    var finished: [Line] {
        lines + [current]
    }

    /// Leading spaces count like words: they stay at the beginning of a line and are dropped at a break.
    mutating func add(_ span: Span) {
        var rest = Substring(span.text)
        while !rest.isEmpty {
            let spaces = rest.prefix { $0 == " " }
            if !spaces.isEmpty { pending += Span(String(spaces), span.style) }
            rest = rest.dropFirst(spaces.count)
            let word = rest.prefix { $0 != " " }
            if !word.isEmpty { place(word, span.style) }
            rest = rest.dropFirst(word.count)
        }
    }

    private var hasWords: Bool { used > (lines.isEmpty ? 0 : indent) }

    private mutating func place(_ word: Substring, _ style: Style) {
        let columns = DisplayText.columns(of: word)
        // A word that must be broken anyway begins on this line, unless little room is left.
        let isParted = columns > width - indent && (used + pending.columns) * 2 <= width
        if used + pending.columns + columns > width, hasWords, !isParted {
            breakLine()
        } else if used + pending.columns < width {
            pending.spans.forEach { append($0) }
        }
        pending = .blank
        guard used + columns > width else { return append(Span(String(word), style)) }
        for (index, piece) in DisplayText.pieces(of: word, first: width - used, others: width - indent).enumerated() {
            if index > 0 { breakLine() }
            append(Span(piece, style))
        }
    }

    private mutating func append(_ span: Span) {
        current += span
        used += span.columns
    }

    private mutating func breakLine() {
        lines.append(current)
        current = Line()
        used = 0
        if indent > 0 { append(Span(repeating: " ", count: indent)) }
    }
}

extension DisplayText {
    /// A long word in pieces: the first of at most `first` columns, the others of at most `others`. It breaks after one
    /// of `_-/:,.` if that leaves a piece of half the width or more, and never drops a character.
    static func pieces(of word: Substring, first: Int, others: Int) -> [String] {
        var pieces: [String] = []
        var glyphs = Array(DisplayGlyphs(String(word)))[...]
        while !glyphs.isEmpty {
            let count = pieceLength(glyphs, width: max(1, pieces.isEmpty ? first : others))
            var piece = String.UnicodeScalarView()
            for glyph in glyphs.prefix(count) { glyph.append(to: &piece) }
            pieces.append(String(piece))
            glyphs = glyphs.dropFirst(count)
        }
        return pieces
    }

    private static func pieceLength(_ glyphs: ArraySlice<DisplayGlyph>, width: Int) -> Int {
        var columns = 0
        var count = 0
        var joint = 0
        for glyph in glyphs {
            columns += glyph.width
            if columns > width { return max(1, joint > 0 ? joint : count) }
            count += 1
            if columns * 2 >= width, "_-/:,.".unicodeScalars.contains(glyph.base) { joint = count }
        }
        return count
    }
}
