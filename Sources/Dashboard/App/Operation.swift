/// A call to AWS, by the name of its operation in the API.
public enum Operation: String, Hashable, Sendable, CaseIterable {
    /// The findings of a check.
    case listFindings = "ListAuditFindings"
    /// A finding by its ID.
    case describeFinding = "DescribeAuditFinding"
    /// The results of the actions on a finding.
    case listExecutions = "ListAuditMitigationActionsExecutions"
    /// The account's tasks.
    case listTasks = "ListAuditMitigationActionsTasks"
    /// A task by its ID: a poll, or how long it took.
    case describeTask = "DescribeAuditMitigationActionsTask"
    /// The request to cancel a task.
    case cancelTask = "CancelAuditMitigationActionsTask"
}

extension Operation {
    /// The permission that it needs.
    var permission: String {
        "iot:\(rawValue)"
    }

    /// After `to`: `list findings`.
    var words: String {
        switch self {
        case .listFindings: "list findings"
        case .describeFinding: "describe a finding"
        case .listExecutions: "list executions"
        case .listTasks: "list tasks"
        case .describeTask: "describe a task"
        case .cancelTask: "cancel a task"
        }
    }

    /// What does not exist, for a call about findings; nil for others.
    var notFoundWords: String? {
        switch self {
        case .listFindings: "audit not found (AWS keeps audits for 90 days)"
        case .listExecutions: "task or finding not found (AWS keeps them for 90 days)"
        case .describeFinding: "finding not found (AWS keeps findings for 90 days)"
        case .listTasks, .describeTask, .cancelTask: nil
        }
    }
}
