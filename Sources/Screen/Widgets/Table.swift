/// A column of a table. Its width does not depend on the rows that are shown, so nothing moves when they change.
public struct TableColumn: Sendable, Hashable {
    /// How its texts are aligned.
    public enum Alignment: Sendable, Hashable {
        /// Words.
        case left
        /// Numbers.
        case right
    }

    /// Its width in cells.
    public var width: Int
    /// How its texts are aligned.
    public var alignment: Alignment
    /// Blank cells before it.
    public var gap: Int

    /// A column.
    public init(width: Int, alignment: Alignment = .left, gap: Int = 0) {
        self.width = width
        self.alignment = alignment
        self.gap = gap
    }

    /// A row of a table: each text in its column, cut with an ellipsis if necessary. The margin comes before all
    /// columns.
    public static func row(_ cells: [(column: TableColumn, text: Line)], margin: Line = .blank) -> Line {
        var row = Line(room: cells.reduce(margin.spans.count + 1) { $0 + $1.text.spans.count + 1 })
        row += margin
        var blanks = 0
        for (column, text) in cells {
            let text = text.fitted(to: column.width)
            let rest = column.width - text.columns
            row.add(spaces: blanks + column.gap + (column.alignment == .right ? rest : 0))
            row += text
            blanks = column.alignment == .left ? rest : 0
        }
        row.add(spaces: blanks)
        return row
    }
}

/// A name and its value: `groups    quarantine, audit-hold`. Several in a list align if they share `nameColumns`.
public struct KeyValue: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The value.
    public var value: Line

    /// A name and its value.
    public init(_ name: String, _ value: Line) {
        self.name = name
        self.value = value
    }

    /// The value after the name, wrapped in its own column.
    public func lines(width: Int, nameColumns: Int) -> [Line] {
        let room = width - nameColumns
        guard room >= nameColumns else { return (Line(name + " ", .dim) + value).wrapped(to: width, indent: 2) }
        let name = Line(DisplayText.fitted(name, to: nameColumns - 1), .dim).padded(to: nameColumns)
        let margin = Line(String(repeating: " ", count: nameColumns))
        return value.wrapped(to: room).enumerated().map { ($0 == 0 ? name : margin) + $1 }
    }
}
