import MitigationModel

/// What is asked of AWS about findings.
extension State {
    /// What is to be asked, after any event, so that what is shown is known: visible rows first.
    mutating func askWhatIsWanted() -> [Effect] {
        let forgotten = forgetOtherTask()
        drillDown.settledAt = isSettled ? drillDown.settledAt ?? now.uptime : nil
        let left = forgotten + followNavigation()
        drillDown.nextAsk = nil
        guard navigation.isInDrillDown else { return left }
        return left + describeWanted() + listWanted() + executionsWanted()
    }

    /// r: gives up what hangs, forgets what could not be had, and asks what is shown and not done anew.
    mutating func askFindingsAnew() -> [Effect] {
        guard navigation.isInDrillDown else { return [] }
        let effects = giveUpHanging()
        if case .finding(let id) = navigation.place {
            drillDown.forgetFailure(of: id)
            drillDown.ageLoose(id)
        }
        drillDown.named.forgetFailures(until: now.uptime)
        guard let check = drillDown.current else { return effects }
        let shown = shownRows
        drillDown.checks[check]?.askAnew(shown: shown)
        if case .findings? = drillDown.checks[check]?.route { fillNamed() }
        return effects
    }

    /// Where an answer is overdue, gives up all that is in flight: it is asked anew. A scan looks again for what it had asked,
    /// and the way to a list's end goes on.
    private mutating func giveUpHanging() -> [Effect] {
        guard drillDown.isHanging(at: now.uptime) else { return [] }
        let wantsEnd = drillDown.current.flatMap { drillDown.checks[$0]?.wantsEnd } ?? false
        drillDown.stop()
        if let check = drillDown.current {
            drillDown.checks[check]?.wantsEnd = wantsEnd
            drillDown.checks[check]?.scan?.next = 0
        }
        return [.stopDrillDown]
    }

    /// Another task is watched: gives up all calls about the findings of the one before, and forgets them.
    private mutating func forgetOtherTask() -> [Effect] {
        guard drillDown.taskId != taskId else { return [] }
        let effects: [Effect] = drillDown.isIdle ? [] : [.stopDrillDown]
        drillDown = DrillDown(reading: drillDown.taskId == nil ? drillDown.reading : drillDown.reading + 1)
        drillDown.taskId = taskId
        return effects
    }

    /// The rows of the open check that are on the screen.
    private var shownRows: [Int] {
        guard let check = drillDown.current, let findings = drillDown.checks[check] else { return [] }
        return switch navigation.place {
        case .check: findings.window(rows: visibleFindingRows).range.compactMap(findings.index)
        case .finding(let id): findings.indices[id].map { [Int($0)] } ?? []
        case .overview, .tasks, .cancel: []
        }
    }
}

/// Which check is open.
extension State {
    /// Opens the list of the check that the operator went to, and leaves the one before.
    private mutating func followNavigation() -> [Effect] {
        let check = navigation.openCheck
        guard drillDown.current != check || !navigation.isInDrillDown else { return [] }
        return leaveCheck() + (check.map { open($0) } ?? [])
    }

    private mutating func leaveCheck() -> [Effect] {
        if let check = drillDown.current { endScan(of: check, .left) }
        drillDown.current = nil
        guard !drillDown.isIdle else { return [] }
        drillDown.stop()
        return [.stopDrillDown]
    }

    private mutating func open(_ check: CheckName) -> [Effect] {
        let target = task?.target
        let route = FindingsRoute(target)
        let beginsAnew = drillDown.open(
            CheckFindings(check: check, route: route, reasonCodes: target?.auditCheckToReasonCodeFilter?[check]))
        navigation.checkScroll = [:]
        navigation.checkFocus = .findings
        if case .findings(let ids, _) = route {
            drillDown.named.name(ids)
            drillDown.named.forgetFailures(until: now.uptime)
            fillNamed()
        }
        return beginsAnew ? [.stopDrillDown] : []
    }
}

