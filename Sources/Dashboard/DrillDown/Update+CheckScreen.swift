import MitigationModel

/// How the operator moves about in a check's own screen, and from finding to finding.
extension State {
    /// Moves the selection in the pane in focus, or scrolls the pane.
    mutating func moveInCheck(_ target: (_ line: Int, _ page: Int) -> Int) {
        guard let check = navigation.openCheck else { return }
        switch navigation.checkFocus {
        case .findings:
            let page = visibleFindingRows
            drillDown.checks[check]?.move(page: max(1, page), target)
        case .failures:
            let page = max(1, visibleGroupRows)
            drillDown.checks[check]?.moveGroup(page: page, target)
        case .actions, .reasonCodes:
            let reach = scrollReach
            let line = min(navigation.checkScroll[navigation.checkFocus] ?? 0, reach.last)
            navigation.checkScroll[navigation.checkFocus] = min(max(0, target(line, reach.page)), reach.last)
        }
    }

    /// Tab: the next pane. Whoever looks at the failures wants to know them.
    mutating func focusInCheck(by step: Int) {
        let panes = CheckPane.allCases
        let index = panes.firstIndex(of: navigation.checkFocus) ?? 0
        navigation.checkFocus = panes[(index + step + panes.count) % panes.count]
        if navigation.checkFocus == .failures { scanIfUseful() }
    }

    /// Enter: the selected finding's own screen, or the findings of the selected group.
    mutating func openInCheck() -> [Effect] {
        guard let check = navigation.openCheck, let findings = drillDown.checks[check] else { return [] }
        switch navigation.checkFocus {
        case .findings:
            guard let place = findings.selectedPosition, let row = findings.shownRow(at: place) else { return [] }
            let page = visibleFindingRows
            drillDown.checks[check]?.select(position: place, page: page)
            return openFinding(id: row.id)
        case .failures:
            guard findings.groups.indices.contains(findings.selectedGroup) else { return [] }
            drillDown.checks[check]?.show(findings.groups[findings.selectedGroup].cause)
            navigation.checkFocus = .findings
        case .actions, .reasonCodes: break
        }
        return []
    }

    /// n and N in a finding's own screen: its neighbour in the list.
    mutating func showFinding(by step: Int) {
        guard let check = navigation.openCheck, let (position, id) = neighbor(by: step) else { return }
        let page = visibleFindingRows
        drillDown.checks[check]?.select(position: position, page: page)
        drillDown.forgetFailure(of: id)
        navigation.replace(with: .finding(id))
    }

    /// The position and the ID of the finding `step` rows below the one that is shown; nil if there is none.
    func neighbor(by step: Int) -> (position: Int, id: String)? {
        guard case .finding(let id) = navigation.place, let check = navigation.openCheck,
            let findings = drillDown.checks[check], let index = findings.indices[id],
            let place = findings.position(of: Int(index)), let row = findings.shownRow(at: place + step)
        else { return nil }
        return (place + step, row.id)
    }

    /// Esc in a check's own screen: first all findings again; false if they are all shown.
    mutating func showAllFindings() -> Bool {
        guard let check = navigation.openCheck else { return false }
        return drillDown.checks[check]?.showAll() ?? false
    }

    /// Shows only findings of the open check that hold this text.
    mutating func filterFindings(by text: String) {
        guard let check = navigation.openCheck else { return }
        drillDown.checks[check]?.filter(by: text)
    }

    /// Shows only findings of the open check that failed or are not done, as far as asked, or all.
    mutating func narrowFindings() {
        guard let check = navigation.openCheck else { return }
        drillDown.checks[check]?.toggleNarrow()
    }
}
