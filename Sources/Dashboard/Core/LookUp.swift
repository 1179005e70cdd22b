/// What is asked of AWS besides polls.
public enum LookUp: Hashable, Sendable {
    /// The findings of a check: ListAuditFindings.
    case listFindings
    /// A finding by its id: DescribeAuditFinding.
    case describeFinding
    /// What became of the actions on a finding: ListAuditMitigationActionsExecutions.
    case listExecutions
    /// The account's tasks: ListAuditMitigationActionsTasks.
    case listTasks
    /// How long a task took: DescribeAuditMitigationActionsTask.
    case describeTask
}
