import MitigationModel

/// How a task is waited for that does not exist yet: AWS's word that there is none is no failure then.
extension State {
    /// Whether the failure says no more than that the task is not there yet.
    func isAwaited(_ failure: CallFailure) -> Bool {
        setup.waitsForTask && latest == nil && failure.kind == .notFound
    }

    /// Takes in that the task is not there yet: the next poll is made at the interval.
    mutating func awaitTask(thenPause: Bool) {
        tellRecovery()
        polling.failures = nil
        if polling.awaited == nil { record(.taskAwaited) }
        polling.awaited = polling.awaited?.counted ?? Polling.Awaiting(count: 1, since: now)
        polling.phase =
            thenPause ? .paused : .due(at: max(now.uptime, (polling.lastAsked ?? now.uptime) + polling.interval))
    }

    /// Tells that the task is there, if it was waited for.
    mutating func endAwaiting() {
        guard polling.awaited != nil else { return }
        polling.awaited = nil
        record(.taskAppeared)
    }
}

extension Polling.Awaiting {
    fileprivate var counted: Self {
        Self(count: count + 1, since: since)
    }
}
