import Screen

/// Where everything of the picker stands. It follows from the terminal's size alone.
///
/// With less room first the hints go with the row for messages, then the heading; the header and a row stay to the end.
struct TasksLayout: Hashable {
    /// What this is, and of whom.
    let header: Rect
    /// How many there are. A message stands here where it has no row of its own.
    let rule: Rect
    /// The columns' names; empty where there are few rows.
    let heading: Rect
    /// The tasks, one a row.
    let rows: Rect
    /// What to say of lists that could not be read; empty where there are few rows.
    let message: Rect
    /// The keys that work here; empty where there are few rows.
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
