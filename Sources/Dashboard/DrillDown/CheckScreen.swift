import MitigationModel
import Screen

/// One check's own screen; Enter leads to a finding's own screen.
struct CheckScreen: ScreenComponent {
    let check: CheckName

    func move(_ motion: Motion, in state: inout State) {
        switch state.navigation.checkFocus {
        case .findings:
            let rows = max(1, CheckPanes(state).findingRows)
            state.watch.drillDown.checks[check]?.move(motion, page: rows)
        case .failures:
            let rows = max(1, CheckPanes(state).groupRows)
            state.watch.drillDown.checks[check]?.moveGroup(motion, page: rows)
        case .actions, .reasonCodes:
            let pane = state.navigation.checkFocus
            state.navigation.checkScroll[pane] = state.scrolled(motion, from: state.navigation.checkScroll[pane] ?? 0)
        }
    }

    func press(_ target: PointerTarget, in state: inout State) -> [Effect] {
        guard let findings = state.watch.drillDown.checks[check] else {
            if case .checkPane(let pane) = target { focus(pane, in: &state) }
            return []
        }
        switch target {
        case .checkPane(let pane): focus(pane, in: &state)
        case .finding(let id):
            guard let place = findings.indices[id].flatMap({ findings.position(of: Int($0)) }) else { break }
            if state.navigation.checkFocus == .findings, findings.selectedPosition == place {
                return state.perform(.open)
            }
            let viewport = state.viewport(of: .findings, check)
            focus(.findings, in: &state)
            state.watch.drillDown.checks[check]?.select(position: place, in: viewport)
        case .failures(let cause):
            guard let group = findings.groups.firstIndex(where: { $0.cause == cause }) else { break }
            if state.navigation.checkFocus == .failures, findings.selectedGroup == group {
                return state.perform(.open)
            }
            state.navigation.checkScroll[.failures] = state.viewport(of: .failures, check).offset
            focus(.failures, in: &state)
            state.watch.drillDown.checks[check]?.selectGroup(at: group)
        case .nothing, .page, .pane, .check, .tasks, .task: break
        }
        return []
    }

    func scroll(_ target: PointerTarget, by lines: Int, in state: inout State) {
        guard let pane = target.checkPane else { return }
        let viewport = state.viewport(of: pane, check)
        let offset = viewport.offset(scrolledBy: lines)
        switch pane {
        case .findings: state.watch.drillDown.checks[check]?.scroll(to: offset, in: viewport)
        case .failures:
            state.navigation.checkScroll[.failures] = offset
            guard state.navigation.checkFocus == .failures, let findings = state.watch.drillDown.checks[check],
                let group = viewport.correction(of: findings.selectedGroup, ifFirst: offset)
            else { return }
            state.watch.drillDown.checks[check]?.selectGroup(at: group)
        case .actions, .reasonCodes: state.navigation.checkScroll[pane] = offset
        }
    }

    func focusPane(by step: Int, in state: inout State) {
        focus(state.navigation.checkFocus.neighbor(by: step), in: &state)
    }

    /// Failures are looked up once the operator goes to their pane.
    private func focus(_ pane: CheckPane, in state: inout State) {
        state.navigation.checkFocus = pane
        guard pane == .failures else { return }
        state.withContext { $0.watch.drillDown.scanIfUseful(check, $1) }
    }

    func open(in state: inout State) -> [Effect] {
        guard let findings = state.watch.drillDown.checks[check] else { return [] }
        switch state.navigation.checkFocus {
        case .findings:
            guard let place = findings.selectedPosition, let row = findings.shownRow(at: place) else { return [] }
            let rows = CheckPanes(state).findingRows
            state.watch.drillDown.checks[check]?.select(position: place, page: rows)
            state.openFinding(row.id)
        case .failures:
            guard findings.groups.indices.contains(findings.selectedGroup) else { return [] }
            state.watch.drillDown.checks[check]?.show(findings.groups[findings.selectedGroup].cause)
            state.navigation.checkFocus = .findings
        case .actions, .reasonCodes: break
        }
        return []
    }

    func showNeighbor(by step: Int, in state: inout State) {
        let checks = state.watch.orderedChecks
        let index = checks.firstIndex(of: check).map { $0 + step } ?? 0
        guard checks.indices.contains(index) else { return }
        state.selectCheck(at: index, page: state.viewport.page)
        state.navigation.replace(with: .check(checks[index]))
    }

    func back(in state: inout State) {
        if state.leaveLookBack() || state.dismissAlert() { return }
        if state.watch.drillDown.checks[check]?.showAll() ?? false { return }
        state.navigation.close()
    }

    func filter(in state: State) -> String { state.watch.drillDown.checks[check]?.filter ?? "" }

    func setFilter(_ text: String, in state: inout State) {
        state.watch.drillDown.checks[check]?.filter(by: text)
    }

    func toggleFailures(in state: inout State) {
        state.watch.drillDown.checks[check]?.toggleFailuresOnly()
    }

    func toggleScan(in state: inout State) {
        state.withContext { $0.watch.drillDown.toggleScan(of: check, &$1) }
    }

    /// A check has no ID but its name.
    func copyable(in state: State) -> Copyable {
        Copyable(selectedFinding(in: state)?.id ?? check.rawValue, else: "the check has no name")
    }

    func consolePage(in state: State) -> ConsolePage {
        ConsolePage(check: check, selectedFinding(in: state)?.finding, of: state.task)
    }

    func idleCommands(in state: State) -> Set<Command> {
        guard state.task != nil else { return [.open, .filter, .failuresOnly, .sort, .nextPane, .scan, .nextCheck] }
        var idle = idleInPane(in: state)
        if state.watch.orderedChecks.last == check { idle.insert(.nextCheck) }
        if !state.watch.drillDown.canToggleScan(of: check, in: state.task) { idle.insert(.scan) }
        return idle
    }

    /// Only rows can be opened, and only findings are filtered.
    private func idleInPane(in state: State) -> Set<Command> {
        let withoutRows: Set<Command> = [.open, .filter, .failuresOnly]
        guard let findings = state.watch.drillDown.checks[check] else { return withoutRows }
        return switch state.navigation.checkFocus {
        case .findings where findings.listedCount == 0: withoutRows
        case .findings: findings.shownCount == 0 ? [.open] : []
        case .failures: findings.groups.isEmpty ? withoutRows : []
        case .actions, .reasonCodes: withoutRows
        }
    }

    /// The finding that keys act on.
    private func selectedFinding(in state: State) -> FindingRow? {
        guard state.navigation.checkFocus == .findings, let findings = state.watch.drillDown.checks[check] else {
            return nil
        }
        return findings.selectedPosition.flatMap(findings.shownRow)
    }
}

extension PointerTarget {
    /// The pane of a check's screen in which it is; nil for others.
    fileprivate var checkPane: CheckPane? {
        switch self {
        case .checkPane(let pane): pane
        case .finding: .findings
        case .failures: .failures
        case .nothing, .page, .pane, .check, .tasks, .task: nil
        }
    }
}
