/// The operations of AWS IoT that the client supports.
public enum APIOperation: String, CaseIterable, Hashable, Sendable, CustomStringConvertible {
    /// Cancels a task.
    case cancelAuditMitigationActionsTask = "CancelAuditMitigationActionsTask"
    /// Describes a finding.
    case describeAuditFinding = "DescribeAuditFinding"
    /// Describes a task.
    case describeAuditMitigationActionsTask = "DescribeAuditMitigationActionsTask"
    /// Lists the findings of an audit or of a period.
    case listAuditFindings = "ListAuditFindings"
    /// Lists the action executions of a task on one finding.
    case listAuditMitigationActionsExecutions = "ListAuditMitigationActionsExecutions"
    /// Lists the tasks of the account.
    case listAuditMitigationActionsTasks = "ListAuditMitigationActionsTasks"

    /// The API's name of the operation.
    public var description: String {
        rawValue
    }

    /// AWS's default quota for an account in a region, in calls per second ("AWS IoT Device Defender endpoints and
    /// quotas").
    public var defaultQuota: Int {
        switch self {
        case .describeAuditFinding, .describeAuditMitigationActionsTask: 25
        case .cancelAuditMitigationActionsTask, .listAuditFindings, .listAuditMitigationActionsExecutions,
            .listAuditMitigationActionsTasks:
            10
        }
    }

    /// Whether a call only reads. If so, a call with an unknown outcome can be repeated.
    var onlyReads: Bool {
        self != .cancelAuditMitigationActionsTask
    }
}
