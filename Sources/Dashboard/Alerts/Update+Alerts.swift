import FoundationEssentials
import MitigationModel

/// What an answer raises an alert for. All of it is of the live task, whatever moment the operator looks at.
extension State {
    /// Weighs an answer against the one before it, which is still the latest one, and against what the operator wants to
    /// be told of.
    mutating func weighAlerts(of task: AuditMitigationActionsTask) -> [Effect] {
        weighStall(of: task) + weighFailures(of: task.progress)
    }

    /// The end of the task is confirmed.
    mutating func announceEnd(_ status: TaskStatus) -> [Effect] {
        alerts.raise(.finished(status))
        return [.ringBell]
    }

    /// Esc: the operator has read the banner. False if there is none, or if failed polls stand in its place.
    mutating func putAwayAlert() -> Bool {
        guard polling.failures == nil, !isHanging else { return false }
        return alerts.putAway()
    }

    /// The time without progress up to now, as far as it counts: nil unless it was long enough to be told.
    public var stalledFor: Duration? {
        guard alerts.stall.isStalled else { return nil }
        return alerts.stall.quiet + (alerts.stall.isInterrupted ? .zero : covered)
    }

    private mutating func weighStall(of task: AuditMitigationActionsTask) -> [Effect] {
        let news = alerts.stall.observe(
            hasMoved: self.task.map { $0.taskStatistics ?? [:] != task.taskStatistics ?? [:] } ?? true,
            isInProgress: task.taskStatus == .inProgress, covered: covered, limit: setup.stall)
        switch news {
        case .none: return []
        case .stalled(let duration):
            record(.stalled(for: duration))
            alerts.raise(.stalled)
            return [.ringBell]
        case .resumed(let duration): record(.progressResumed(after: duration))
        case .over: break
        }
        alerts.withdraw { $0 == .stalled }
        return []
    }

    /// The time since the latest good answer; zero where answers did not come as they should.
    private var covered: Duration {
        guard let age, polling.failures == nil, !polling.isPaused, age <= polling.longestSilence else { return .zero }
        return age
    }

    private mutating func weighFailures(of progress: Progress) -> [Effect] {
        guard let limit = setup.failureAlert else { return [] }
        let wasReached = alerts.isLimitReached
        alerts.isLimitReached = limit.isReached(by: progress)
        guard alerts.isLimitReached, !wasReached else { return [] }
        let (failed, worked) = (max(0, progress.failed ?? 0), progress.worked)
        record(.failureLimitReached(failed: failed, worked: worked, limit: limit))
        alerts.raise(.failures(failed: failed, worked: worked, limit: limit, at: correctedNow))
        return [.ringBell]
    }
}

extension WatchSetup.FailureAlert {
    /// Whether so many findings failed. A share counts once one failure is no more than it (of 5% once 20 findings are
    /// worked off), or once nothing is left to do: the first failure of few says nothing of all.
    ///
    /// | limit | failed | succeeded | to do | reached |
    /// |---|---|---|---|---|
    /// | 10 | 9 | 100 | 900 | no |
    /// | 10 | 10 | 0 | 900 | yes |
    /// | 5% | 0 | 0 | 900 | no |
    /// | 5% | 5 | 95 | 900 | yes |
    /// | 5% | 5 | 96 | 900 | no |
    /// | 5% | 1 | 18 | 900 | no: of 19 |
    /// | 5% | 1 | 19 | 900 | yes: of 20 |
    /// | 5% | 1 | 2 | 0 | yes |
    func isReached(by progress: Progress) -> Bool {
        guard let failed = progress.failed, failed > 0 else { return false }
        return switch self {
        case .count(let count): failed >= count
        case .percent(let percent):
            Double(failed) * 100 >= percent * Double(progress.worked)
                && (percent * Double(progress.worked) >= 100 || progress.total != nil && progress.remaining <= 0)
        }
    }
}
