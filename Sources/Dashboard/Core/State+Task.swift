import FoundationEssentials
import MitigationModel

/// What is shown of the task.
extension State {
    /// The task as the latest good answer has it.
    public var task: AuditMitigationActionsTask? {
        latest?.task
    }

    /// Whether the latest known status is COMPLETED, FAILED or CANCELED. It may not be confirmed yet.
    public var isFinal: Bool {
        task?.taskStatus?.isFinal ?? false
    }

    /// Whether a final status is confirmed by two more polls: nothing more is expected.
    public var isSettled: Bool {
        polling.isSettled
    }

    /// The account that the task runs in, where a role's ARN tells it.
    public var accountId: String? {
        task?.accountId
    }

    /// Now by AWS's clock, as far as known.
    public var correctedNow: Date {
        clock.corrected(now)
    }

    /// How long the task has run, or ran.
    public var runningTime: Duration? {
        task?.runningTime(at: correctedNow)
    }

    /// How fast the task goes. Stale data and a final status have no rate.
    public var rate: Rate? {
        isStale || isFinal ? nil : history.rate
    }

    /// How fast one check goes, in the same way.
    public func rate(of check: CheckName) -> Rate? {
        isStale || isFinal ? nil : history.rate(of: check)
    }

    /// How long the rest will take. Stale data and a final status have no estimate.
    public var estimate: Estimate? {
        isStale || isFinal ? nil : history.estimate
    }

    /// When the task will be done, by the estimate, on AWS's clock.
    public var estimatedEnd: Date? {
        estimate.map { correctedNow.addingTimeInterval($0.timeLeft.inSeconds) }
    }

    /// All checks, the worst first: by failures, severity, least progress, title.
    public var orderedChecks: [CheckName] {
        guard let task else { return [] }
        return task.checks
            .map { RankedCheck(name: $0, progress: task.progress(of: $0)) }
            .sorted()
            .map(\.name)
    }

    /// The check that the operator selected; the first one if that is gone or none is selected.
    public var selectedCheck: CheckName? {
        let checks = orderedChecks
        return navigation.selection.flatMap { checks.contains($0) ? $0 : nil } ?? checks.first
    }
}

/// A check with all that its place in the list depends on.
private struct RankedCheck: Comparable {
    let name: CheckName
    let failed: Int64
    let severity: Severity
    let percent: Int
    let title: String

    init(name: CheckName, progress: Progress) {
        self.name = name
        failed = progress.failed ?? 0
        severity = name.severity
        percent = progress.percent ?? 100
        title = name.title
    }

    /// Whether the left one stands above the right one. The API's name decides between equal titles.
    static func < (left: Self, right: Self) -> Bool {
        if left.failed != right.failed { return left.failed > right.failed }
        if left.severity != right.severity { return left.severity > right.severity }
        if left.percent != right.percent { return left.percent < right.percent }
        return (left.title, left.name) < (right.title, right.name)
    }
}
