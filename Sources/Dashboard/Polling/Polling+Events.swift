import MitigationModel

/// When polls are made.
extension Polling {
    /// What changes when polls are made.
    enum Event {
        /// Time has passed: a poll may be due.
        case ticked
        /// r: poll now, also while paused and after a confirmed end. A poll in flight is given up only if it is old.
        case refreshed
        /// The task may have changed just now, so a response to the poll in flight may be out of date.
        case outdated
        /// p: no more polls, or resume them. A response to the poll in flight still counts.
        case pauseToggled
        /// + and -: the interval changes. Nil if there is no longer or shorter one.
        case intervalChanged(to: Duration?)
        /// The program did not run for a while: the poll in flight may never get a response.
        case resumedAfterGap
    }

    /// Handles an event; returns the poll to make and the one to give up.
    mutating func handle(_ event: Event, _ context: inout Context) -> [Effect] {
        switch event {
        case .ticked: return pollIfDue(context)
        case .refreshed: return refresh(context)
        case .outdated: return phase == .idle || context.isReplay ? [] : pollAgain(thenPause: isPaused, context)
        case .pauseToggled: togglePause(&context)
        case .intervalChanged(let interval): change(to: interval, &context)
        case .resumedAfterGap: return pollAfterGap(context)
        }
        return []
    }

    /// Gives up the poll in flight, if there is one: its response is no longer needed.
    var stopped: [Effect] {
        if case .inFlight(let id, _, _) = phase { [.cancelPoll(id)] } else { [] }
    }

    /// Whether p does something: there is nothing to pause before a task is picked and after a confirmed end.
    var canPause: Bool { !isSettled && phase != .idle }

    private mutating func pollIfDue(_ context: Context) -> [Effect] {
        guard !context.isReplay, case .due(let at) = phase, at <= context.uptime else { return [] }
        return poll(thenPause: false, context)
    }

    private mutating func refresh(_ context: Context) -> [Effect] {
        switch phase {
        case .idle: []
        case .due, .settled: pollAgain(thenPause: false, context)
        case .paused: pollAgain(thenPause: true, context)
        case .inFlight(_, let since, let thenPause):
            context.uptime - since >= Self.patience ? pollAgain(thenPause: thenPause, context) : []
        }
    }

    private mutating func togglePause(_ context: inout Context) {
        context.record(isPaused ? .resumed : .paused)
        switch phase {
        case .idle, .due, .settled: phase = .paused
        case .paused: phase = .due(at: context.uptime)
        case .inFlight(let id, let since, let thenPause): phase = .inFlight(id, since: since, thenPause: !thenPause)
        }
    }

    private mutating func change(to interval: Duration?, _ context: inout Context) {
        guard let interval else { return }
        context.record(.intervalChanged(from: self.interval, to: interval))
        self.interval = interval
        guard case .due = phase, failures == nil else { return }
        if let due = nextRegularDue(at: context.uptime) { phase = .due(at: due) }
    }

    private mutating func pollAfterGap(_ context: Context) -> [Effect] {
        switch phase {
        case .due: pollAgain(thenPause: false, context)
        case .inFlight(_, since: context.uptime, thenPause: _): []
        case .inFlight(_, _, let thenPause): pollAgain(thenPause: thenPause, context)
        case .idle, .paused, .settled: []
        }
    }

    /// Gives up the poll in flight, if there is one, and polls.
    private mutating func pollAgain(thenPause: Bool, _ context: Context) -> [Effect] {
        stopped + poll(thenPause: thenPause, context)
    }

    private mutating func poll(thenPause: Bool, _ context: Context) -> [Effect] {
        guard let taskId = context.taskId else { return [] }
        lastNumber += 1
        lastAsked = context.uptime
        let id = PollID(lastNumber)
        phase = .inFlight(id, since: context.uptime, thenPause: thenPause)
        return [.poll(id, taskId: taskId)]
    }
}

extension Polling {
    /// The uptime of the next poll after a good response, never in the past: one interval after the last poll, or
    /// sooner to confirm a final status.
    /// Nil once the final status is confirmed.
    func nextRegularDue(at now: Duration) -> Duration? {
        switch finality {
        case .open: max(now, (lastAsked ?? now) + interval)
        case .seen(let pending): max(now, pending.next(interval: interval))
        case .confirmed: nil
        }
    }

    /// The next longer step of +; nil if there is none.
    var longerInterval: Duration? {
        Self.ladder.first { $0 > interval }
    }

    /// The next shorter step of -; nil if there is none.
    var shorterInterval: Duration? {
        Self.ladder.last { $0 < interval }
    }

    private static let ladder = [1, 2, 5, 10, 15, 30, 60, 120, 300].map { Duration.seconds($0) }
}
