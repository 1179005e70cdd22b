import FoundationEssentials
import MitigationModel

/// What follows from responses to polls, for the polls themselves.
extension Polling {
    /// Whether this poll is in flight. A response to any other poll is late, and ignored.
    func isInFlight(_ id: PollID) -> Bool {
        if case .inFlight(id, _, _) = phase { true } else { false }
    }

    /// When the poll in flight was made, and whether polls pause after it; nil if none is in flight.
    var inFlight: (since: Duration, thenPause: Bool)? {
        if case .inFlight(_, let since, let thenPause) = phase { (since, thenPause) } else { nil }
    }

    /// A good response came: the next poll is made at the interval.
    mutating func succeed(thenPause: Bool, at now: Duration) {
        failures = nil
        if thenPause && !isSettled {
            phase = .paused
        } else {
            phase = nextRegularDue(at: now).map { .due(at: $0) } ?? .settled
        }
    }

    /// The poll in flight failed: the next one is made after a backoff. The latest good response stays.
    mutating func fail(_ failure: CallFailure, _ context: inout Context) {
        guard let (_, thenPause) = inFlight else { return }
        let kindBefore = failures?.latest.kind
        let streak = failures?.adding(failure, at: context.now) ?? FailureStreak(first: failure, at: context.now)
        failures = streak
        if isSettled {
            phase = .settled
        } else {
            phase = thenPause ? .paused : .due(at: context.uptime + streak.delay(interval: interval))
        }
        if failure.kind != kindBefore { context.record(.pollsFailing(failure.kind)) }
    }
}

/// How a task that does not exist yet is awaited: a response that there is none is no failure then.
extension Polling {
    /// The task does not exist yet: the next poll is made at the interval.
    mutating func awaitTask(_ context: inout Context) {
        guard let (_, thenPause) = inFlight else { return }
        failures = nil
        if awaited == nil { context.record(.taskAwaited) }
        awaited = Awaiting(count: (awaited?.count ?? 0) + 1, since: awaited?.since ?? context.now)
        let due = max(context.uptime, (lastAsked ?? context.uptime) + interval)
        phase = thenPause ? .paused : .due(at: due)
    }

    /// The task exists.
    mutating func endAwaiting(_ context: inout Context) {
        guard awaited != nil else { return }
        awaited = nil
        context.record(.taskAppeared)
    }
}

/// How a final status is confirmed: by two more polls with the same outcome, 2 seconds later and 10 seconds after that.
extension Polling {
    /// Evaluates a good response. Returns what it means for alerts about the end, if anything.
    mutating func evaluateFinality(of task: AuditMitigationActionsTask, _ context: inout Context) -> Alerts.Event? {
        guard let outcome = Outcome(task) else {
            finality = .open
            return .endDoubted
        }
        switch finality {
        case .seen(let pending) where pending.outcome == outcome:
            return context.uptime >= pending.next(interval: interval) ? agree(with: pending, &context) : nil
        case .confirmed(outcome): return nil
        case .seen(let pending):
            return confirm(outcome, insteadOf: pending.outcome, polls: pending.polls + 1, &context)
        case .confirmed(let before): return confirm(outcome, insteadOf: before, polls: 0, &context)
        case .open: return confirm(outcome, insteadOf: nil, polls: 0, &context)
        }
    }

    private mutating func agree(with pending: PendingConfirmation, _ context: inout Context) -> Alerts.Event? {
        guard pending.agreed + 1 >= PendingConfirmation.agreementsNeeded else {
            finality = .seen(
                PendingConfirmation(
                    outcome: pending.outcome, at: context.uptime, agreed: pending.agreed + 1,
                    polls: pending.polls + 1))
            return nil
        }
        finality = .confirmed(pending.outcome)
        context.record(.finalConfirmed(pending.outcome.status))
        return .ended(pending.outcome.status)
    }

    /// A final status that is new, or has another outcome than before, has to be confirmed from here on.
    private mutating func confirm(
        _ outcome: Outcome, insteadOf before: Outcome?, polls: Int, _ context: inout Context
    ) -> Alerts.Event {
        // Another status has its own line in the journal.
        if before?.status == outcome.status { context.record(.finalNotConfirmed(outcome.status)) }
        finality = .seen(PendingConfirmation(outcome: outcome, at: context.uptime, polls: polls))
        return .endDoubted
    }
}

extension Polling.PendingConfirmation {
    /// How many polls must have the same outcome.
    fileprivate static let agreementsNeeded = 2

    /// The uptime from which a poll counts.
    ///
    /// If two polls did not confirm an outcome, the interval applies: what differs each time must not be polled every
    /// 2 seconds without end.
    func next(interval: Duration) -> Duration {
        if agreed > 0 { return at + .seconds(10) }
        return at + (polls < 2 ? .seconds(2) : max(interval, .seconds(2)))
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
