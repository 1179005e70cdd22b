import FoundationEssentials
import MitigationModel

/// What follows from a good answer.
extension State {
    /// Takes in the answer to the poll in flight. The answer to any other poll is late, and ignored.
    mutating func takeAnswer(_ received: PollAnswer, to id: PollID) -> [Effect] {
        guard case .inFlight(id, let since, let thenPause) = polling.phase else { return [] }
        let (plausible, failure) = plausible(received)
        guard let answer = plausible else {
            if let failure { takeFailure(failure, of: id) }
            return []
        }
        synchronize(with: answer.serverDate)
        tellRecovery()
        endAwaiting()
        journalChanges(to: answer.task)
        let alarms = weighAlerts(of: answer.task)
        let observation = Observation(
            number: id.number, at: now, task: answer.task, requestId: answer.requestId, serverDate: answer.serverDate)
        keep(observation)
        identifyAfterRecovery()
        polling.failures = nil
        weighCancellation(by: answer.task, askedAt: since)
        let effects = alarms + weighFinality(of: answer.task)
        polling.phase = phase(afterAnswer: thenPause)
        return effects
    }

    /// Corrects the clock by an answer's Date header, and tells once if the machine's own is far off.
    mutating func synchronize(with serverDate: Date?) {
        guard let serverDate else { return }
        clock.observe(serverDate: serverDate, at: now)
        if let skew = clock.newsOfSkew(at: now) { record(.clockSkewed(by: skew)) }
    }

    /// Tells that polls are answered again, if they were not.
    mutating func tellRecovery() {
        guard let failures = polling.failures else { return }
        record(
            .pollsRecovered(
                from: failures.latest.kind, failures: failures.count,
                after: now.uptime - (latest?.at ?? startedAt).uptime, interval: polling.interval))
    }

    private mutating func journalChanges(to task: AuditMitigationActionsTask) {
        if let before = self.task {
            for change in TaskChange.told(from: before, to: task) { record(.taskChanged(change)) }
        } else {
            let progress = task.progress
            record(.watchingBegan(checks: task.checks.count, findings: progress.total, status: task.taskStatus))
            let wrong = TaskChange.checksThatStoppedAddingUp(from: nil, to: task)
            if !wrong.isEmpty { record(.taskChanged(.countsDoNotAddUp(wrong))) }
        }
    }

    private func phase(afterAnswer thenPause: Bool) -> Polling.Phase {
        if thenPause && !isSettled { return .paused }
        return polling.nextRegularDue(at: now.uptime).map { .due(at: $0) } ?? .settled
    }
}

extension TaskChange {
    /// The changes in the order in which they are told. A low terminal shows the newest line alone: a change of status must
    /// be the one.
    static func told(from old: AuditMitigationActionsTask, to new: AuditMitigationActionsTask) -> [TaskChange] {
        let changes = changes(from: old, to: new)
        return changes.filter { !$0.isOfStatus } + changes.filter(\.isOfStatus)
    }

    /// Whether the task's status is another one.
    private var isOfStatus: Bool {
        if case .statusChanged = self { true } else { false }
    }
}
