import MitigationModel
import Screen

/// How the operator moves about.
extension State {
    /// Carries out the commands that change nothing but the operator's place.
    mutating func navigate(_ command: Command) {
        switch command {
        case .up: move(by: -1)
        case .down: move(by: 1)
        case .top: move(to: 0)
        case .bottom: move(to: .max)
        case .pageUp: move(by: -pageSize)
        case .pageDown: move(by: pageSize)
        case .nextPane: focus(by: 1)
        case .previousPane: focus(by: -1)
        case .open: openCheck()
        case .nextCheck: showCheck(by: 1)
        case .previousCheck: showCheck(by: -1)
        case .back: goBack()
        case .help: toggleHelp()
        case .refresh, .pause, .lengthenInterval, .shortenInterval, .repaint, .quit, .interrupt: break
        }
    }

    private mutating func move(by lines: Int) {
        move(to: min(position, lastPosition) + lines)
    }

    /// Moves to a line, or to the nearest one that can be gone to.
    private mutating func move(to line: Int) {
        let line = min(max(0, line), lastPosition)
        switch (navigation.keyContext, navigation.focus) {
        case (.help, _): navigation.helpScroll = line
        case (.check, _): navigation.pageScroll = line
        case (.overview, .checks): select(line)
        case (.overview, let pane): navigation.scroll[pane] = line
        }
    }

    /// The selected check's index, or the first line that is shown.
    private var position: Int {
        switch (navigation.keyContext, navigation.focus) {
        case (.help, _): navigation.helpScroll
        case (.check, _): navigation.pageScroll
        case (.overview, .checks): selectedCheck.flatMap { orderedChecks.firstIndex(of: $0) } ?? 0
        case (.overview, let pane): navigation.scroll[pane] ?? 0
        }
    }

    private mutating func select(_ index: Int) {
        let checks = orderedChecks
        guard checks.indices.contains(index) else { return }
        navigation.selection = checks[index]
        let window = ScrollWindow(
            first: navigation.scroll[.checks] ?? 0, height: pageSize, count: checks.count, selected: index)
        navigation.scroll[.checks] = window.range.lowerBound
    }

    private mutating func focus(by step: Int) {
        let panes = Pane.allCases
        let index = panes.firstIndex(of: navigation.focus) ?? 0
        navigation.focus = panes[(index + step + panes.count) % panes.count]
        if navigation.focus != .checks { navigation.lowerPane = navigation.focus }
    }

    private mutating func openCheck() {
        guard let check = selectedCheck else { return }
        show(check)
    }

    private mutating func showCheck(by step: Int) {
        guard case .check(let shown) = navigation.place else { return }
        let checks = orderedChecks
        let index = checks.firstIndex(of: shown).map { $0 + step } ?? 0
        guard checks.indices.contains(index) else { return }
        select(index)
        show(checks[index])
    }

    private mutating func show(_ check: CheckName) {
        navigation.selection = check
        navigation.place = .check(check)
        navigation.pageScroll = 0
    }

    /// Esc: from the help to what it covers, from a check to all checks, from another pane to the checks.
    private mutating func goBack() {
        switch navigation.keyContext {
        case .help: navigation.isHelpShown = false
        case .check: navigation.place = .overview
        case .overview: navigation.focus = .checks
        }
    }

    private mutating func toggleHelp() {
        navigation.isHelpShown.toggle()
        navigation.helpScroll = 0
    }
}
