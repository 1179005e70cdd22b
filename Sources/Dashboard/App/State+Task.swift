import FoundationEssentials
import MitigationModel

/// What is known of the watched task at the moment of the latest event.
extension State {
    /// The watched task; nil until the operator picks one.
    public var taskId: String? { watch.taskId }

    /// The task as the latest good response has it.
    public var task: AuditMitigationActionsTask? { watch.task }

    /// The account: by STS, by the source of the credentials, or by a role's ARN in the response.
    public var accountId: String? {
        if case .known(let account) = identity { account } else { signIn.credentials?.accountId ?? task?.accountId }
    }

    /// Now by AWS's clock; by the machine's before the first response.
    public var correctedNow: Date { clock.corrected(now) }

    /// Whether a recording is replayed: nothing is requested from AWS, and what is shown was so then.
    public var isReplay: Bool { replay != nil }

    /// Time since the latest good response; nil before the first.
    public var age: Duration? { watch.age(at: now) }

    /// Whether what is shown may no longer be true: `TaskWatch.isStale(at:)`.
    public var isStale: Bool { watch.isStale(at: now) }

    /// Time until the next poll, never negative; nil if none is planned.
    public var nextPollIn: Duration? {
        watch.polling.nextDue.map { max(.zero, $0 - now.uptime) }
    }

    /// What is known of the task at this moment.
    public var displayStatus: DisplayStatus { watch.displayStatus(at: now) }

    /// How long the task has run, or ran.
    public var runningTime: Duration? { task?.runningTime(at: correctedNow) }

    /// How fast the task is processed. Stale data and a final status have no rate.
    public var rate: Rate? {
        isStale || watch.isFinal ? nil : watch.history.rate
    }

    /// How fast one check is processed, in the same way.
    public func rate(of check: CheckName) -> Rate? {
        isStale || watch.isFinal ? nil : watch.history.rate(of: check)
    }

    /// The time left. There is no estimate if the data is stale, the status is final, or the task is being canceled.
    public var estimate: Estimate? {
        isStale || watch.isFinal || watch.isCanceling ? nil : watch.history.estimate
    }

    /// When the task will end, by the estimate, on AWS's clock.
    public var estimatedEnd: Date? {
        estimate.map { correctedNow.addingTimeInterval($0.timeLeft.inSeconds) }
    }

    /// The check that the operator selected, or the first one that is shown.
    public var selectedCheck: CheckName? { watch.selectedCheck(navigation) }
}
