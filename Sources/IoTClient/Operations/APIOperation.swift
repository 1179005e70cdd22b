/// The operations of AWS IoT that the client has.
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

    /// How many calls a second AWS allows an account in a region, by default ("AWS IoT Device Defender endpoints and quotas").
    public var defaultQuota: Int {
        switch self {
        case .describeAuditFinding, .describeAuditMitigationActionsTask: 25
        case .cancelAuditMitigationActionsTask, .listAuditFindings, .listAuditMitigationActionsExecutions,
            .listAuditMitigationActionsTasks:
            10
        }
    }

    /// Whether a call only reads, so that one whose outcome is not known may be made again.
    var onlyReads: Bool {
        self != .cancelAuditMitigationActionsTask
    }
}
