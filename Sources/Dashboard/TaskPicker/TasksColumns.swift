import MitigationModel
import Screen

/// The columns of the picker for a width. They do not depend on the visible rows, so that nothing jumps.
struct TasksColumns {
    /// What a column shows.
    enum Field: Hashable {
        case glyph
        case id
        case status
        case started
        case startedShort
        case took
    }

    /// From left to right.
    let fields: [(field: Field, column: TableColumn)]

    /// Columns that fit.
    ///
    /// - Parameters:
    ///   - width: columns of the terminal.
    ///   - longestId: columns of the longest ID.
    ///   - started: columns of a start with date and time.
    init(width: Int, longestId: Int, started: Int) {
        let others = Self.others(width: width, started: started)
        let fixed = others.reduce(Self.marginColumns(width)) { $0 + $1.column.gap + $1.column.width }
        // A column stays free on the right.
        let room = max(1, width - fixed - 1)
        let id = width >= Self.leastColumnsForHeading ? min(room, max(Self.usualId, longestId)) : room
        let column = (Field.id, TableColumn(width: id))
        fields = others.first?.field == .glyph ? [others[0], column] + others.dropFirst() : [column] + others
    }

    /// With at least this many columns, the table has a heading.
    static let leastColumnsForHeading = 46

    /// The selection mark, the mark of the watched task, a space.
    static func marginColumns(_ width: Int) -> Int {
        width >= leastColumnsForHeading ? 3 : 2
    }

    private static let usualId = 36

    /// As many fields as leave enough of the ID to tell tasks apart.
    private static func others(width: Int, started: Int) -> [(field: Field, column: TableColumn)] {
        let glyph = (Field.glyph, TableColumn(width: 2))
        let status = (Field.status, TableColumn(width: 13, gap: 2))
        let whole = (Field.started, TableColumn(width: started, gap: 2))
        let took = (Field.took, TableColumn(width: 8, alignment: .right, gap: 2))
        return switch width {
        case (51 + started)...: [status, whole, took]
        case (33 + started)...: [status, whole]
        case leastColumnsForHeading...: [status, (Field.startedShort, TableColumn(width: started - 7, gap: 2))]
        case 30...: [glyph, (Field.startedShort, TableColumn(width: started - 7, gap: 1))]
        default: [glyph]
        }
    }
}
