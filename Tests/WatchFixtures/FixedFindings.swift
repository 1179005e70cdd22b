import Dashboard
import FoundationEssentials
import MitigationModel

/// Responds to a session's calls about the findings of a check.
struct FixedFindings: Sendable {
    /// How many there are.
    let count: Int
    private var listed = 0

    init(count: Int) {
        self.count = count
    }

    private static let pageSize = 250

    /// The event with the response; nil if there is none.
    mutating func answer(_ effect: Effect) -> Event? {
        switch effect {
        case .listFindings(let query): .findingsListed(query, nextPage(of: query.check))
        case .listExecutions(let query): .executionsListed(query, Self.executions(query.findingId))
        case .describeFinding(let id): .findingDescribed(id, Self.finding(0, of: CheckName("")))
        default: nil
        }
    }

    private mutating func nextPage(of check: CheckName) -> FindingsPage {
        let page = listed..<min(count, listed + Self.pageSize)
        listed = page.upperBound
        return FindingsPage(findings: page.map { Self.finding($0, of: check) }, isLast: listed == count)
    }

    private static func finding(_ index: Int, of check: CheckName) -> AuditFinding {
        AuditFinding(
            findingId: "9e004c11-8d2f-4000-8000-\(100_000_000_000 + index)", taskId: FixedTask.audit, checkName: check,
            findingTime: FixedTask.start.addingTimeInterval(-8_400), severity: .critical,
            nonCompliantResource: NonCompliantResource(
                resourceType: .deviceCertificate,
                resourceIdentifier: ResourceIdentifier(
                    deviceCertificateId: "\(100_000_000_000 + index * 7919)5b3ac0de5b3ac0de5b3ac0de5b3ac0de5b3a")),
            reasonForNonCompliance: "Multiple devices use the same certificate.",
            reasonForNonComplianceCode: "CERTIFICATE_SHARED_BY_MULTIPLE_DEVICES", isSuppressed: false)
    }

    private static func executions(_ id: String) -> [AuditMitigationActionExecution] {
        ["QuarantineThings", "PublishFindings"].map { action in
            AuditMitigationActionExecution(
                taskId: "quarantine-0412", findingId: id, actionName: action, actionId: "8f0e1d2c-1",
                status: .completed, startTime: FixedTask.start, endTime: FixedTask.start.addingTimeInterval(0.8))
        }
    }
}
