import Dashboard
import FoundationEssentials
import MitigationModel

extension FindingsServer {
    /// A server with this many findings, all of them processed.
    package init(fixed count: Int) {
        self.init()
        page = { Self.fixedPage(from: $0, of: count) }
        executions = Self.fixedExecutions
        describe = { _ in Self.fixedFinding(0) }
    }

    private static func fixedPage(from first: Int, of count: Int) -> FindingsPage {
        let page = first..<min(count, first + SampleFindings.pageSize)
        return FindingsPage(findings: page.map(fixedFinding), isLast: page.upperBound == count)
    }

    private static func fixedFinding(_ index: Int) -> AuditFinding {
        AuditFinding(
            findingId: "9e004c11-8d2f-4000-8000-\(100_000_000_000 + index)", taskId: SampleTask.audit,
            checkName: SampleTask.shared, findingTime: SampleTask.start.addingTimeInterval(-8_400),
            severity: .critical,
            nonCompliantResource: NonCompliantResource(
                resourceType: .deviceCertificate,
                resourceIdentifier: ResourceIdentifier(
                    deviceCertificateId: "\(100_000_000_000 + index * 7919)5b3ac0de5b3ac0de5b3ac0de5b3ac0de5b3a")),
            reasonForNonCompliance: "Multiple devices use the same certificate.",
            reasonForNonComplianceCode: "CERTIFICATE_SHARED_BY_MULTIPLE_DEVICES", isSuppressed: false)
    }

    private static func fixedExecutions(_ id: String) -> [AuditMitigationActionExecution] {
        ["QuarantineThings", "PublishFindings"].map { action in
            AuditMitigationActionExecution(
                taskId: "quarantine-0412", findingId: id, actionName: action, actionId: "8f0e1d2c-1",
                status: .completed, startTime: SampleTask.start,
                endTime: SampleTask.start.addingTimeInterval(0.8))
        }
    }
}
