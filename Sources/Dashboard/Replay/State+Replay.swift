import MitigationModel

/// The parts of a recording that are not responses, and the limits of a replay.
extension State {
    /// Repeats what shaped the recorded session.
    mutating func replay(_ action: RecordedAction) {
        switch action {
        case .pollAsked(let id, let since):
            watch.polling.lastNumber = id.number
            watch.polling.lastAsked = since
            watch.polling.phase = .inFlight(id, since: since, thenPause: watch.polling.isPaused)
        case .taskPicked(let id): _ = switchTask(to: id)
        case .cancelAsked(let id): if id == taskId { cancelRequested() }
        case .paused: if !watch.polling.isPaused { withContext { $0.watch.togglePause(&$1) } }
        case .resumed: if watch.polling.isPaused { withContext { $0.watch.togglePause(&$1) } }
        case .intervalChanged(let interval):
            let allowed = Polling(interval: interval, firstDue: nil).interval
            withContext { _ = $0.watch.polling.handle(.intervalChanged(to: allowed), &$1) }
        case .alertPutAway(let kind): withContext { _ = $0.watch.alerts.handle(.dismissed(kind), &$1) }
        case .slept(let duration):
            if let duration { record(.slept(for: duration)) }
            withContext { _ = $0.watch.alerts.handle(.interrupted, &$1) }
        case .scanEnded(let check, let found, let counted, let asked):
            record(.scanEnded(check, found: found, of: counted, checked: asked))
        }
    }
}

/// What a replay cannot do.
extension Notice {
    /// Request something from AWS.
    static let replayRequestsNothing = Notice.nothing(
        "not available in a replay (no AWS calls)", brief: "not in a replay")
    /// Cancel the task.
    static let replayCancelsNothing = Notice.nothing(
        "not available in a replay (cannot cancel)", brief: "not in a replay")
    /// Watch another task.
    static let replayHasOneTask = Notice.nothing("not available in a replay (one task only)", brief: "not in a replay")
}
