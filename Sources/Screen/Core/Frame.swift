/// What one screen shows: a grid of cells, composed from scratch each time. All drawing goes through `write` and
/// `fill`, which clip: nothing outside the frame or the caller's area is ever changed.
public struct Frame: Sendable, Hashable {
    /// Its size.
    public let size: Size
    /// What the terminal can show. Views write the full set, and the frame substitutes; a view only needs this if one
    /// substitute for each character is not good enough.
    public let glyphs: GlyphSet
    /// The cursor, at first in the top left cell; see ``placeCursor(at:for:)``.
    public internal(set) var cursor = Cursor(at: Point(x: 0, y: 0), for: .text)
    /// Looks for what is drawn at a cell; nil in frames for the terminal.
    public var probe: Probe?
    /// All rows from the top, each from the left.
    private(set) var cells: [Cell]

    /// A blank frame.
    public init(size: Size, glyphs: GlyphSet = .full) {
        self.size = size
        self.glyphs = glyphs
        cells = Array(repeating: .blank, count: size.columns * size.rows)
    }

    /// The whole area.
    public var bounds: Rect { Rect(size) }

    /// The cell at a position; a blank outside the frame.
    public subscript(x: Int, y: Int) -> Cell {
        guard bounds.contains(Point(x: x, y: y)) else { return .blank }
        return cells[y * size.columns + x]
    }

    /// The first to the last column of a row that differ from another frame; the whole row if there is none, or one of
    /// another size. The range never begins with the right half of a wide character, which changes only with its left
    /// half.
    public func changedColumns(ofRow y: Int, since old: Frame?) -> Range<Int> {
        guard y >= 0, y < size.rows, let old, old.size == size else {
            return 0..<(y >= 0 && y < size.rows ? size.columns : 0)
        }
        let (start, end) = (y * size.columns, (y + 1) * size.columns)
        return cells.withUnsafeBufferPointer { new in
            old.cells.withUnsafeBufferPointer { old in
                var (first, last) = (start, end)
                while first < last, new[first] == old[first] { first += 1 }
                while first < last, new[last - 1] == old[last - 1] { last -= 1 }
                return first - start..<last - start
            }
        }
    }

    /// A row's cells from left to right, without a copy; empty if `y` is out of range.
    public func row(_ y: Int) -> ArraySlice<Cell> {
        guard y >= 0, y < size.rows else { return [] }
        return cells[(y * size.columns)..<((y + 1) * size.columns)]
    }
}

extension Frame {
    /// Writes one line of text, and nothing outside `clip` or the frame. Control, bidirectional and other invisible
    /// characters are made visible. A wide character that the clip would cut becomes a space.
    ///
    /// - Returns: the columns that the text takes from `point` on, up to the clip's right edge, so that more can
    ///   follow.
    @discardableResult
    public mutating func write(
        _ text: some StringProtocol, at point: Point, style: Style = .normal, in clip: Rect? = nil
    ) -> Int {
        let area = bounds.intersection(clip ?? bounds)
        guard point.y >= area.y, point.y < area.maxY, point.x < area.maxX else { return 0 }
        // One concrete type from here on: generic code is slow when called from another module.
        var text = String(text)
        if let used = writeASCII(&text, at: point, style: style, in: area) { return used }
        return writeGlyphs(DisplayGlyphs(text), at: point, style: style, in: area)
    }

    /// Writes a text several times in sequence; see ``write(_:at:style:in:)``.
    mutating func write(_ text: String, times count: Int, at point: Point, style: Style, in clip: Rect) -> Int {
        guard count > 1 else { return count < 1 ? 0 : write(text, at: point, style: style, in: clip) }
        let area = bounds.intersection(clip)
        guard point.y >= area.y, point.y < area.maxY, point.x < area.maxX else { return 0 }
        var glyphs = DisplayGlyphs(text).makeIterator()
        guard let glyph = glyphs.next() else { return 0 }
        if glyph.width == 1, glyphs.next() == nil {
            let cell = Cell(self.glyphs.substitute(for: glyph), style: style)
            return put(count, at: point, in: area) { _ in cell }
        }
        return writeGlyphs(DisplayGlyphs(String(repeating: text, count: count)), at: point, style: style, in: area)
    }

    /// Writes one line of text at a column and a row; see ``write(_:at:style:in:)``.
    @discardableResult
    public mutating func write(
        _ text: some StringProtocol, x: Int, y: Int, style: Style = .normal, in clip: Rect? = nil
    ) -> Int {
        write(text, at: Point(x: x, y: y), style: style, in: clip)
    }

