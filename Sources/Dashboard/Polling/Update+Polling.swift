import MitigationModel

/// When polls are made.
extension State {
    /// Asks for a poll if one is due.
    mutating func pollIfDue() -> [Effect] {
        guard !isReplay, case .due(let at) = polling.phase, at <= now.uptime else { return [] }
        return ask(thenPause: false)
    }

    /// r: a poll now, also while paused and after a confirmed end. One in flight is given up only if it is old.
    mutating func refresh() -> [Effect] {
        switch polling.phase {
        case .idle: []
        case .due: askAnew(thenPause: false)
        case .paused: askAnew(thenPause: true)
        case .settled: askAnew(thenPause: false)
        case .inFlight(_, let since, let thenPause) where now.uptime - since >= Polling.patience:
            askAnew(thenPause: thenPause)
        case .inFlight: []
        }
    }

    /// A poll whose answer tells how things are from now on: one in flight may tell how they were before.
    mutating func pollAnew() -> [Effect] {
        polling.phase == .idle || isReplay ? [] : askAnew(thenPause: polling.isPaused)
    }

    /// p: no more polls, or on with them. The answer to one in flight is still taken. After a confirmed end there is
    /// nothing to pause.
    mutating func togglePause() {
        guard !isSettled, polling.phase != .idle else { return }
        record(polling.isPaused ? .resumed : .paused)
        alerts.stall.interrupt()
        switch polling.phase {
        case .idle, .due, .settled: polling.phase = .paused
        case .paused: polling.phase = .due(at: now.uptime)
        case .inFlight(let id, let since, let thenPause):
            polling.phase = .inFlight(id, since: since, thenPause: !thenPause)
        }
    }

    /// + and -: the next step of the ladder.
    mutating func changeInterval(to interval: Duration?) {
        guard let interval else { return }
        record(.intervalChanged(from: polling.interval, to: interval))
        polling.interval = interval
        guard case .due = polling.phase, polling.failures == nil else { return }
        if let due = polling.nextRegularDue(at: now.uptime) { polling.phase = .due(at: due) }
    }

    /// Polls anew after the program did not run: what was in flight may never be answered, unless it was asked just now.
    mutating func pollAfterGap() -> [Effect] {
        alerts.stall.interrupt()
        return switch polling.phase {
        case .due: askAnew(thenPause: false)
        case .inFlight(_, since: now.uptime, thenPause: _): []
        case .inFlight(_, _, let thenPause): askAnew(thenPause: thenPause)
        case .idle, .paused, .settled: []
        }
    }

    /// Gives up the poll in flight, if there is one, and asks.
    private mutating func askAnew(thenPause: Bool) -> [Effect] {
        if case .inFlight(let id, _, _) = polling.phase {
            return [.cancelPoll(id)] + ask(thenPause: thenPause)
        }
        return ask(thenPause: thenPause)
    }

    private mutating func ask(thenPause: Bool) -> [Effect] {
        guard let taskId else { return [] }
        polling.lastNumber += 1
        polling.lastAsked = now.uptime
        let id = PollID(polling.lastNumber)
        polling.phase = .inFlight(id, since: now.uptime, thenPause: thenPause)
        return [.poll(id, taskId: taskId)]
    }
}

extension Polling {
    /// The uptime of the next poll after a good answer, never before now: the interval after the last one was asked, or
    /// what the confirmation of a final status needs. Nil once that is confirmed.
    func nextRegularDue(at now: Duration) -> Duration? {
        switch finality {
        case .open: max(now, (lastAsked ?? now) + interval)
        case .seen(let sighting): max(now, sighting.next(interval: interval))
        case .confirmed: nil
        }
    }
}
