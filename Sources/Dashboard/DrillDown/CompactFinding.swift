import FoundationEssentials
import MitigationModel

/// What is kept of one finding in a list that may have 100,000: what the list shows, with texts that repeat by number.
struct CompactFinding: Hashable, Sendable {
    let id: String
    let resource: CompactResource
    let resourceType: Int32
    let severity: Int32
    let reasonCode: Int32
    /// Whether executions are asked for.
    let standing: Standing
    var answer = StoredAnswer.unasked

    /// Whether a finding belongs to the task.
    enum Standing: UInt8 {
        /// It does.
        case inTask
        /// The task's filter by reason codes leaves it out.
        case outsideFilter
        /// AWS no longer knows it: nothing tells whether it belongs to the check.
        case gone
    }
}

/// What became of the actions on one finding.
enum StoredAnswer: Hashable, Sendable {
    /// Nobody asked, or it could not be had.
    case unasked
    /// Asked for the first time, no answer yet.
    case asking
    /// The executions, and the uptime at which they came.
    case known([CompactExecution], at: Duration, isFinal: Bool)
}

/// One action on one finding, with texts that repeat by number.
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
    /// A finding as it is kept.
    mutating func stored(
        _ finding: AuditFinding, id: String, standing: CompactFinding.Standing
    ) -> CompactFinding {
        CompactFinding(
            id: id, resource: CompactResource(finding.nonCompliantResource?.resourceIdentifier),
            resourceType: number(of: finding.nonCompliantResource?.resourceType?.rawValue),
            severity: number(of: finding.severity?.rawValue),
            reasonCode: number(of: finding.reasonForNonComplianceCode), standing: standing)
    }

    /// An execution as it is kept.
    mutating func stored(_ execution: AuditMitigationActionExecution) -> CompactExecution {
        CompactExecution(
            actionName: number(of: execution.actionName), actionId: number(of: execution.actionId),
            status: number(of: execution.status?.rawValue), errorCode: number(of: execution.errorCode),
            message: number(of: execution.message), startTime: execution.startTime, endTime: execution.endTime)
    }

    /// An execution as the API has it, without the task.
    func execution(_ stored: CompactExecution, findingId: String) -> AuditMitigationActionExecution {
        AuditMitigationActionExecution(
            findingId: findingId, actionName: text(stored.actionName), actionId: text(stored.actionId),
            status: text(stored.status).map { AuditMitigationActionExecutionStatus(rawValue: $0) },
            startTime: stored.startTime, endTime: stored.endTime, errorCode: text(stored.errorCode),
            message: text(stored.message))
    }

    /// A finding as the API has it, as far as it is kept.
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
