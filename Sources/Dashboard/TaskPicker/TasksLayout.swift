import Screen

/// The layout of the picker. It depends only on the terminal's size.
///
/// If there is less room, the hints and the message row are hidden first, then the heading; the header and one row
/// always stay.
struct TasksLayout: Hashable {
    /// The title, region, account and profile.
    let header: Rect
    /// The number of tasks, and a message if it has no row of its own.
    let rule: Rect
    /// The names of columns; empty if there are few rows.
    let heading: Rect
    /// The tasks, one per row.
    let rows: Rect
    /// The message about lists that could not be read; empty if there are few rows.
    let message: Rect
    /// The keys that work here; empty if there are few rows.
    let hints: Rect

    init(_ size: Size) {
        let (header, rest) = Rect(size).splitTop(1)
        self.header = header
        let isTall = Breakpoints.hasHints(size)
        let (middle, hints) = rest.splitBottom(isTall ? 1 : 0)
        let (upper, message) = middle.splitBottom(isTall ? 1 : 0)
        let spaced = size.rows >= Breakpoints.leastRowsForSpacing ? upper.inset(top: 1) : upper
        let (rule, table) = spaced.splitTop(size.rows >= 3 ? 1 : 0)
        let hasHeading = isTall && size.columns >= TasksColumns.leastColumnsForHeading
        let (heading, rows) = table.splitTop(hasHeading ? 1 : 0)
        (self.rule, self.heading, self.rows, self.message, self.hints) = (rule, heading, rows, message, hints)
    }
}
