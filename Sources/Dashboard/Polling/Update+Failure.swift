import MitigationModel

/// What follows from a failed poll. The latest good answer stays.
extension State {
    /// Takes in the failure of the poll in flight. The failure of any other poll is late, and ignored.
    mutating func takeFailure(_ failure: CallFailure, of id: PollID) {
        guard case .inFlight(id, _, let thenPause) = polling.phase else { return }
        synchronize(with: failure.serverDate)
        if isAwaited(failure) { return awaitTask(thenPause: thenPause) }
        let kindBefore = polling.failures?.latest.kind
        let streak = polling.failures?.adding(failure, at: now) ?? .init(first: failure, at: now)
        polling.failures = streak
        polling.phase = phase(after: streak.delay(interval: polling.interval), thenPause: thenPause)
        if failure.kind != kindBefore { record(.pollsFailing(failure.kind)) }
    }

    private func phase(after delay: Duration, thenPause: Bool) -> Polling.Phase {
        if isSettled { return .settled }
        return thenPause ? .paused : .due(at: now.uptime + delay)
    }
}

extension Polling.FailureStreak {
    init(first failure: CallFailure, at moment: Moment) {
        self.init(count: 1, since: moment, latest: failure, latestAt: moment)
    }

    func adding(_ failure: CallFailure, at moment: Moment) -> Self {
        Self(count: count + 1, since: since, latest: failure, latestAt: moment)
    }
}
