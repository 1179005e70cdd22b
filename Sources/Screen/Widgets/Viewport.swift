/// Which lines of a longer content an area shows. It is arithmetic only: it does not know what the lines are.
public struct Viewport: Sendable, Hashable {
    /// The visible lines, counted from 0.
    public let range: Range<Int>
    /// The number of lines in the content.
    public let count: Int
    /// The number of rows in the area.
    public let rows: Int

    /// Nothing to show, and no room for it.
    public static let empty = Viewport(offset: 0, rows: 0, count: 0)

    /// The lines from `offset`, clamped so that the area is full if there are enough lines.
    public init(offset: Int, rows: Int, count: Int) {
        self.rows = max(0, rows)
        self.count = max(0, count)
        let shown = min(self.rows, self.count)
        let start = min(max(0, offset), self.count - shown)
        range = start..<(start + shown)
    }

    /// The lines from `offset`, moved by the least number of lines that makes the line `selected` visible.
    public init(offset: Int, rows: Int, count: Int, selected: Int?) {
        guard let selected, rows > 0 else {
            self.init(offset: offset, rows: rows, count: count)
            return
        }
        self.init(offset: min(max(offset, selected - rows + 1), selected), rows: rows, count: count)
    }

    /// The first visible line.
    public var offset: Int { range.lowerBound }

    /// The offset at which the last line is visible.
    public var lastOffset: Int { count - min(rows, count) }

    /// How many lines PgUp and PgDn move by; at least 1.
    public var page: Int { max(1, rows) }
}
