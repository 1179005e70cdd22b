import MitigationModel

/// What follows from answers about findings and executions.
extension State {
    /// Takes in an answer. One that nobody waits for any more is kept where it fits, else ignored; so is a late failure.
    mutating func takeDrillDown(_ event: Event) -> [Effect] {
        switch event {
        case .findingsListed(let query, let page): take(page, to: query)
        case .findingsNotListed(let query, let failure): take(failure, to: query)
        case .executionsListed(let query, let executions) where query.taskId == taskId:
            take(executions, to: query)
        case .executionsNotListed(let query, let failure) where query.taskId == taskId && isCurrent(query.reading):
            takeExecutionsFailure(failure, of: query.findingId)
        case .findingDescribed(let query, let finding): take(finding, to: query)
        case .findingNotDescribed(let query, let failure) where isCurrent(query.reading):
            takeDescribeFailure(failure, of: query.findingId)
        default: break
        }
        return []
    }

    /// Shows a finding by its id; Esc leads back to the list, from another finding too.
    mutating func openFinding(id: String) -> [Effect] {
        drillDown.forgetFailure(of: id)
        if case .finding = navigation.place {
            navigation.replace(with: .finding(id))
        } else {
            navigation.open(.finding(id))
        }
        return []
    }
}

extension State {
    /// Whether an answer is to what is asked now, and not to what was given up.
    private func isCurrent(_ reading: Int) -> Bool {
        reading == drillDown.reading
    }
}

/// Pages of findings.
extension State {
    private mutating func take(_ page: FindingsPage, to query: FindingsQuery) {
        guard isOfList(query) else { return }
        let isAwaited = isCurrent(query.reading)
        drillDown.checks[query.check]?.append(page, isAwaited: isAwaited)
        drillDown.dropExcess()
    }

    private mutating func take(_ failure: CallFailure, to query: FindingsQuery) {
        guard isOfList(query), isCurrent(query.reading), drillDown.checks[query.check]?.listing == .reading else {
            return
        }
        drillDown.checks[query.check]?.listing = .failed(failure)
        drillDown.checks[query.check]?.listingRetry = now.uptime + DrillDown.retry
    }

    /// Whether a list is kept that the query belongs to.
    private func isOfList(_ query: FindingsQuery) -> Bool {
        query.taskId == taskId && drillDown.checks[query.check]?.route == .audit(query.auditTaskId)
    }
}

/// Executions.
extension State {
    private mutating func take(_ executions: [AuditMitigationActionExecution], to query: ExecutionsQuery) {
        let id = query.findingId
        if isCurrent(query.reading) { drillDown.executionsInFlight[id] = nil }
        guard let check = drillDown.home(of: id), let index = drillDown.checks[check]?.indices[id].map(Int.init) else {
            guard drillDown.isLoose(id) else { return }
            let ordered = ordered(executions, for: drillDown.check(ofDescribed: id))
            drillDown.takeLoose(.known(ordered, at: now.uptime), of: id, at: now.uptime)
            return
        }
        let (ordered, uptime) = (ordered(executions, for: check), now.uptime)
        drillDown.checks[check]?.take(ordered, of: index, at: uptime)
        drillDown.checks[check]?.scan?.failuresInARow = 0
    }

    private mutating func takeExecutionsFailure(_ failure: CallFailure, of id: String) {
        drillDown.executionsInFlight[id] = nil
        if failure.kind == .throttled { drillDown.throttledAt = now.uptime }
        guard let check = drillDown.home(of: id), let index = drillDown.checks[check]?.indices[id].map(Int.init) else {
            if drillDown.isLoose(id) { drillDown.takeLoose(.failed(failure), of: id, at: now.uptime) }
            return
        }
        drillDown.checks[check]?.take(failure, of: index, at: now.uptime)
        // The call for the next finding may succeed.
        guard failure.scope != .item else { return }
        drillDown.checks[check]?.scan?.failuresInARow += 1
        if drillDown.checks[check]?.scan?.failuresInARow ?? 0 >= FindingsScan.mostFailures {
            endScan(of: check, .failing(failure))
        }
    }

    /// The executions in the order of the check's actions; what is none of them last, in AWS's order.
    private func ordered(
        _ executions: [AuditMitigationActionExecution], for check: CheckName?
    ) -> [AuditMitigationActionExecution] {
        let actions = check.flatMap { task?.auditCheckToActionsMapping?[$0] } ?? []
        func place(_ execution: AuditMitigationActionExecution) -> Int {
            execution.actionName.flatMap { actions.firstIndex(of: $0) } ?? actions.count
        }
        return executions.enumerated()
            .sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }
            .map(\.element)
    }
}

/// Findings by their id.
extension State {
    private mutating func take(_ finding: AuditFinding, to query: FindingQuery) {
        let id = query.findingId
        if isCurrent(query.reading) { drillDown.describesInFlight[id] = nil }
        if drillDown.described[id] != nil { drillDown.describe(id, .known(finding)) }
        drillDown.named.note(id, .known(finding))
        fillNamed()
    }

    private mutating func takeDescribeFailure(_ failure: CallFailure, of id: String) {
        drillDown.describesInFlight[id] = nil
        if drillDown.described[id] != nil { drillDown.describe(id, .failed(failure)) }
        drillDown.named.note(id, failure.kind == .notFound ? .gone : .failed(failure, at: now.uptime))
        fillNamed()
    }

    /// Puts the findings that the task names into the open check's list, as far as they belong there.
    mutating func fillNamed() {
        guard let check = drillDown.current, case .findings(_, let audit)? = drillDown.checks[check]?.route else {
            return
        }
        for (id, description) in drillDown.named.answered {
            switch description {
            case .known(var finding) where finding.checkName == check && (audit == nil || finding.taskId == audit):
                finding.findingId = id
                drillDown.checks[check]?.append(finding)
            case .gone: drillDown.checks[check]?.appendGone(id)
            case .known, .asking, .failed: break
            }
        }
        drillDown.checks[check]?.listing = drillDown.named.listing
    }
}
