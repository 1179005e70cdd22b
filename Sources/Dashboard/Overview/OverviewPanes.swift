import MitigationModel
import Screen

/// What the overview's layout and its panes contain. Keys and views use the same numbers.
struct OverviewPanes {
    private let state: State
    private var navigation: Navigation { state.navigation }
    private var watch: TaskWatch { state.watch }

    init(_ state: State) {
        self.state = state
    }

    /// The overview's areas.
    var layout: OverviewLayout {
        OverviewLayout(size: state.size, checkCount: allChecks.count, navigation: navigation)
    }

    /// All checks, including those that the filter leaves out.
    var allChecks: [CheckName] {
        navigation.checks.isFiltering ? state.task?.checks ?? [] : watch.orderedChecks
    }

    /// The lines of a pane that the overview shows.
    func viewport(of pane: Pane, in layout: OverviewLayout) -> Viewport {
        let body = layout.body(of: pane)
        guard pane != .checks else {
            return checksViewport(rows: layout.checks(hasRows: !watch.orderedChecks.isEmpty).rows.height)
        }
        return viewport(of: pane, content(of: pane, size: body.size), rows: body.height)
    }

    /// The lines of a pane of text.
    func viewport(of pane: Pane, _ content: PaneContent, rows: Int) -> Viewport {
        Viewport(offset: navigation.scroll[pane] ?? 0, rows: rows, count: content.count)
    }

    /// The visible checks. Until the operator scrolls, the selected check is in the middle.
    func checksViewport(rows: Int) -> Viewport {
        let checks = watch.orderedChecks
        let selected = navigation.selection.flatMap(checks.firstIndex) ?? (checks.isEmpty ? nil : 0)
        let offset = navigation.scroll[.checks] ?? (selected ?? 0) - rows / 2
        return Viewport(offset: offset, rows: rows, count: checks.count, selected: selected)
    }

    /// What a pane of text shows. The size is that of the pane without its rule.
    func content(of pane: Pane, size: Size) -> PaneContent {
        // One column stays free on either side.
        let width = max(1, size.columns - 2)
        return switch pane {
        case .checks, .actions:
            ActionsContent(check: state.selectedCheck, state.task).content(width: width, height: size.rows)
        case .target: TargetContent(state, checks: allChecks).content(width: width)
        case .journal: JournalContent(watch.journal, state.timeFormat).content
        }
    }
}
