import MitigationModel

/// What is put into the operator's clipboard.
extension State {
    /// c: the id of what the screen is about, or of what is selected on it. In the overview that is the task's own, which
    /// the next command line and the ticket want; a check has no id but its name.
    mutating func copyId() -> [Effect] {
        switch navigation.place {
        case .overview where navigation.focus == .target:
            copy(task?.target?.auditTaskId, orElse: "the task names no audit")
        case .overview: copy(taskId, orElse: "no task is watched yet")
        case .check(let check): copy(selectedFinding(of: check)?.id ?? check.rawValue, orElse: "the check has no name")
        case .finding(let id): copy(id, orElse: "the finding has no id")
        case .tasks: copy(selectedTaskId, orElse: "no task is selected")
        case .cancel: []
        }
    }

    /// C: the AWS console's address of what is under the selection, or of the page nearest to it.
    mutating func copyConsoleAddress() -> [Effect] {
        if case .embedded = setup.endpoint {
            notice = .nothing("the demo is not in the AWS console")
            return []
        }
        guard let address = consolePage.address(region: setup.region) else {
            notice = .nothing("no address of the AWS console is known for region \(setup.region)")
            return []
        }
        let effects = copy(address, orElse: "")
        if setup.clipboard != .none { notice = .copiedAddress(consolePage, via: setup.clipboard) }
        return effects
    }

    private var consolePage: ConsolePage {
        switch navigation.place {
        case .overview, .tasks, .cancel: .actionTasks
        case .check(let check): resultsPage(of: check, selectedFinding(of: check)?.finding)
        case .finding(let id):
            if case .known(let finding) = drillDown.described[id] {
                resultsPage(of: finding.checkName ?? navigation.selection, finding)
            } else {
                resultsPage(of: navigation.selection, nil)
            }
        }
    }

    private func resultsPage(of check: CheckName?, _ finding: AuditFinding?) -> ConsolePage {
        ConsolePage(check: check, auditTaskId: finding?.taskId ?? task?.target?.auditTaskId)
    }

    /// The finding that the keys of a check's screen act on.
    private func selectedFinding(of check: CheckName) -> FindingRow? {
        guard navigation.checkFocus == .findings, let findings = drillDown.checks[check] else { return nil }
        return findings.selectedPosition.flatMap(findings.shownRow)
    }

    private var selectedTaskId: String? {
        picker.selectedTask?.id
    }

    /// Copies a text without the characters that no ID or address has; the notice shows exactly what was sent.
    private mutating func copy(_ text: String?, orElse reason: String) -> [Effect] {
        let safe = String((text ?? "").filter(\.isSafeToCopy).prefix(Self.longestCopy))
        guard !safe.isEmpty else {
            notice = .nothing(reason)
            return []
        }
        guard setup.clipboard != .none else {
            notice = .copyByHand(safe)
            return []
        }
        notice = .copied(safe, via: setup.clipboard)
        return [.copy(safe)]
    }

    private static let longestCopy = 2_048
}

extension Character {
    /// Whether it may stand in an id or an address, and does nothing where it is pasted.
    fileprivate var isSafeToCopy: Bool {
        isASCII && (isLetter || isNumber || "-_.:/#?=&%+".contains(self))
    }
}
