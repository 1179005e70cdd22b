/// A column of a table. Its width does not depend on the rows that are shown, so nothing jumps when they change.
public struct TableColumn: Sendable, Hashable {
    /// Where its texts stand.
    public enum Alignment: Sendable, Hashable {
        /// Words.
        case left
        /// Numbers.
        case right
    }

    /// Cells from its left to its right edge.
    public var width: Int
    /// Where its texts stand.
    public var alignment: Alignment
    /// Blank cells in front of it.
    public var gap: Int

    /// A column.
    public init(width: Int, alignment: Alignment = .left, gap: Int = 0) {
        self.width = width
        self.alignment = alignment
        self.gap = gap
    }

    /// A row of a table: each text in its column, cut with an ellipsis where it must be.
    public static func row(_ cells: [(column: TableColumn, text: Line)]) -> Line {
        cells.reduce(into: Line()) { row, cell in
            if cell.column.gap > 0 { row += Span(repeating: " ", count: cell.column.gap) }
            row +=
                cell.column.alignment == .left
                ? cell.text.padded(to: cell.column.width) : cell.text.rightAligned(to: cell.column.width)
        }
    }
}
