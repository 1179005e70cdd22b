import Screen

/// The columns of the table of findings. They depend on the width and the check's actions, but not on the visible rows,
/// so nothing jumps.
///
/// If there is no room for text, each action has a glyph, and one column has the text of the most important action.
struct FindingColumns {
    /// What a column shows, apart from actions.
    enum Field: Hashable {
        case id
        case resource
        case severity
        case reasonCode
        case when
        case duration
    }

    /// Left of the actions.
    private(set) var before: [(field: Field, column: TableColumn)] = []
    /// One for each action.
    private(set) var actions: [TableColumn]
    /// The text of the most important action, if actions only have glyphs.
    private(set) var outcome: TableColumn?
    /// Right of the actions.
    private(set) var after: [(field: Field, column: TableColumn)] = []
    /// Whether each action has text.
    let isWorded: Bool

    /// Columns that fit.
    ///
    /// - Parameters:
    ///   - width: columns of all.
    ///   - labels: the names of the actions.
    ///   - when: columns of a time.
    ///   - reasonCode: columns of the longest reason code.
    init(width: Int, labels: [String], when: Int, reasonCode: Int) {
        let worded = labels.count * (Self.leastAction + Self.gap)
        let isWorded = !labels.isEmpty && Self.leastId + Self.gap + Self.leastResource + worded <= width
        let gap = isWorded ? Self.gap : 1
        self.isWorded = isWorded
        actions = labels.map { _ in TableColumn(width: isWorded ? Self.leastAction : 1, gap: gap) }
        if !isWorded, !actions.isEmpty { actions[0].gap = min(Self.gap, width) }
        var spare = Spare(columns: width - min(Self.leastId, width) - Self.columns(of: actions))
        before = [(.id, TableColumn(width: min(Self.leastId, width)))]
        if !isWorded { outcome = spare.column(least: labels.isEmpty ? 0 : 12, most: 18, gap: Self.gap) }
        append(&spare, .resource, least: Self.leastResource, most: Self.usualResource)
        append(&spare, .when, least: when, most: when)
        grow(&spare, labels: labels)
        if width >= Self.leastForDetails { appendDetails(&spare, reasonCode: reasonCode) }
        // An ID is often a UUID; that of a certificate has 64 digits.
        let isWide = width >= Self.leastForDetails
        grow(&spare, id: isWide ? 36 : 19, resource: isWide ? 76 : 40)
    }

    /// Columns of the actions and the outcome, for one text in place of all of them.
    var span: Int {
        Self.columns(of: actions) + (outcome.map { $0.gap + $0.width } ?? 0)
    }

    private static let gap = 2
    /// Four characters on each side of an ellipsis.
    private static let leastId = 9
    /// `certificate 7d10…`.
    private static let leastResource = 17
    /// `certificate 7d10…c4e0`.
    private static let usualResource = 21
    /// `✗ AccessDenied`.
    private static let leastAction = 14
    private static let mostAction = 22
    private static let leastForDetails = 127

    private static func columns(of columns: [TableColumn]) -> Int {
        columns.reduce(0) { $0 + $1.gap + $1.width }
    }

    private mutating func appendDetails(_ spare: inout Spare, reasonCode: Int) {
        append(&spare, .severity, least: 8, most: 8)
        append(&spare, .duration, least: 7, most: 7)
        append(&spare, .reasonCode, least: min(reasonCode, 24), most: min(reasonCode, 56))
    }

    private mutating func append(_ spare: inout Spare, _ field: Field, least: Int, most: Int) {
        guard let column = spare.column(least: least, most: most, gap: Self.gap) else { return }
        switch field {
        case .when, .duration: after.append((field, column))
        case .id, .resource, .severity, .reasonCode: before.append((field, column))
        }
    }

    private mutating func grow(_ spare: inout Spare, labels: [String]) {
        for index in actions.indices where isWorded {
            let wanted = min(DisplayText.columns(of: labels[index]), Self.mostAction)
            spare.grow(&actions[index], to: wanted)
        }
    }

    private mutating func grow(_ spare: inout Spare, id: Int, resource: Int) {
        for index in before.indices {
            switch before[index].field {
            case .id: spare.grow(&before[index].column, to: id)
            case .resource: spare.grow(&before[index].column, to: resource)
            default: break
            }
        }
    }

    /// Columns that are still free.
    private struct Spare {
        var columns: Int

        /// A column of `least` to `most` columns, with a gap before it; nil if there is no room.
        mutating func column(least: Int, most: Int, gap: Int) -> TableColumn? {
            guard most > 0, columns >= least + gap else { return nil }
            let width = min(most, columns - gap)
            columns -= width + gap
            return TableColumn(width: width, gap: gap)
        }

        mutating func grow(_ column: inout TableColumn, to width: Int) {
            let more = min(max(0, width - column.width), max(0, columns))
            column.width += more
            columns -= more
        }
    }
}