/// The calls.
extension State {
    private mutating func describeWanted() -> [Effect] {
        var ids: [String] = []
        if case .finding(let id) = navigation.place, drillDown.described[id] == nil {
            if let named = drillDown.named.finding(id) {
                drillDown.describe(id, .known(named))
            } else if drillDown.describesInFlight.count < DrillDown.mostInFlight {
                // With more in flight it is asked as soon as one is answered, if it is still shown then.
                drillDown.describe(id, .asking)
                ids.append(id)
            }
        }
        if let check = drillDown.current, case .findings? = drillDown.checks[check]?.route {
            let room = DrillDown.mostInFlight - drillDown.describesInFlight.count - ids.count
            for id in drillDown.named.unasked(room) {
                drillDown.named.note(id, .asking)
                if !ids.contains(id) { ids.append(id) }
            }
        }
        let new = ids.filter { drillDown.describesInFlight[$0] == nil }
        for id in new { drillDown.describesInFlight[id] = now.uptime }
        return new.map { .describeFinding(FindingQuery(reading: drillDown.reading, findingId: $0)) }
    }

    private mutating func listWanted() -> [Effect] {
        guard let taskId, let check = drillDown.current, let findings = drillDown.checks[check],
            case .audit(let audit) = findings.route, findings.wantsMore(rows: visibleFindingRows)
        else { return [] }
        switch findings.listing {
        case .unread, .partial: break
        case .failed where findings.listingRetry ?? .zero <= now.uptime && !polling.isPaused: break
        case .failed:
            remindToAsk(at: findings.listingRetry)
            return []
        case .reading, .complete, .full: return []
        }
        drillDown.noteListAsked(check, at: now.uptime)
        return [
            .listFindings(
                FindingsQuery(reading: drillDown.reading, taskId: taskId, auditTaskId: audit, check: check))
        ]
    }

    private mutating func executionsWanted() -> [Effect] {
        let loose = looseWanted()
        guard let check = drillDown.current else { return loose }
        // On the way to the end of a long list the rows only pass by.
        let passesBy = drillDown.checks[check]?.isOnTheWayToItsEnd ?? false
        let shown = passesBy ? [] : shownRows.flatMap { ask($0, of: check) }
        return loose + shown + scanWanted(check)
    }

    /// The executions of a finding that is in no list, while it fills the screen.
    private mutating func looseWanted() -> [Effect] {
        guard case .finding(let id) = navigation.place, drillDown.home(of: id) == nil else { return [] }
        switch drillDown.looseDue(id, at: now.uptime, isPaused: polling.isPaused) {
        case .now:
            let effects = askExecutions(of: id)
            if !effects.isEmpty { drillDown.takeLoose(.asking, of: id, at: now.uptime) }
            return effects
        case .at(let time): remindToAsk(at: time)
        case .never: break
        }
        return []
    }

    /// A row that is shown.
    private mutating func ask(_ index: Int, of check: CheckName) -> [Effect] {
        let due = drillDown.checks[check]?.due(
            index, at: now.uptime, settledAt: drillDown.settledAt, isPaused: polling.isPaused,
            isOpen: navigation.keyContext == .finding)
        switch due {
        case .now: return askRow(index, of: check)
        case .at(let time): remindToAsk(at: time)
        case .never, nil: break
        }
        return []
    }

    /// Asks for a row, unless that is under way, or too much is.
    mutating func askRow(_ index: Int, of check: CheckName) -> [Effect] {
        guard let id = drillDown.checks[check]?.rows[index].id else { return [] }
        let effects = askExecutions(of: id)
        if !effects.isEmpty { drillDown.checks[check]?.markAsking(index) }
        return effects
    }

    private mutating func askExecutions(of id: String) -> [Effect] {
        guard let taskId, hasRoomToAsk, drillDown.executionsInFlight[id] == nil else { return [] }
        drillDown.executionsInFlight[id] = now.uptime
        return [.listExecutions(ExecutionsQuery(reading: drillDown.reading, taskId: taskId, findingId: id))]
    }

    /// Whether one more finding may be asked.
    var hasRoomToAsk: Bool {
        drillDown.executionsInFlight.count < DrillDown.mostInFlight
    }

    private mutating func remindToAsk(at time: Duration?) {
        guard let time, time > now.uptime else { return }
        drillDown.nextAsk = min(drillDown.nextAsk ?? time, time)
    }
}

extension Navigation {
    /// The check whose screen is open, or lies under another one.
    var openCheck: CheckName? {
        for case .check(let check) in trail.reversed() { return check }
        return nil
    }

    /// Whether a check's or a finding's screen is open, or lies under another one.
    var isInDrillDown: Bool {
        trail.contains { place in
            switch place {
            case .check, .finding: true
            case .overview, .tasks, .cancel: false
            }
        }
    }
}
