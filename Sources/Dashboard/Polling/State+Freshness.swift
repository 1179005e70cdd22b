import MitigationModel

/// How old what is shown is, and what comes next.
extension State {
    /// Time since the latest good answer; nil before the first.
    public var age: Duration? {
        latest.map { now.uptime - $0.at.uptime }
    }

    /// Whether what is shown may no longer be true: the last poll failed, or no good answer came for twice the interval
    /// and 15 seconds. A confirmed final status does not age.
    public var isStale: Bool {
        if polling.failures != nil { return latest != nil }
        guard let age, !isSettled else { return false }
        return age > polling.longestSilence
    }

    /// Time until the next poll, never negative; nil if none is planned.
    public var nextPollIn: Duration? {
        polling.nextDue.map { max(.zero, $0 - now.uptime) }
    }

    /// How long the poll in flight has been waiting for its answer; nil if none is in flight.
    public var waitingFor: Duration? {
        guard case .inFlight(_, let since, _) = polling.phase else { return nil }
        return now.uptime - since
    }

    /// Whether the poll in flight takes longer than an answer should: r gives it up and asks anew.
    public var isHanging: Bool {
        waitingFor.map { $0 >= Polling.patience } ?? false
    }

    /// What can be said of the task at this moment.
    public var displayStatus: DisplayStatus {
        guard let task else {
            if taskId == nil { return .unpicked }
            if let awaited = polling.awaited, polling.failures == nil { return .awaited(awaited) }
            return polling.failures.map { .unanswered($0.latest) } ?? .asking
        }
        return isStale ? .was(task.taskStatus) : .is(task.taskStatus)
    }
}

extension Polling {
    /// Longer than this after a good answer it may no longer be true.
    var longestSilence: Duration {
        max(interval * 2, .seconds(15))
    }
}

/// What can be said of the task at this moment.
public enum DisplayStatus: Hashable, Sendable {
    /// No task is watched.
    case unpicked
    /// There is no such task yet.
    case awaited(Polling.Awaiting)
    /// No answer has come yet.
    case asking
    /// No good answer has come yet; the latest poll failed in this way.
    case unanswered(CallFailure)
    /// The status, as of a moment ago. Nil if AWS sends none.
    case `is`(TaskStatus?)
    /// The status as of the last good answer, which is stale.
    case was(TaskStatus?)
}
