import MitigationModel

/// What follows from responses about findings and action executions.
extension DrillDown {
    /// What comes back, or happens.
    enum Event {
        /// The next page of a check's findings, or why there is none.
        case listed(FindingsQuery, FindingsPage)
        case notListed(FindingsQuery, CallFailure)
        /// The action executions of a finding, or why there are none.
        case executed(ExecutionsQuery, [AuditMitigationActionExecution])
        case notExecuted(ExecutionsQuery, CallFailure)
        /// A finding by its ID, or why there is none.
        case described(FindingQuery, AuditFinding)
        case notDescribed(FindingQuery, CallFailure)
        /// An attempt of a call was throttled.
        case throttled
        /// r: what hangs is given up, failures are forgotten, and what is shown and not final is looked up again.
        case refreshed
        /// Any event was handled: what is shown now may have to be looked up.
        case settled
    }

    /// Handles an event. A late response is kept if it fits; a late failure is ignored.
    mutating func handle(_ event: Event, _ context: inout Context) -> [Effect] {
        switch event {
        case .listed(let query, let page): handle(page, to: query, context)
        case .notListed(let query, let failure): handle(failure, to: query, context)
        case .executed(let query, let executions):
            if query.taskId == context.taskId { handle(executions, to: query, context) }
        case .notExecuted(let query, let failure):
            if query.taskId == context.taskId, isCurrent(query.reading) {
                handleExecutionsFailure(failure, of: query.findingId, &context)
            }
        case .described(let query, let finding): handle(finding, to: query)
        case .notDescribed(let query, let failure):
            if isCurrent(query.reading) { handleDescribeFailure(failure, of: query.findingId, context) }
        case .throttled: throttledAt = context.uptime
        case .refreshed: return refresh(context)
        case .settled: return requests(&context)
        }
        return []
    }

    /// Whether a response is to a current call, and not to one that was given up.
    private func isCurrent(_ generation: Int) -> Bool {
        generation == self.generation
    }
}

/// Pages of findings.
extension DrillDown {
    private mutating func handle(_ page: FindingsPage, to query: FindingsQuery, _ context: Context) {
        guard isOfList(query, context) else { return }
        let isAwaited = isCurrent(query.reading)
        checks[query.check]?.append(page, isAwaited: isAwaited)
        dropExcess()
    }

    private mutating func handle(_ failure: CallFailure, to query: FindingsQuery, _ context: Context) {
        guard isOfList(query, context), isCurrent(query.reading), checks[query.check]?.listing == .reading else {
            return
        }
        checks[query.check]?.listing = .failed(failure)
        checks[query.check]?.listingRetry = context.uptime + Self.retry
    }

    /// Whether a list is kept that the query belongs to.
    private func isOfList(_ query: FindingsQuery, _ context: Context) -> Bool {
        query.taskId == context.taskId && checks[query.check]?.route == .audit(query.auditTaskId)
    }
}

/// Action executions.
extension DrillDown {
    private mutating func handle(
        _ executions: [AuditMitigationActionExecution], to query: ExecutionsQuery, _ context: Context
    ) {
        let id = query.findingId
        if isCurrent(query.reading) { executionsInFlight[id] = nil }
        guard let check = home(of: id), let index = checks[check]?.indices[id].map(Int.init) else {
            guard isUnlisted(id) else { return }
            let ordered = ordered(executions, for: check(ofDescribed: id), context)
            keepUnlisted(.known(ordered, at: context.uptime), of: id, at: context.uptime)
            return
        }
        let ordered = ordered(executions, for: check, context)
        checks[check]?.keep(ordered, of: index, at: context.uptime)
        checks[check]?.scan?.failuresInARow = 0
    }

    private mutating func handleExecutionsFailure(
        _ failure: CallFailure, of id: String, _ context: inout Context
    ) {
        executionsInFlight[id] = nil
        if failure.kind == .throttled { throttledAt = context.uptime }
        guard let check = home(of: id), let index = checks[check]?.indices[id].map(Int.init) else {
            if isUnlisted(id) { keepUnlisted(.failed(failure), of: id, at: context.uptime) }
            return
        }
        checks[check]?.keep(failure, of: index, at: context.uptime)
        // The call for the next finding may succeed.
        guard failure.scope != .item else { return }
        checks[check]?.scan?.failuresInARow += 1
        if checks[check]?.scan?.failuresInARow ?? 0 >= FindingsScan.mostFailures {
            endScan(of: check, .failing(failure), &context)
        }
    }

    /// The executions in the order of the check's actions; those of other actions last, in AWS's order.
    private func ordered(
        _ executions: [AuditMitigationActionExecution], for check: CheckName?, _ context: Context
    ) -> [AuditMitigationActionExecution] {
        let actions = check.flatMap { context.task?.auditCheckToActionsMapping?[$0] } ?? []
        func place(_ execution: AuditMitigationActionExecution) -> Int {
            execution.actionName.flatMap { actions.firstIndex(of: $0) } ?? actions.count
        }
        return executions.enumerated()
            .sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }
            .map(\.element)
    }
}

/// Findings by their ID.
extension DrillDown {
    private mutating func handle(_ finding: AuditFinding, to query: FindingQuery) {
        let id = query.findingId
        if isCurrent(query.reading) { describesInFlight[id] = nil }
        if described[id] != nil { describe(id, .known(finding)) }
        named.note(id, .known(finding))
        fillNamed()
    }

    private mutating func handleDescribeFailure(_ failure: CallFailure, of id: String, _ context: Context) {
        describesInFlight[id] = nil
        if described[id] != nil { describe(id, .failed(failure)) }
        named.note(id, failure.kind == .notFound ? .gone : .failed(failure, at: context.uptime))
        fillNamed()
    }

    /// Adds the findings that the task names, and that belong to the open check, to its list.
    mutating func fillNamed() {
        guard let check = current, case .findings(_, let audit)? = checks[check]?.route else { return }
        for (id, description) in named.answered {
            switch description {
            case .known(var finding) where finding.checkName == check && (audit == nil || finding.taskId == audit):
                finding.findingId = id
                checks[check]?.append(finding)
            case .gone: checks[check]?.appendGone(id)
            case .known, .loading, .failed: break
            }
        }
        checks[check]?.listing = named.listing
    }
}
