import MitigationModel

/// What is looked up about findings.
extension DrillDown {
    /// What has to be looked up so that what is shown is known: visible rows first.
    mutating func requests(_ context: inout Context) -> [Effect] {
        settledAt = context.isSettled ? settledAt ?? context.uptime : nil
        let left = followNavigation(&context)
        nextLookup = nil
        guard context.navigation.isInDrillDown else { return left }
        return left + describeRequests(context) + listRequests(context) + executionsRequests(&context)
    }

    /// r: gives up what hangs, forgets failures, and looks up again what is shown and not final.
    mutating func refresh(_ context: Context) -> [Effect] {
        guard context.navigation.isInDrillDown else { return [] }
        let effects = giveUpHanging(context)
        if case .finding(let id) = context.navigation.screen {
            forgetFailure(of: id)
            ageUnlisted(id)
        }
        named.forgetFailures(until: context.uptime)
        guard let check = current else { return effects }
        let shown = shownRows(context)
        checks[check]?.refresh(shown: shown)
        if case .findings? = checks[check]?.route { fillNamed() }
        return effects
    }

    /// If a response is overdue, gives up everything in flight.
    /// A scan looks up its rows in flight again, and reading to the end of a list continues.
    private mutating func giveUpHanging(_ context: Context) -> [Effect] {
        guard isHanging(at: context.uptime) else { return [] }
        let wantsEnd = current.flatMap { checks[$0]?.wantsEnd } ?? false
        stop()
        if let check = current {
            checks[check]?.wantsEnd = wantsEnd
            checks[check]?.scan?.next = 0
        }
        return [.stopDrillDown]
    }

    /// The rows of the open check that are on the screen.
    private func shownRows(_ context: Context) -> [Int] {
        guard let check = current, let findings = checks[check] else { return [] }
        return switch context.navigation.screen {
        case .check: findings.window(rows: context.visibleFindingRows).range.compactMap(findings.index)
        case .finding(let id): findings.indices[id].map { [Int($0)] } ?? []
        case .overview, .tasks, .cancel: []
        }
    }
}

/// Which check is open.
extension DrillDown {
    /// Opens the list of the check that the operator went to, and leaves the one before.
    private mutating func followNavigation(_ context: inout Context) -> [Effect] {
        let check = context.navigation.openCheck
        guard current != check || !context.navigation.isInDrillDown else { return [] }
        return leaveCheck(&context) + (check.map { open($0, &context) } ?? [])
    }

    private mutating func leaveCheck(_ context: inout Context) -> [Effect] {
        if let current { endScan(of: current, .left, &context) }
        current = nil
        guard !isIdle else { return [] }
        stop()
        return [.stopDrillDown]
    }

    private mutating func open(_ check: CheckName, _ context: inout Context) -> [Effect] {
        let target = context.task?.target
        let route = FindingsRoute(target)
        let beginsAgain = open(
            CheckFindings(check: check, route: route, reasonCodes: target?.auditCheckToReasonCodeFilter?[check]))
        context.navigation.checkScroll = [:]
        context.navigation.checkFocus = .findings
        if case .findings(let ids, _) = route {
            named.name(ids)
            named.forgetFailures(until: context.uptime)
            fillNamed()
        }
        return beginsAgain ? [.stopDrillDown] : []
    }
}

/// The calls.
extension DrillDown {
    private mutating func describeRequests(_ context: Context) -> [Effect] {
        var ids: [String] = []
        if case .finding(let id) = context.navigation.screen, described[id] == nil {
            if let finding = named.finding(id) {
                describe(id, .known(finding))
            } else if describesInFlight.count < Self.mostInFlight {
                // With more in flight it is looked up after the next response, if it is still shown then.
                describe(id, .loading)
                ids.append(id)
            }
        }
        if let check = current, case .findings? = checks[check]?.route {
            let room = Self.mostInFlight - describesInFlight.count - ids.count
            for id in named.unknown(room) {
                named.note(id, .loading)
                if !ids.contains(id) { ids.append(id) }
            }
        }
        let new = ids.filter { describesInFlight[$0] == nil }
        for id in new { describesInFlight[id] = context.uptime }
        return new.map { .describeFinding(FindingQuery(reading: generation, findingId: $0)) }
    }

