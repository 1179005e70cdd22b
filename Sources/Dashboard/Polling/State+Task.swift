import FoundationEssentials
import MitigationModel

/// What is shown of the task.
extension State {
    /// The task that is watched; nil until the operator picks one.
    public var taskId: String? {
        setup.taskId
    }

    /// The task as the latest good answer has it.
    public var task: AuditMitigationActionsTask? {
        latest?.task
    }

    /// The checks that are shown, in their order: of the moment that the operator looks back to, else of the present.
    public var orderedChecks: [CheckName] {
        lookBack?.orderedChecks ?? liveChecks
    }

    /// Whether the latest known status is COMPLETED, FAILED or CANCELED. It may not be confirmed yet.
    public var isFinal: Bool {
        task?.taskStatus?.isFinal ?? false
    }

    /// Whether a final status is confirmed by two more polls: nothing more is expected.
    public var isSettled: Bool {
        polling.isSettled
    }

    /// The account: by STS's word, else where a role's ARN in the answer tells it.
    public var accountId: String? {
        if case .known(let account) = identity { account } else { task?.accountId }
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

    /// How long the rest will take. Stale data and a final status have no estimate, nor has a task that is being canceled.
    public var estimate: Estimate? {
        isStale || isFinal || isCanceling ? nil : history.estimate
    }

    /// When the task will be done, by the estimate, on AWS's clock.
    public var estimatedEnd: Date? {
        estimate.map { correctedNow.addingTimeInterval($0.timeLeft.inSeconds) }
    }

    /// The check that the operator selected; the first one that is shown if that is not, and until the operator selects one.
    public var selectedCheck: CheckName? {
        navigation.selection.flatMap { orderedChecks.contains($0) ? $0 : nil } ?? orderedChecks.first
    }
}
