import Screen

/// The terminal sizes at which every screen changes its form.
enum Breakpoints {
    /// Whether the last row lists keys.
    static func hasHints(_ size: Size) -> Bool {
        size.rows >= 8
    }

    /// On a narrower terminal the header has its shortest form, with one fact on each row.
    static let leastColumnsForFullHeader = 52

    /// From this height on, a blank row follows the header.
    static let leastRowsForSpacing = 30
}
