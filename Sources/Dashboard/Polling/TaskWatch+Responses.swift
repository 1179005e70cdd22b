import FoundationEssentials
import MitigationModel

/// What follows from a response to a poll, for everything that is known of the task.
extension TaskWatch {
    /// Handles the good response to a poll; `since` is the uptime at which the poll was made.
    mutating func handle(_ answer: PollAnswer, to id: PollID, _ context: inout Context) -> [Effect] {
        guard let (since, thenPause) = polling.inFlight else { return [] }
        recordRecovery(&context)
        polling.endAwaiting(&context)
        recordChanges(to: answer.task, &context)
        var effects = alerts.handle(.responded(compared(answer.task, context)), &context)
        let observation = Observation(
            number: id.number, at: context.now, task: answer.task, requestId: answer.requestId,
            serverDate: answer.serverDate)
        keep(observation, context)
        cancellation.handle(.polled(answer.task, madeAt: since), &context)
        if let event = polling.evaluateFinality(of: answer.task, &context) {
            effects += alerts.handle(event, &context)
        }
        polling.succeed(thenPause: thenPause, at: context.uptime)
        return effects
    }

    /// Handles the failure of the poll in flight.
    mutating func handle(_ failure: CallFailure, _ context: inout Context) {
        guard context.setup.waitsForTask, latest == nil, failure.kind == .notFound else {
            return polling.fail(failure, &context)
        }
        recordRecovery(&context)
        polling.awaitTask(&context)
    }

    /// p: no more polls, or resume them.
    mutating func togglePause(_ context: inout Context) {
        guard polling.canPause else { return }
        _ = alerts.handle(.interrupted, &context)
        _ = polling.handle(.pauseToggled, &context)
    }

    /// Polls after the program did not run.
    mutating func pollAfterGap(_ context: inout Context) -> [Effect] {
        _ = alerts.handle(.interrupted, &context)
        return polling.handle(.resumedAfterGap, &context)
    }

    /// Polls succeed again, if they failed.
    private func recordRecovery(_ context: inout Context) {
        guard let failures = polling.failures else { return }
        context.record(
            .pollsRecovered(
                from: failures.latest.kind, failures: failures.count,
                after: context.uptime - (latest?.at ?? startedAt).uptime, interval: polling.interval))
    }

    private func recordChanges(to task: AuditMitigationActionsTask, _ context: inout Context) {
        if let before = self.task {
            for change in TaskChange.ordered(from: before, to: task) { context.record(.taskChanged(change)) }
        } else {
            let progress = task.progress
            context.record(
                .watchingBegan(checks: task.checks.count, findings: progress.total, status: task.taskStatus))
            let wrong = TaskChange.checksThatStoppedAddingUp(from: nil, to: task)
            if !wrong.isEmpty { context.record(.taskChanged(.countsDoNotAddUp(wrong))) }
        }
    }

    private func compared(_ task: AuditMitigationActionsTask, _ context: Context) -> Alerts.Response {
        Alerts.Response(
            task: task, hasMoved: self.task.map { $0.taskStatistics ?? [:] != task.taskStatistics ?? [:] } ?? true,
            covered: covered(at: context.now))
    }
}

extension TaskChange {
    /// Sorts changes for the journal. A low terminal shows only the newest line, so a status change comes last.
    static func ordered(
        from old: AuditMitigationActionsTask, to new: AuditMitigationActionsTask
    ) -> [TaskChange] {
        let changes = changes(from: old, to: new)
        return changes.filter { !$0.isOfStatus } + changes.filter(\.isOfStatus)
    }

    private var isOfStatus: Bool {
        if case .statusChanged = self { true } else { false }
    }
}
