import FoundationEssentials
import MitigationModel

/// Whether a response to a poll is complete: `AuditMitigationActionsTask.missing(since:)` has the rule.
extension Polling {
    /// A response that was checked against the one before it.
    enum Checked {
        /// It is complete, or says the same for so long that it counts: with what never changes for a task filled in.
        case plausible(PollAnswer)
        /// It is incomplete, and has to be treated as this failure.
        case incomplete(CallFailure)
    }

    /// Checks a response against the latest known task; nil if there is none.
    mutating func check(_ answer: PollAnswer, since last: AuditMitigationActionsTask?) -> Checked {
        guard let last else { return .plausible(answer) }
        let missing = answer.task.missing(since: last)
        let isSame = incomplete?.missing == missing
        let count = (isSame ? incomplete?.count ?? 0 : 0) + 1
        guard missing.isEmpty || !missing.isAll && count >= AuditMitigationActionsTask.mostIncomplete else {
            incomplete = Incomplete(missing: missing, count: count)
            return .incomplete(CallFailure(incomplete: missing, answer))
        }
        incomplete = nil
        var answer = answer
        answer.task = answer.task.completed(by: last)
        return .plausible(answer)
    }
}

extension CallFailure {
    /// A response that lacks this.
    fileprivate init(incomplete missing: MissingMembers, _ answer: PollAnswer) {
        self.init(
            kind: .undecodable(CallFailure.ResponseError(missing)), requestId: answer.requestId, statusCode: 200,
            serverDate: answer.serverDate)
    }
}
