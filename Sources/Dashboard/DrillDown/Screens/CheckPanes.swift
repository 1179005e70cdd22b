import MitigationModel
import Screen

/// What the layout and the panes of a check's screen contain. Keys and views use the same numbers.
struct CheckPanes {
    private let state: State
    private var navigation: Navigation { state.navigation }
    private var watch: TaskWatch { state.watch }

    init(_ state: State) {
        self.state = state
    }

    /// How many findings the screen shows at once; 0 if their pane is hidden.
    var findingRows: Int { layout.rows(of: .findings).height }

    /// How many groups of failures it shows at once; 0 if their pane is hidden.
    var groupRows: Int { layout.rows(of: .failures).height }

    /// The areas of a check's screen.
    var layout: CheckLayout {
        CheckLayout(size: state.size, focus: navigation.checkFocus)
    }

    /// The lines of a pane; nothing scrolls in a hidden pane.
    func viewport(of pane: CheckPane, _ check: CheckName) -> Viewport {
        let rows = layout.rows(of: pane)
        switch pane {
        case .findings: return watch.drillDown.checks[check]?.window(rows: rows.height) ?? noLines(rows)
        case .failures:
            return watch.drillDown.checks[check].map { groupsViewport($0, rows: rows.height) } ?? noLines(rows)
        case .actions, .reasonCodes:
            guard !rows.isEmpty else { return noLines(rows) }
            return viewport(of: pane, lines(of: pane, check, size: rows.size), rows: rows.height)
        }
    }

    /// The visible groups of failures.
    func groupsViewport(_ findings: CheckFindings, rows: Int) -> Viewport {
        Viewport(
            offset: navigation.checkScroll[.failures] ?? 0, rows: rows, count: findings.groups.count,
            selected: selectedGroup(in: findings))
    }

    /// The selected group of failures; nil if their pane is not in focus, or if there are none.
    func selectedGroup(in findings: CheckFindings) -> Int? {
        let count = findings.groups.count
        return navigation.checkFocus == .failures && count > 0 ? min(findings.selectedGroup, count - 1) : nil
    }

    /// The lines of a pane of text.
    func viewport(of pane: CheckPane, _ lines: [Line], rows: Int) -> Viewport {
        Viewport(offset: navigation.checkScroll[pane] ?? 0, rows: rows, count: lines.count)
    }

    /// What a pane of text shows in an area; nothing for panes of rows.
    func lines(of pane: CheckPane, _ check: CheckName, size: Size) -> [Line] {
        switch pane {
        case .findings, .failures: []
        case .actions:
            CheckActionsContent(
                actions: state.task?.actions(for: check) ?? [], isFocused: navigation.checkFocus == .actions
            ).lines(size)
        case .reasonCodes:
            ReasonCodes(check: check, filter: state.task?.target?.auditCheckToReasonCodeFilter)
                .lines(width: max(1, size.columns - 2))
        }
    }

    private func noLines(_ area: Rect) -> Viewport {
        Viewport(offset: 0, rows: area.height, count: 0)
    }
}
