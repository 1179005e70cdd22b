import MitigationModel
import Screen

/// How the operator moves about.
extension State {
    /// Carries out the commands that change nothing but the operator's place.
    mutating func navigate(_ command: Command) {
        switch command {
        case .up: move { line, _ in line - 1 }
        case .down: move { line, _ in line + 1 }
        case .top: move { _, _ in 0 }
        case .bottom: move { _, _ in .max }
        case .pageUp: move { line, page in line - page }
        case .pageDown: move { line, page in line + page }
        case .nextPane: focus(by: 1)
        case .previousPane: focus(by: -1)
        case .nextCheck: showCheck(by: 1)
        case .previousCheck: showCheck(by: -1)
        case .back: goBack()
        case .help: toggleHelp()
        default: break
        }
    }

    /// Moves to the line that follows from the present one and the number of lines in a page, or to the nearest one that
    /// can be gone to.
    private mutating func move(_ target: (_ line: Int, _ page: Int) -> Int) {
        if navigation.keyContext == .tasks { return moveInTasks(target) }
        if navigation.keyContext == .check { return moveInCheck(target) }
        let reach = scrollReach
        let line = min(max(0, target(min(position, reach.last), reach.page)), reach.last)
        switch (navigation.keyContext, navigation.focus) {
        case (.help, _): navigation.helpScroll = line
        case (.finding, _): navigation.pageScroll = line
        case (.overview, .checks): select(line, page: reach.page)
        case (.overview, let pane): navigation.scroll[pane] = line
        case (.check, _), (.tasks, _), (.cancel, _), (.typing, _): break
        }
    }

    /// The selected check's index, or the first line that is shown.
    private var position: Int {
        switch (navigation.keyContext, navigation.focus) {
        case (.help, _): navigation.helpScroll
        case (.finding, _): navigation.pageScroll
        case (.overview, .checks): selectedCheck.flatMap { orderedChecks.firstIndex(of: $0) } ?? 0
        case (.overview, let pane): navigation.scroll[pane] ?? 0
        case (.check, _), (.tasks, _), (.cancel, _), (.typing, _): 0
        }
    }

    private mutating func select(_ index: Int, page: Int) {
        guard orderedChecks.indices.contains(index) else { return }
        navigation.selection = orderedChecks[index]
        let window = ScrollWindow(
            first: navigation.scroll[.checks] ?? 0, height: page, count: orderedChecks.count, selected: index)
        navigation.scroll[.checks] = window.range.lowerBound
    }

    private mutating func focus(by step: Int) {
        if navigation.keyContext == .check { return focusInCheck(by: step) }
        let panes = Pane.allCases
        let index = panes.firstIndex(of: navigation.focus) ?? 0
        navigation.focus = panes[(index + step + panes.count) % panes.count]
        if navigation.focus != .checks { navigation.lowerPane = navigation.focus }
    }

    /// Opens the selected check's own screen.
    mutating func openCheck() {
        guard let check = selectedCheck else { return }
        navigation.selection = check
        navigation.open(.check(check))
    }

    private mutating func showCheck(by step: Int) {
        guard case .check(let shown) = navigation.place else { return showFinding(by: step) }
        let index = orderedChecks.firstIndex(of: shown).map { $0 + step } ?? 0
        guard orderedChecks.indices.contains(index) else { return }
        select(index, page: scrollReach.page)
        navigation.selection = orderedChecks[index]
        navigation.replace(with: .check(orderedChecks[index]))
    }

    /// Esc: from the help to what it covers, from a screen to where it was opened, from some checks to all of them, from
    /// another pane to the checks.
    private mutating func goBack() {
        switch navigation.keyContext {
        case .help: navigation.isHelpShown = false
        case .overview, .check: leaveTaskScreen()
        case .tasks: closeTasks()
        case .finding, .cancel, .typing: navigation.close()
        }
    }

    /// One thing at a time: back to the present, the banner away, all checks or findings again, then back to where the
    /// operator came from.
    private mutating func leaveTaskScreen() {
        if leaveLookBack() || putAwayAlert() { return }
        switch navigation.place {
        case .overview where navigation.checks.isFiltering: showAllChecks()
        case .overview: navigation.focus = .checks
        default: if !showAllFindings() { navigation.close() }
        }
    }

    private mutating func toggleHelp() {
        navigation.isHelpShown.toggle()
        navigation.helpScroll = 0
    }
}
