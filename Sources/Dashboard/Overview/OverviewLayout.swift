import Screen

/// The areas of the overview. They depend only on the terminal's size, the number of checks and the focused pane:
/// nothing moves unless the operator moves it.
///
/// If there is less room, panes are hidden first (Tab still leads to them), then the hints, then the header's last
/// rows. The header's first row is always shown.
struct OverviewLayout: Hashable {
    /// Up to four rows: task, progress, counts, rate.
    let header: Rect
    /// The visible panes, in the order of Tab.
    let panes: [PaneArea]
    /// Vertical lines between panes.
    let dividers: [Rect]
    /// The newest line of the journal, if the journal itself is hidden.
    let latest: Rect?
    /// The keys that work here.
    let hints: Rect?

    /// A pane and its area, including its rule.
    struct PaneArea: Hashable {
        let pane: Pane
        let area: Rect
    }

    init(size: Size, checkCount: Int, navigation: Navigation) {
        let (header, rest) = Rect(size).splitTop(Self.headerRows)
        self.header = header
        let hasHints = Breakpoints.hasHints(size)
        let (middle, last) = rest.splitBottom(hasHints ? 1 : 0)
        hints = hasHints ? last : nil
        let body = size.rows >= Breakpoints.leastRowsForSpacing ? middle.inset(top: 1) : middle
        switch Arrangement(body) {
        case .none: (panes, dividers, latest) = ([], [], nil)
        case .single: (panes, dividers, latest) = ([PaneArea(pane: navigation.focus, area: body)], [], nil)
        case .stackedTwo:
            (panes, latest) = Self.stackedTwo(body, checkCount, navigation.lowerPane)
            dividers = []
        case .stackedAll: (panes, dividers, latest) = (Self.stackedAll(body, checkCount), [], nil)
        case .twoColumns:
            (panes, dividers) = Self.twoColumns(body, checkCount)
            latest = nil
        case .threeColumns:
            (panes, dividers) = Self.threeColumns(body, checkCount)
            latest = nil
        }
    }

    /// A pane's area, with its rule; nil if the pane is hidden.
    func area(of pane: Pane) -> Rect? {
        panes.first { $0.pane == pane }?.area
    }

    /// A pane below its rule; empty if the pane is hidden.
    func body(of pane: Pane) -> Rect {
        area(of: pane)?.inset(top: 1) ?? Rect(Size(columns: 0, rows: 0))
    }

    /// The table of checks: names of columns, if there is room for them, and rows.
    func checks(hasRows: Bool) -> (heading: Rect, rows: Rect) {
        let body = body(of: .checks)
        let (heading, rows) = body.splitTop(body.height >= 3 && body.width >= 40 && hasRows ? 1 : 0)
        return (heading, rows)
    }

    private static let headerRows = 4

    /// How the panes share the area between header and hints.
    private enum Arrangement {
        case none
        case single
        case stackedTwo
        case stackedAll
        case twoColumns
        case threeColumns

        init(_ body: Rect) {
            switch (body.width, body.height) {
            case (_, ..<2), (..<8, _): self = .none
            case (300..., 30...): self = .threeColumns
            case (100..., 14...): self = .twoColumns
            case (_, 40...): self = .stackedAll
            case (52..., 11...), (_, 16...): self = .stackedTwo
            default: self = .single
            }
        }
    }

    /// Rows of the checks pane: about half; more only if there are more checks.
    private static func checkRows(_ height: Int, _ checkCount: Int) -> Int {
        let half = (height * 21 + 39) / 40
        return min((height * 3 + 4) / 5, max(checkCount + 2, min(16, half)))
    }

    private static func stackedTwo(_ body: Rect, _ checkCount: Int, _ lower: Pane) -> ([PaneArea], Rect?) {
        let (top, rest) = body.splitTop(checkRows(body.height, checkCount))
        let hasLatest = lower != .journal && body.height >= 16
        let (bottom, latest) = rest.splitBottom(hasLatest ? 1 : 0)
        let panes = [PaneArea(pane: .checks, area: top), PaneArea(pane: lower, area: bottom)]
        return (panes, hasLatest ? latest : nil)
    }

    private static func stackedAll(_ body: Rect, _ checkCount: Int) -> [PaneArea] {
        let (checks, rest) = body.splitTop(checkRows(body.height, checkCount))
        let (actions, others) = rest.splitTop(rest.height * 2 / 5)
        let (target, journal) = others.splitTop(others.height / 2)
        return [
            PaneArea(pane: .checks, area: checks), PaneArea(pane: .actions, area: actions),
            PaneArea(pane: .target, area: target), PaneArea(pane: .journal, area: journal),
        ]
    }

    private static func twoColumns(_ body: Rect, _ checkCount: Int) -> ([PaneArea], [Rect]) {
        let (left, divider, right) = columns(body, right: min(body.width * 31 / 100, 66))
        let (checks, journal) = left.splitTop(checkRows(left.height, checkCount))
        let (actions, target) = right.splitTop((right.height * 21 + 39) / 40)
        let panes = [
            PaneArea(pane: .checks, area: checks), PaneArea(pane: .actions, area: actions),
            PaneArea(pane: .target, area: target), PaneArea(pane: .journal, area: journal),
        ]
        return (panes, [divider])
    }

    private static func threeColumns(_ body: Rect, _ checkCount: Int) -> ([PaneArea], [Rect]) {
        let (left, firstDivider, others) = columns(body, right: body.width * 35 / 100)
        let (checks, journal) = left.splitTop(checkRows(left.height, checkCount))
        let (actions, secondDivider, target) = columns(others, right: others.width * 47 / 100)
        let panes = [
            PaneArea(pane: .checks, area: checks), PaneArea(pane: .actions, area: actions),
            PaneArea(pane: .target, area: target), PaneArea(pane: .journal, area: journal),
        ]
        return (panes, [firstDivider, secondDivider])
    }

    private static func columns(_ area: Rect, right: Int) -> (left: Rect, divider: Rect, right: Rect) {
        let (rest, right) = area.splitRight(right)
        let (left, divider) = rest.splitRight(1)
        return (left, divider, right)
    }
}
