import Screen

/// The areas of a page of text.
///
/// With less room, the lines that do not scroll give way first. On a low, narrow terminal the place takes the row of
/// the keys.
struct PageLayout: Hashable {
    /// The first row, the same as on every screen.
    let first: Rect
    /// The lines that do not scroll.
    let head: Rect
    /// The lines that scroll.
    let body: Rect
    /// The keys, or the place.
    let last: Rect

    /// - Parameter headRows: how many lines do not scroll.
    init(_ size: Size, headRows: Int) {
        let hasHints = Breakpoints.hasHints(size)
        let isCompact = size.columns < Breakpoints.leastColumnsForFullHeader
        let (first, rest) = Rect(size).splitTop(1)
        let (middle, last) = rest.splitBottom(hasHints || isCompact && rest.height > 1 ? 1 : 0)
        let wanted = headRows + (isCompact ? 1 : 0)
        let (head, body) = middle.splitTop(hasHints ? min(wanted, middle.height / 3) : 0)
        (self.first, self.head, self.body, self.last) = (first, head, body, last)
    }

    /// The visible lines of a page.
    func viewport(offset: Int, count: Int) -> Viewport {
        Viewport(offset: offset, rows: body.height, count: count)
    }
}
