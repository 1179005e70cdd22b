import FoundationEssentials
import MitigationModel
import Screen

/// Handles one event and returns what to do about it. Pure: everything it knows is in its arguments.
///
/// `now` is the moment at which the event is handled. It is never before that of the event before.
public func update(_ state: inout State, _ event: Event, at now: Moment) -> [Effect] {
    let gap = event == .continued || state.isReplay ? nil : state.gap(until: now)
    state.now = now
    state.dropOldNotice()
    state.observeStaleness()
    let effects = state.handle(event)
    if effects.contains(where: \.isQuit) { return effects }
    return effects + state.close(gap) + state.followUps()
}

extension State {
    fileprivate mutating func handle(_ event: Event) -> [Effect] {
        switch event {
        case .started, .ticked: return []
        case .keyPressed(let key): return press(key)
        case .pointed(let act): return handle(act)
        case .resized(let size): self.size = size
        case .continued: return [.repaint] + (isReplay ? [] : pollAfterGap())
        case .interrupted(let interruption): return [.quit(.interrupted(interruption))]
        case .pollSucceeded(let id, let answer): return handle(answer, to: id)
        case .pollFailed(let id, let failure): handle(failure, of: id)
        case .accountIdentified(let account): identity = .known(account)
        case .accountNotIdentified: identity = .unknown
        case .credentialsReported(let facts): handle(facts)
        case .codeAnswered(let outcome): return handle(outcome)
        case .loggedIn(let outcome): return handle(outcome)
        case .clipboardChecked(let obstacle): clipboardChecked(obstacle)
        case .credentialsWarned(let warning): record(.credentialsWarned(warning))
        case .findingsListed(let query, let page): return drillDown(.listed(query, page))
        case .findingsNotListed(let query, let failure): return drillDown(.notListed(query, failure))
        case .executionsListed(let query, let executions): return drillDown(.executed(query, executions))
        case .executionsNotListed(let query, let failure): return drillDown(.notExecuted(query, failure))
        case .findingDescribed(let query, let finding): return drillDown(.described(query, finding))
        case .findingNotDescribed(let query, let failure): return drillDown(.notDescribed(query, failure))
        case .tasksListed(let query, let page): return pick(.listed(query, page))
        case .tasksNotListed(let query, let failure):
            if picker.awaits(query) { synchronize(with: failure.serverDate) }
            return pick(.notListed(query, failure))
        case .taskDescribed(let id, let task): return pick(.described(id, task))
        case .taskNotDescribed(let id, _): return pick(.described(id, nil))
        case .attemptFailed(let operation, let failure, let delay):
            return handle(failure, of: operation, retryIn: delay)
        case .cancelAccepted(let id, let requestId): return handle(.accepted(requestId: requestId), ofCancelOf: id)
        case .cancelFailed(let id, let failure): return handle(.failed(failure), ofCancelOf: id)
        case .reportWritten(let files):
            record(.reportWritten(files))
            notice = .reportWritten(files)
        case .reportNotWritten(let reason): reportFailed(reason)
        case .logFailed(let reason):
            record(.logFailed(reason))
            notice = .nothing("the log is incomplete: \(reason)", brief: "log incomplete")
        case .recordingFailed(let reason):
            record(.recordingFailed(reason))
            setup.recordingPath = nil
            notice = .nothing("recording stopped: \(reason)", brief: "recording ended")
        case .replayed(let action): replay(action)
        case .replayEnded(let end): return replay(.ended(end))
        case .replayMissed(let miss): return replay(.missed(miss, shown: notice))
        }
        return []
    }

    /// What is due after any event: polls, and what the screen shows.
    fileprivate mutating func followUps() -> [Effect] {
        let poll = withContext { $0.watch.polling.handle(.ticked, &$1) }
        let tasks = pick(.settled)
        let account = identity.requests()
        return poll + tasks + account + drillDown(.settled) + ringForCode()
    }
}

/// What several features share.
extension State {
    private mutating func handle(_ answer: PollAnswer, to id: PollID) -> [Effect] {
        guard watch.polling.isInFlight(id) else { return [] }
        synchronize(with: answer.serverDate)
        switch watch.polling.check(answer, since: task) {
        case .incomplete(let failure):
            withContext { $0.watch.handle(failure, &$1) }
            return []
        case .plausible(let answer):
            if watch.polling.failures != nil { identity.retryIfUnknown() }
            return withContext { $0.watch.handle(answer, to: id, &$1) }
        }
    }

    private mutating func handle(_ failure: CallFailure, of id: PollID) {
        guard watch.polling.isInFlight(id) else { return }
        synchronize(with: failure.serverDate)
        withContext { $0.watch.handle(failure, &$1) }
    }

    private mutating func handle(
        _ failure: CallFailure, of operation: Operation, retryIn delay: Duration
    ) -> [Effect] {
        record(.attemptsFailed(operation, failure.kind, count: 1, next: delay))
        return failure.kind == .throttled ? drillDown(.throttled) : []
    }

    private mutating func drillDown(_ event: DrillDown.Event) -> [Effect] {
        withContext { $0.watch.drillDown.handle(event, &$1) }
    }

    /// Once lists can be read again, the credentials that STS rejected may have been renewed.
    private mutating func pick(_ event: TaskPicker.Event) -> [Effect] {
        let hadFailed = picker.hasFailed
        let effects = withContext { $0.picker.handle(event, &$1) }
        if hadFailed, !picker.hasFailed { identity.retryIfUnknown() }
        return effects
    }

    private mutating func replay(_ event: ReplayState.Event) -> [Effect] {
        withContext { $0.replay?.handle(event, &$1) ?? [] }
    }

    /// Corrects the clock by a response's Date header, and records once if the machine's own is far off.
    mutating func synchronize(with serverDate: Date?) {
        guard let serverDate else { return }
        clock.observe(serverDate: serverDate, at: now)
        if let skew = clock.newsOfSkew(at: now) { record(.clockSkewed(by: skew)) }
    }
}

/// Time in which the program did not run: the machine slept, or the process was stopped.
extension State {
    /// How long nothing ran before `now`, if a tick is overdue by more than ten seconds of the machine's own time.
    func gap(until now: Moment) -> Duration? {
        let tolerance = Duration(saturating: 10 * setup.speed)
        guard let expected = nextTick, now.uptime > expected + tolerance else { return nil }
        return now.uptime - self.now.uptime
    }

    /// Records the gap, and polls at once unless polls are paused.
    fileprivate mutating func close(_ gap: Duration?) -> [Effect] {
        guard let gap else { return [] }
        record(.slept(for: gap))
        return pollAfterGap()
    }

    private mutating func pollAfterGap() -> [Effect] {
        withContext { $0.watch.pollAfterGap(&$1) }
    }
}

extension Effect {
    fileprivate var isQuit: Bool {
        if case .quit = self { true } else { false }
    }
}
