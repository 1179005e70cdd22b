import Screen

/// The areas of a check's screen. They depend only on the terminal's size and the pane in focus: nothing moves while
/// findings are looked up.
///
/// With less room, only one pane is shown, and Tab leads to the others. With even less, the bars become one line of
/// counts, and then the pane is hidden. The check's name and its counts are always shown.
struct CheckLayout: Hashable {
    /// The first row: task, status, age.
    let first: Rect
    /// What the check is; on a low terminal only its name, or nothing.
    let facts: Rect
    /// The counts: a bar for each, or one line for all.
    let counts: Rect
    /// Task and region, if the first row has no room for them.
    let place: Rect
    /// The visible panes, from top to bottom.
    let panes: [PaneArea]
    /// Vertical lines between panes.
    let dividers: [Rect]
    /// The keys that work here.
    let hints: Rect?

    /// A pane and its area, including its rule.
    struct PaneArea: Hashable {
        let pane: CheckPane
        let area: Rect
    }

    init(size: Size, focus: CheckPane) {
        let isCompact = size.columns < Breakpoints.leastColumnsForFullHeader
        let hasHints = Breakpoints.hasHints(size)
        let (first, rest) = Rect(size).splitTop(1)
        let (middle, last) = rest.splitBottom(hasHints ? 1 : 0)
        let (facts, belowFacts) = middle.splitTop(isCompact ? 1 : Self.factRows(size.rows))
        let (counts, belowCounts) = belowFacts.splitTop(isCompact || size.rows < 16 ? 1 : Self.barRows)
        let (place, body) = belowCounts.splitTop(isCompact ? 1 : 0)
        (self.first, self.facts, self.counts, self.place) = (first, facts, counts, place)
        hints = hasHints ? last : nil
        (panes, dividers) = Self.panes(body, focus)
    }

    /// The area of a pane; nil if it is hidden.
    func area(of pane: CheckPane) -> Rect? {
        panes.first { $0.pane == pane }?.area
    }

    /// Whether each count has a bar.
    var hasBars: Bool { counts.height >= Self.barRows }

    /// Five counts and their total.
    static let barRows = 6

    /// If there are enough rows, a blank row separates the bars.
    private static func factRows(_ rows: Int) -> Int {
        rows >= 30 ? 2 : rows >= 4 ? 1 : 0
    }

    private static func panes(_ body: Rect, _ focus: CheckPane) -> ([PaneArea], [Rect]) {
        switch (body.width, body.height) {
        case (_, ..<2), (..<8, _): ([], [])
        case (100..., 20...): inTwoColumns(body)
        case (_, 30...): (stacked(body), [])
        default: ([PaneArea(pane: focus, area: body)], [])
        }
    }

    /// Actions and reason codes side by side at the bottom.
    private static func inTwoColumns(_ body: Rect) -> ([PaneArea], [Rect]) {
        let (upper, lower) = body.splitBottom(min(max(5, body.height * 27 / 100), 16))
        let (rest, reasonCodes) = lower.splitRight(body.width * 2 / 5)
        let (actions, divider) = rest.splitRight(1)
        let panes = [
            PaneArea(pane: .actions, area: actions), PaneArea(pane: .reasonCodes, area: reasonCodes),
        ]
        return (failuresAndFindings(upper, of: body.height) + panes, [divider])
    }

    private static func stacked(_ body: Rect) -> [PaneArea] {
        let (upper, lower) = body.splitBottom(body.height * 45 / 100)
        let (actions, reasonCodes) = lower.splitBottom(5)
        return failuresAndFindings(upper, of: body.height) + [
            PaneArea(pane: .actions, area: actions), PaneArea(pane: .reasonCodes, area: reasonCodes),
        ]
    }

    /// Two to six rows for the causes of failures, and a rule above them.
    private static func failuresAndFindings(_ area: Rect, of height: Int) -> [PaneArea] {
        let (failures, findings) = area.splitTop(1 + min(max(2, height / 8), 6))
        return [PaneArea(pane: .failures, area: failures), PaneArea(pane: .findings, area: findings)]
    }
}

extension CheckLayout {
    /// A pane below its rule; empty if the pane is hidden.
    func body(of pane: CheckPane) -> Rect {
        area(of: pane)?.inset(top: 1) ?? Rect(Size(columns: 0, rows: 0))
    }

    /// The rows of a pane's content; empty if the pane is hidden.
    func rows(of pane: CheckPane) -> Rect {
        pane == .findings ? findings.rows : body(of: pane)
    }

    /// The table of findings: names of columns, if there is room for them, and rows.
    var findings: (heading: Rect, rows: Rect) {
        let body = body(of: .findings)
        let (heading, rows) = body.splitTop(body.height >= 4 ? 1 : 0)
        return (heading, rows)
    }
}
