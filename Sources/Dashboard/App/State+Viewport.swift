import MitigationModel
import Screen

extension State {
    /// What the movement keys scroll: the page, or the pane in focus. Lines and rows are counted as in `view`; lines
    /// are made only for a pane of wrapped text.
    var viewport: Viewport {
        if navigation.isHelpShown { return .ofHelp(self) }
        switch navigation.screen {
        case .tasks: return picker.window(height: TasksLayout(size).rows.height)
        // Keys are characters there.
        case .cancel: return .empty
        case .overview, .check, .finding: return .ofTask(shown)
        }
    }

    /// The visible lines of a pane of the overview, whether or not it has the focus.
    func viewport(of pane: Pane) -> Viewport {
        let shown = shown
        guard shown.task != nil else { return .empty }
        let panes = OverviewPanes(shown)
        return panes.viewport(of: pane, in: panes.layout)
    }

    /// The visible lines of a pane of a check's screen, whether or not it has the focus.
    func viewport(of pane: CheckPane, _ check: CheckName) -> Viewport {
        let shown = shown
        return shown.task == nil ? .empty : CheckPanes(shown).viewport(of: pane, check)
    }
}

extension Viewport {
    fileprivate static func ofHelp(_ state: State) -> Viewport {
        PageLayout(state.size, headRows: 0).viewport(
            offset: state.navigation.helpScroll,
            count: HelpContent(state.navigation, width: state.size.columns).count)
    }

    /// On a screen about the task. Before the first response there is nothing to scroll.
    fileprivate static func ofTask(_ state: State) -> Viewport {
        guard state.task != nil else { return .empty }
        switch state.navigation.screen {
        case .check(let check): return CheckPanes(state).viewport(of: state.navigation.checkFocus, check)
        case .finding(let id):
            let content = FindingContent(state, id)
            return content.layout(state.size).viewport(
                offset: state.navigation.pageScroll,
                count: content.lines(width: max(1, state.size.columns)).count)
        case .overview, .tasks, .cancel:
            let panes = OverviewPanes(state)
            return panes.viewport(of: state.navigation.focus, in: panes.layout)
        }
    }
}