    private mutating func listRequests(_ context: Context) -> [Effect] {
        guard let taskId = context.taskId, let check = current, let findings = checks[check],
            case .audit(let audit) = findings.route, findings.wantsMore(rows: context.visibleFindingRows)
        else { return [] }
        switch findings.listing {
        case .unread, .partial: break
        case .failed where findings.listingRetry ?? .zero <= context.uptime && !context.isPaused: break
        case .failed:
            remind(at: findings.listingRetry, context)
            return []
        case .reading, .complete, .full: return []
        }
        noteListRequested(check, at: context.uptime)
        return [
            .listFindings(FindingsQuery(reading: generation, taskId: taskId, auditTaskId: audit, check: check))
        ]
    }

    private mutating func executionsRequests(_ context: inout Context) -> [Effect] {
        let unlisted = unlistedRequests(context)
        guard let check = current else { return unlisted }
        // On the way to the end of a long list the rows only pass by.
        let passesBy = checks[check]?.isOnTheWayToItsEnd ?? false
        let shown = passesBy ? [] : shownRows(context).flatMap { lookUp($0, of: check, context) }
        return unlisted + shown + scanRequests(check, &context)
    }

    /// The executions of a finding that is in no list, while it fills the screen.
    private mutating func unlistedRequests(_ context: Context) -> [Effect] {
        guard case .finding(let id) = context.navigation.screen, home(of: id) == nil else { return [] }
        switch unlistedDue(id, at: context.uptime, isPaused: context.isPaused) {
        case .now:
            let effects = requestExecutions(of: id, context)
            if !effects.isEmpty { keepUnlisted(.loading, of: id, at: context.uptime) }
            return effects
        case .at(let time): remind(at: time, context)
        case .never: break
        }
        return []
    }

    /// A row that is shown.
    private mutating func lookUp(_ index: Int, of check: CheckName, _ context: Context) -> [Effect] {
        let due = checks[check]?.due(
            index, at: context.uptime, settledAt: settledAt, isPaused: context.isPaused,
            isOpen: context.navigation.keyMode == .finding)
        switch due {
        case .now: return requestRow(index, of: check, context)
        case .at(let time): remind(at: time, context)
        case .never, nil: break
        }
        return []
    }

    /// Looks up a row, unless that is in flight, or too much is.
    mutating func requestRow(_ index: Int, of check: CheckName, _ context: Context) -> [Effect] {
        guard let id = checks[check]?.rows[index].id else { return [] }
        let effects = requestExecutions(of: id, context)
        if !effects.isEmpty { checks[check]?.markAsking(index) }
        return effects
    }

    private mutating func requestExecutions(of id: String, _ context: Context) -> [Effect] {
        guard let taskId = context.taskId, hasRoomToRequest, executionsInFlight[id] == nil else { return [] }
        executionsInFlight[id] = context.uptime
        return [.listExecutions(ExecutionsQuery(reading: generation, taskId: taskId, findingId: id))]
    }

    /// Whether one more finding may be looked up.
    var hasRoomToRequest: Bool {
        executionsInFlight.count < Self.mostInFlight
    }

    private mutating func remind(at time: Duration?, _ context: Context) {
        guard let time, time > context.uptime else { return }
        nextLookup = min(nextLookup ?? time, time)
    }
}

extension Navigation {
    /// The check whose screen is open, or lies under another one.
    var openCheck: CheckName? {
        for case .check(let check) in backStack.reversed() { return check }
        return nil
    }

    /// Whether a check's or a finding's screen is open, or lies under another one.
    var isInDrillDown: Bool {
        backStack.contains { place in
            switch place {
            case .check, .finding: true
            case .overview, .tasks, .cancel: false
            }
        }
    }
}

extension Context {
    /// How many findings a check's screen shows at once; 0 if their pane is not shown.
    var visibleFindingRows: Int {
        CheckLayout(size: size, focus: navigation.checkFocus).findings.rows.height
    }
}
