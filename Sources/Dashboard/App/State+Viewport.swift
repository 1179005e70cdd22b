import Screen

extension State {
    /// What the movement keys scroll: the page, or the pane in focus. Lines and rows are counted as in `view`; lines are
    /// made only for a pane of wrapped text.
    var viewport: Viewport {
        if navigation.isHelpShown { return helpViewport }
        switch navigation.place {
        case .tasks: return picker.window(height: TasksLayout(size).rows.height)
        // Keys are characters there.
        case .cancel: return .empty
        case .overview, .check, .finding: return shown.taskViewport
        }
    }

    private var helpViewport: Viewport {
        PageLayout(size, headRows: 0)
            .viewport(offset: navigation.helpScroll, count: HelpContent(width: size.columns).count)
    }

    /// On a screen about the task. Before the first response there is nothing to scroll.
    private var taskViewport: Viewport {
        guard task != nil else { return .empty }
        switch navigation.place {
        case .check(let check): return checkViewport(of: check)
        case .finding(let id):
            let content = FindingContent(self, id)
            return content.layout(size).viewport(
                offset: navigation.pageScroll, count: content.lines(width: max(1, size.columns)).count)
        case .overview, .tasks, .cancel: return viewport(of: navigation.focus, in: overviewLayout)
        }
    }
}
