import MitigationModel
import Screen

/// One finding's own screen.
struct FindingScreen: ScreenComponent {
    let id: String

    func move(_ motion: Motion, in state: inout State) {
        state.navigation.pageScroll = state.scrolled(motion, from: state.navigation.pageScroll)
    }

    func scroll(_ target: PointerTarget, by lines: Int, in state: inout State) {
        state.navigation.pageScroll = state.viewport.offset(scrolledBy: lines)
    }

    func showNeighbor(by step: Int, in state: inout State) {
        guard let (check, position, id) = neighbor(by: step, in: state) else { return }
        let rows = CheckPanes(state).findingRows
        state.watch.drillDown.checks[check]?.select(position: position, page: rows)
        state.watch.drillDown.forgetFailure(of: id)
        state.navigation.replace(with: .finding(id))
    }

    func back(in state: inout State) {
        state.navigation.close()
    }

    func copyable(in state: State) -> Copyable { Copyable(id, else: "the finding has no ID") }

    func consolePage(in state: State) -> ConsolePage {
        if case .known(let finding) = state.watch.drillDown.described[id] {
            return ConsolePage(check: finding.checkName ?? state.navigation.selection, finding, of: state.task)
        }
        return ConsolePage(check: state.navigation.selection, nil, of: state.task)
    }

    func idleCommands(in state: State) -> Set<Command> {
        neighbor(by: 1, in: state) == nil ? [.nextCheck] : []
    }

    /// The finding `step` rows below this one in the open check's list: its check, position and ID; nil if there is
    /// none.
    private func neighbor(by step: Int, in state: State) -> (check: CheckName, position: Int, id: String)? {
        guard let check = state.navigation.openCheck, let findings = state.watch.drillDown.checks[check],
            let index = findings.indices[id], let place = findings.position(of: Int(index)),
            let row = findings.shownRow(at: place + step)
        else { return nil }
        return (check, place + step, row.id)
    }
}

extension State {
    /// Shows a finding by its ID; Esc leads back to the list, from another finding too.
    mutating func openFinding(_ id: String) {
        watch.drillDown.forgetFailure(of: id)
        if case .finding = navigation.screen {
            navigation.replace(with: .finding(id))
        } else {
            navigation.open(.finding(id))
        }
    }
}
