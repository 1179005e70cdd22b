/// A character on a virtual screen. The right half of a wide one is empty.
struct GridCell: Sendable, Hashable {
    var text = " "
    var pen = Pen()
}

/// The cells of one of a terminal's two screens.
struct Grid: Sendable {
    var cells: [[GridCell]]

    init(columns: Int, rows: Int) {
        cells = Array(repeating: Array(repeating: GridCell(), count: columns), count: rows)
    }

    var text: [String] {
        cells.map { row in
            var text = row.map(\.text).joined()
            while text.hasSuffix(" ") { text.removeLast() }
            return text
        }
    }

    mutating func resize(columns: Int, rows: Int) {
        var resized = Grid(columns: columns, rows: rows)
        for y in 0..<min(rows, cells.count) {
            for x in 0..<min(columns, cells[y].count) { resized.cells[y][x] = cells[y][x] }
        }
        self = resized
    }

    /// Blanks cells of a row with a pen's background.
    mutating func erase(_ y: Int, _ columns: Range<Int>, pen: Pen) {
        var blank = GridCell()
        blank.pen.background = pen.background
        for x in columns.clamped(to: 0..<cells[y].count) {
            split(x, y)
            cells[y][x] = blank
        }
    }

    /// Puts a character at a position. The other half of a wide character that it overwrites becomes a space.
    mutating func put(_ text: String, width: Int, pen: Pen, x: Int, y: Int) {
        for column in x..<(x + width) { split(column, y) }
        cells[y][x] = GridCell(text: text, pen: pen)
        if width == 2 { cells[y][x + 1] = GridCell(text: "", pen: pen) }
    }

    private mutating func split(_ x: Int, _ y: Int) {
        if cells[y][x].text.isEmpty, x > 0 { cells[y][x - 1].text = " " }
        if x + 1 < cells[y].count, cells[y][x + 1].text.isEmpty { cells[y][x + 1].text = " " }
        if cells[y][x].text.isEmpty { cells[y][x].text = " " }
    }

    /// Moves rows within a region up by a count, or down if it is negative. New rows are blank.
    mutating func scroll(_ region: ClosedRange<Int>, by count: Int) {
        let blank = Array(repeating: GridCell(), count: cells.first?.count ?? 0)
        let old = cells
        for y in region {
            cells[y] = region.contains(y + count) ? old[y + count] : blank
        }
    }

    /// Moves the cells from a column on left by a count, or right if it is negative.
    mutating func shift(_ y: Int, from column: Int, by count: Int) {
        let old = cells[y]
        for x in column..<old.count {
            let source = x + count
            cells[y][x] = source >= column && source < old.count ? old[source] : GridCell()
        }
    }
}
