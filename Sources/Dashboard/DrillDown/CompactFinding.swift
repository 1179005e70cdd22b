import FoundationEssentials
import MitigationModel

/// One finding of a list that may have 100,000: only what the list shows, with repeated texts as numbers.
struct CompactFinding: Hashable, Sendable {
    let id: String
    let resource: CompactResource
    let resourceType: Int32
    let severity: Int32
    let reasonCode: Int32
    /// Whether its executions are looked up.
    let membership: Membership
    var answer = StoredAnswer.unknown

    /// Whether a finding belongs to the task.
    enum Membership: UInt8 {
        /// It does.
        case inTask
        /// The task's filter by reason codes excludes it.
        case outsideFilter
        /// AWS no longer has it, so it is unknown whether it belongs to the check.
        case gone
    }
}

/// The results of the actions on one finding.
enum StoredAnswer: Hashable, Sendable {
    /// Not looked up yet, or the lookup failed.
    case unknown
    /// Looked up for the first time, without a response yet.
    case loading
    /// The executions, and the uptime at which they came.
    case known([CompactExecution], at: Duration, isFinal: Bool)
}

/// One action on one finding, with repeated texts as numbers.
struct CompactExecution: Hashable, Sendable {
    let actionName: Int32
    let actionId: Int32
    let status: Int32
    let errorCode: Int32
    let message: Int32
    let startTime: Date?
    let endTime: Date?
}

extension StringPool {
    /// Stores a finding.
    mutating func stored(
        _ finding: AuditFinding, id: String, membership: CompactFinding.Membership
    ) -> CompactFinding {
        CompactFinding(
            id: id, resource: CompactResource(finding.nonCompliantResource?.resourceIdentifier),
            resourceType: number(of: finding.nonCompliantResource?.resourceType?.rawValue),
            severity: number(of: finding.severity?.rawValue),
            reasonCode: number(of: finding.reasonForNonComplianceCode), membership: membership)
    }

    /// Stores an execution.
    mutating func stored(_ execution: AuditMitigationActionExecution) -> CompactExecution {
        CompactExecution(
            actionName: number(of: execution.actionName), actionId: number(of: execution.actionId),
            status: number(of: execution.status?.rawValue), errorCode: number(of: execution.errorCode),
            message: number(of: execution.message), startTime: execution.startTime, endTime: execution.endTime)
    }

    /// The stored execution as a value of the API, without the task.
    func execution(_ stored: CompactExecution, findingId: String) -> AuditMitigationActionExecution {
        AuditMitigationActionExecution(
            findingId: findingId, actionName: text(stored.actionName), actionId: text(stored.actionId),
            status: text(stored.status).map { AuditMitigationActionExecutionStatus(rawValue: $0) },
            startTime: stored.startTime, endTime: stored.endTime, errorCode: text(stored.errorCode),
            message: text(stored.message))
    }

    /// The stored finding as a value of the API, with the fields that are kept.
    func finding(_ stored: CompactFinding, of check: CheckName) -> AuditFinding {
        AuditFinding(
            findingId: stored.id, checkName: check,
            severity: text(stored.severity).map { AuditFindingSeverity(rawValue: $0) },
            nonCompliantResource: NonCompliantResource(
                resourceType: text(stored.resourceType).map { ResourceType(rawValue: $0) },
                resourceIdentifier: stored.resource.identifier),
            reasonForNonComplianceCode: text(stored.reasonCode))
    }
}