    /// Fills an area with a character of one column. Any other character counts as a space.
    public mutating func fill(_ rect: Rect, with scalar: Unicode.Scalar = " ", style: Style = .normal) {
        let area = bounds.intersection(rect)
        guard !area.isEmpty else { return }
        let shown = glyphs.substitute(for: scalar)
        let isPlain = DisplayClass(shown) == .base && CellWidth.columns(shown) == 1
        let cell = Cell(isPlain ? shown : " ", style: style)
        for y in area.y..<area.maxY {
            put(area.width, at: Point(x: area.x, y: y), in: area) { _ in cell }
        }
    }

    /// Changes the style of an area, such as the selected row. A wide character changes completely or not at all,
    /// depending on its left half.
    public mutating func restyle(_ rect: Rect, _ transform: (Style) -> Style) {
        let area = bounds.intersection(rect)
        guard !area.isEmpty else { return }
        for y in area.y..<area.maxY {
            for x in area.x..<area.maxX { restyleCell(y * size.columns + x, transform) }
        }
    }

    private mutating func restyleCell(_ index: Int, _ transform: (Style) -> Style) {
        let cell = cells[index]
        guard cell.width > 0 else { return }
        let style = transform(cell.style)
        cells[index] = cell.restyled(style)
        if cell.width == 2 { cells[index + 1] = .rightHalf(style: style) }
    }

    /// The fast path for printable ASCII; nil if the text has anything else, and then nothing was written.
    private mutating func writeASCII(
        _ text: inout String, at point: Point, style: Style, in area: Rect
    ) -> Int? {
        text.withUTF8 { bytes in
            guard bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return nil }
            let blank = Cell(" ", style: style)
            return put(bytes.count, at: point, in: area) { blank.showing(ascii: bytes[$0]) }
        }
    }

    private mutating func writeGlyphs(
        _ text: DisplayGlyphs, at point: Point, style: Style, in area: Rect
    ) -> Int {
        var x = point.x
        for glyph in text {
            guard x < area.maxX else { break }
            writeGlyph(glyph, at: Point(x: x, y: point.y), style: style, in: area)
            x += glyph.width
        }
        return min(x, area.maxX) - point.x
    }

    private mutating func writeGlyph(_ glyph: DisplayGlyph, at point: Point, style: Style, in area: Rect) {
        if point.x >= area.x, point.x + glyph.width <= area.maxX {
            let shown = glyphs.substitute(for: glyph)
            put(Cell(shown, style: style), point.x, point.y)
            // ASCII shows a wide character as two of one column.
            if shown.width < glyph.width { put(Cell(shown, style: style), point.x + 1, point.y) }
            return
        }
        // The clip cuts it, or it lies completely left of the clip.
        for x in point.x..<(point.x + glyph.width) where x >= area.x && x < area.maxX {
            put(Cell(" ", style: style), x, point.y)
        }
    }

    /// Puts cells of one column side by side within the area, which contains the row: only the cells at both ends can
    /// split wide characters.
    ///
    /// - Returns: the columns that they take from `point` on, up to the area's right edge.
    @discardableResult
    private mutating func put(_ count: Int, at point: Point, in area: Rect, _ cell: (Int) -> Cell) -> Int {
        let (first, end) = (max(0, area.x - point.x), min(count, area.maxX - point.x))
        guard first < end else { return max(0, end) }
        let start = point.y * size.columns + point.x
        splitWide(at: start + first)
        splitWide(at: start + end - 1)
        for offset in first..<end { cells[start + offset] = cell(offset) }
        return end
    }

    /// Puts a cell if all of it fits. The remaining halves of wide characters that it overwrites become spaces.
    private mutating func put(_ cell: Cell, _ x: Int, _ y: Int) {
        let index = y * size.columns + x
        splitWide(at: index)
        if cell.width == 2 {
            splitWide(at: index + 1)
            cells[index + 1] = .rightHalf(style: cell.style)
        }
        cells[index] = cell
    }

    private mutating func splitWide(at index: Int) {
        let old = cells[index]
        switch old.width {
        case 0: cells[index - 1] = Cell(" ", style: cells[index - 1].style)
        case 2: cells[index + 1] = Cell(" ", style: old.style)
        default: break
        }
    }
}
