/// How many columns and rows an area has; never negative.
public struct Size: Sendable, Hashable {
    /// Cells from left to right.
    public let columns: Int
    /// Cells from top to bottom.
    public let rows: Int

    /// A size; what is below zero counts as zero.
    public init(columns: Int, rows: Int) {
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }
}

/// A cell's place, counted from the top left, which is (0, 0).
public struct Point: Sendable, Hashable {
    /// The column.
    public var x: Int
    /// The row.
    public var y: Int

    /// A place; it may lie outside of any frame, where nothing is drawn.
    public init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }
}
