/// What is asked of AWS besides polls.
public enum LookUp: String, Hashable, Sendable {
    /// The findings of a check.
    case listFindings = "ListAuditFindings"
    /// A finding by its id.
    case describeFinding = "DescribeAuditFinding"
    /// What became of the actions on a finding.
    case listExecutions = "ListAuditMitigationActionsExecutions"
    /// The account's tasks.
    case listTasks = "ListAuditMitigationActionsTasks"
    /// How long a task took.
    case describeTask = "DescribeAuditMitigationActionsTask"
}
