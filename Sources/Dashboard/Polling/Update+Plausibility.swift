import FoundationEssentials
import MitigationModel

/// Whether a response to a poll is news: `AuditMitigationActionsTask.missing(since:)` has the rule.
extension State {
    /// The response with what never changes for a task; nil if it is incomplete. Then it is to be treated as this failure.
    mutating func plausible(_ answer: PollAnswer) -> (answer: PollAnswer?, failure: CallFailure?) {
        guard let last = task else { return (answer, nil) }
        let missing = answer.task.missing(since: last)
        let isSame = polling.incomplete?.missing == missing
        let count = (isSame ? polling.incomplete?.count ?? 0 : 0) + 1
        guard missing.isEmpty || !missing.isAll && count >= AuditMitigationActionsTask.mostIncomplete else {
            polling.incomplete = Polling.Incomplete(missing: missing, count: count)
            return (nil, CallFailure(incomplete: missing, answer))
        }
        polling.incomplete = nil
        var answer = answer
        answer.task = answer.task.completed(by: last)
        return (answer, nil)
    }
}

extension CallFailure {
    /// A response that lacks this.
    fileprivate init(incomplete missing: MissingMembers, _ answer: PollAnswer) {
        self.init(
            kind: .undecodable(missing.words), requestId: answer.requestId, statusCode: 200,
            serverDate: answer.serverDate)
    }
}

extension MissingMembers {
    /// `no status and no counts`, `no counts of LOGGING_DISABLED_CHECK`.
    fileprivate var words: String {
        let checks = checks.prefix(2).map(\.rawValue).joined(separator: ", ")
        let more = self.checks.count > 2 ? " and \(self.checks.count - 2) more" : ""
        let parts = [
            status ? "no status" : nil, counts ? "no counts" : nil,
            checks.isEmpty ? nil : "no counts of \(checks)\(more)",
        ]
        return parts.compactMap(\.self).joined(separator: " and ")
    }
}
