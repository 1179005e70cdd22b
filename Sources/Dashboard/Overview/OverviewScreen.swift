import MitigationModel
import Screen

/// All checks of the task; Enter opens a check's own screen.
struct OverviewScreen: ScreenComponent {
    func move(_ motion: Motion, in state: inout State) {
        switch state.navigation.focus {
        case .checks:
            let selected = state.selectedCheck.flatMap { state.watch.orderedChecks.firstIndex(of: $0) } ?? 0
            let viewport = state.viewport
            let row = min(max(0, motion.target(from: selected, page: viewport.page)), viewport.count - 1)
            state.selectCheck(at: row, page: viewport.page)
        case .actions, .target, .journal:
            let pane = state.navigation.focus
            state.navigation.scroll[pane] = state.scrolled(motion, from: state.navigation.scroll[pane] ?? 0)
        }
    }

    func press(_ target: PointerTarget, in state: inout State) -> [Effect] {
        switch target {
        case .pane(let pane): focus(pane, in: &state)
        case .check(let check):
            guard let row = state.watch.orderedChecks.firstIndex(of: check) else { break }
            if check == state.selectedCheck { return state.perform(.open) }
            let viewport = state.viewport(of: .checks)
            focus(.checks, in: &state)
            state.navigation.scroll[.checks] = viewport.offset
            state.selectCheck(at: row, page: viewport.rows)
        case .nothing, .page, .checkPane, .finding, .failures, .tasks, .task: break
        }
        return []
    }

    func scroll(_ target: PointerTarget, by lines: Int, in state: inout State) {
        switch target {
        case .pane(let pane) where pane != .checks:
            state.navigation.scroll[pane] = state.viewport(of: pane).offset(scrolledBy: lines)
        case .pane, .check: scrollChecks(by: lines, in: &state)
        case .nothing, .page, .checkPane, .finding, .failures, .tasks, .task: break
        }
    }

    private func scrollChecks(by lines: Int, in state: inout State) {
        let viewport = state.viewport(of: .checks)
        let offset = viewport.offset(scrolledBy: lines)
        let checks = state.watch.orderedChecks
        guard let selected = state.selectedCheck.flatMap(checks.firstIndex) else { return }
        state.navigation.scroll[.checks] = offset
        if let row = viewport.correction(of: selected, ifFirst: offset) { state.navigation.selection = checks[row] }
    }

    func focusPane(by step: Int, in state: inout State) {
        focus(state.navigation.focus.neighbor(by: step), in: &state)
    }

    private func focus(_ pane: Pane, in state: inout State) {
        state.navigation.focus = pane
        if pane != .checks { state.navigation.lowerPane = pane }
    }

    func open(in state: inout State) -> [Effect] {
        guard let check = state.selectedCheck else { return [] }
        state.navigation.selection = check
        state.navigation.open(.check(check))
        return []
    }

    func back(in state: inout State) {
        if state.leaveLookBack() || state.dismissAlert() { return }
        if state.navigation.checks.isFiltering {
            state.arrange { $0.showAll() }
        } else {
            state.navigation.focus = .checks
        }
    }

    func filter(in state: State) -> String { state.navigation.checks.filter }

    func setFilter(_ text: String, in state: inout State) {
        state.arrange { $0.filter = text }
    }

    func toggleFailures(in state: inout State) {
        state.arrange { $0.showsFailuresOnly.toggle() }
    }

    /// The next command line and the ticket need the task ID.
    func copyable(in state: State) -> Copyable {
        if state.navigation.focus == .target {
            return Copyable(state.task?.target?.auditTaskId, else: "the task has no audit ID")
        }
        return Copyable(state.taskId, else: "no task selected")
    }

    func idleCommands(in state: State) -> Set<Command> {
        guard let task = state.task else { return [.open, .filter, .failuresOnly, .sort, .nextPane] }
        let shown = state.watch.orderedChecks
        let all = state.navigation.checks.isFiltering ? task.checks : shown
        if all.isEmpty { return [.open, .filter, .failuresOnly, .sort] }
        var idle: Set<Command> = shown.isEmpty ? [.open] : []
        if all.count == 1 { idle.insert(.sort) }
        return idle
    }
}

extension State {
    /// Changes which checks are shown, and in which order.
    mutating func arrange(_ change: (inout CheckArrangement) -> Void) {
        change(&navigation.checks)
        watch.arrangeChecks(by: navigation.checks)
    }

    /// Selects the check in a row of the list, and scrolls a pane of `page` rows as little as needed.
    mutating func selectCheck(at index: Int, page: Int) {
        guard watch.orderedChecks.indices.contains(index) else { return }
        navigation.selection = watch.orderedChecks[index]
        let window = Viewport(
            offset: navigation.scroll[.checks] ?? 0, rows: page, count: watch.orderedChecks.count,
            selected: index)
        navigation.scroll[.checks] = window.range.lowerBound
    }

    /// Esc: returns from history to the live task. False if it is shown already.
    mutating func leaveLookBack() -> Bool {
        withContext { state, context in state.watch.lookBack.leave(&context) }
    }

    /// Esc: dismisses the banner. False if there is none, or if failed polls are shown in its place.
    mutating func dismissAlert() -> Bool {
        guard watch.polling.failures == nil, !watch.isHanging(at: now) else { return false }
        return watch.alerts.dismiss()
    }

    /// The first line after a motion in the focused pane or page, within its limits.
    func scrolled(_ motion: Motion, from line: Int) -> Int {
        let viewport = viewport
        let last = viewport.lastOffset
        return min(max(0, motion.target(from: min(line, last), page: viewport.page)), last)
    }
}
