import FoundationEssentials
import MitigationModel

/// The active alerts of one task, and what raises the next ones. They are about the live task.
public struct Alerts: Hashable, Sendable {
    /// The alerts that the operator has not dismissed, the worst first.
    public private(set) var active: [Alert] = []
    /// Whether the failure threshold is reached: failures must fall below it before it raises another alert.
    private(set) var isThresholdReached = false
    /// How long the task has made no progress.
    private(set) var stall = StallDetector()

    /// Nothing was raised.
    public init() {}

    /// The alert that the banner shows; nil if there is none.
    public var worst: Alert? {
        active.first
    }

    /// What alerts handle.
    enum Event {
        /// A good response came.
        case responded(Response)
        /// Polls stopped for a while: the time up to the next response does not count as stalled.
        case interrupted
        /// A final status is confirmed.
        case ended(TaskStatus)
        /// The final status is in doubt again.
        case endDoubted
        /// In a replay: the operator dismissed an alert of this kind.
        case dismissed(Alert.Kind)
    }

    /// A good response, compared with the one before.
    struct Response {
        /// The task in the response.
        let task: AuditMitigationActionsTask
        /// Whether any count differs.
        let hasMoved: Bool
        /// The time since the response before, if polls succeeded meanwhile; else zero.
        let covered: Duration
    }

    /// Handles an event; alerts that are raised ring the bell.
    mutating func handle(_ event: Event, _ context: inout Context) -> [Effect] {
        switch event {
        case .responded(let response):
            return observeProgress(response, &context) + observeFailures(response.task.progress, &context)
        case .interrupted: stall.interrupt()
        case .ended(let status): return raise(.finished(status))
        case .endDoubted: active.removeAll { $0.kind == .finished }
        case .dismissed(let kind): active.removeAll { $0.kind == kind }
        }
        return []
    }

    /// The operator has read the banner. False if there was none.
    mutating func dismiss() -> Bool {
        guard !active.isEmpty else { return false }
        active.removeFirst()
        return true
    }

    private mutating func raise(_ alert: Alert) -> [Effect] {
        active.removeAll { $0.kind == alert.kind }
        active.append(alert)
        active.sort { $0.priority > $1.priority }
        return [.ringBell]
    }

    private mutating func observeProgress(_ response: Response, _ context: inout Context) -> [Effect] {
        let transition = stall.observe(
            hasMoved: response.hasMoved, isInProgress: response.task.taskStatus == .inProgress,
            covered: response.covered, threshold: context.setup.stall)
        switch transition {
        case .none: return []
        case .stalled(let duration):
            context.record(.stalled(for: duration))
            return raise(.stalled)
        case .resumed(let duration): context.record(.progressResumed(after: duration))
        case .over: break
        }
        active.removeAll { $0 == .stalled }
        return []
    }

    private mutating func observeFailures(_ progress: Progress, _ context: inout Context) -> [Effect] {
        guard let threshold = context.setup.failureAlert else { return [] }
        let wasReached = isThresholdReached
        isThresholdReached = threshold.isReached(by: progress)
        guard isThresholdReached, !wasReached else { return [] }
        let (failed, worked) = (max(0, progress.failed ?? 0), progress.worked)
        context.record(.failureLimitReached(failed: failed, worked: worked, limit: threshold))
        return raise(.failures(failed: failed, worked: worked, limit: threshold, at: context.date))
    }
}

extension WatchSetup.FailureAlert {
    /// Whether the threshold is reached. A percentage counts once a single failure is no more than it (at 5%: once 20
    /// findings are processed), or once nothing remains: the first failure of a few findings says little.
    ///
    /// | threshold | failed | succeeded | remaining | reached |
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
