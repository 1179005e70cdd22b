import MitigationModel

/// How a final status is confirmed: by two more polls, 2 and 10 seconds later, that say the very same.
extension State {
    /// Weighs an answer; the bell rings once when the end is confirmed.
    mutating func weighFinality(of task: AuditMitigationActionsTask) -> [Effect] {
        switch polling.finality {
        case .seen(task, let agreed, let next):
            return now.uptime >= next ? agree(task, agreed: agreed + 1) : []
        case .confirmed(task):
            return []
        case .open, .seen, .confirmed:
            beginAnew(with: task)
            return []
        }
    }

    private mutating func agree(_ task: AuditMitigationActionsTask, agreed: Int) -> [Effect] {
        guard agreed >= Self.confirmationDelays.count, let status = task.taskStatus else {
            polling.finality = .seen(task, agreed: agreed, next: now.uptime + Self.confirmationDelays[agreed])
            return []
        }
        polling.finality = .confirmed(task)
        record(.finalConfirmed(status))
        return [.ringBell]
    }

    /// The answer differs from the one before, or is the first: a final status is to be confirmed from here on.
    private mutating func beginAnew(with task: AuditMitigationActionsTask) {
        guard let status = task.taskStatus, status.isFinal else {
            polling.finality = .open
            return
        }
        // Another status has its own line in the journal.
        if polling.finality.task?.taskStatus == status { record(.finalNotConfirmed(status)) }
        polling.finality = .seen(task, agreed: 0, next: now.uptime + Self.confirmationDelays[0])
    }

    /// The time before each of the two polls that confirm.
    private static let confirmationDelays = [Duration.seconds(2), .seconds(10)]
}

extension Polling.Finality {
    /// The task with the final status that was seen.
    fileprivate var task: AuditMitigationActionsTask? {
        switch self {
        case .open: nil
        case .seen(let task, _, _), .confirmed(let task): task
        }
    }
}
