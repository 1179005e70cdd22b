/// The operations of AWS IoT that the client supports.
public enum APIOperation: String, CaseIterable, Hashable, Sendable, CustomStringConvertible {
    case cancelAuditMitigationActionsTask = "CancelAuditMitigationActionsTask"
    case describeAuditFinding = "DescribeAuditFinding"
    case describeAuditMitigationActionsTask = "DescribeAuditMitigationActionsTask"
    case listAuditFindings = "ListAuditFindings"
    case listAuditMitigationActionsExecutions = "ListAuditMitigationActionsExecutions"
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
