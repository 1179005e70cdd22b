import MitigationModel

/// How old the latest response is at a moment, and what comes next.
extension TaskWatch {
    /// Time since the latest good response; nil before the first.
    public func age(at now: Moment) -> Duration? {
        latest.map { now.uptime - $0.at.uptime }
    }

    /// Whether the latest response may no longer be true: the last poll failed, or there was no good response for twice
    /// the interval and 15 seconds. A confirmed final status does not age.
    public func isStale(at now: Moment) -> Bool {
        if polling.failures != nil { return latest != nil }
        guard let age = age(at: now), !isSettled else { return false }
        return age > polling.longestSilence
    }

    /// How long the poll in flight has taken; nil if none is in flight.
    public func waiting(at now: Moment) -> Duration? {
        polling.inFlight.map { now.uptime - $0.since }
    }

    /// Whether the poll in flight takes longer than it should: r gives it up and polls again.
    public func isHanging(at now: Moment) -> Bool {
        waiting(at: now).map { $0 >= Polling.patience } ?? false
    }

    /// How long the task has made no progress; nil unless that reached the threshold.
    public func stalled(at now: Moment) -> Duration? {
        guard alerts.stall.isStalled else { return nil }
        return alerts.stall.quiet + (alerts.stall.isInterrupted ? .zero : covered(at: now))
    }

    /// The time since the latest good response; zero if polls did not succeed meanwhile as they should.
    func covered(at now: Moment) -> Duration {
        guard let age = age(at: now), polling.failures == nil, !polling.isPaused, age <= polling.longestSilence else {
            return .zero
        }
        return age
    }

    /// What is known of the task at this moment.
    public func displayStatus(at now: Moment) -> DisplayStatus {
        guard let task else {
            if taskId == nil { return .unpicked }
            if let awaited = polling.awaited, polling.failures == nil { return .awaited(awaited) }
            return polling.failures.map { .unanswered($0.latest) } ?? .asking
        }
        return isStale(at: now) ? .was(task.taskStatus) : .is(task.taskStatus)
    }
}

extension Polling {
    /// Longer than this after a good response, it may no longer be true.
    var longestSilence: Duration {
        max(interval * 2, .seconds(15))
    }
}

/// What is known of the task at a moment.
public enum DisplayStatus: Hashable, Sendable {
    /// No task is watched.
    case unpicked
    /// The task does not exist yet.
    case awaited(Polling.Awaiting)
    /// There was no response yet.
    case asking
    /// There was no good response yet; the latest poll failed in this way.
    case unanswered(CallFailure)
    /// The status, as of a moment ago. Nil if AWS sends none.
    case `is`(TaskStatus?)
    /// The status as of the last good response, which is stale.
    case was(TaskStatus?)
}
