import Dashboard
import FoundationEssentials
import MitigationModel

/// The findings of the check whose screen is drawn, and their action executions: 2,040 findings, with 31 failures among
/// the first 812.
package enum SampleFindings {
    package static let count = 2_040
    package static let pageSize = 250

    /// The page that begins with this finding.
    package static func page(from first: Int) -> FindingsPage {
        let end = min(count, first + pageSize)
        return FindingsPage(findings: (first..<end).map(finding), isLast: end == count)
    }

    package static func finding(_ index: Int) -> AuditFinding {
        AuditFinding(
            findingId: id(index), taskId: SampleTask.audit, checkName: SampleTask.shared,
            taskStartTime: SampleTask.start.addingTimeInterval(-9_000),
            findingTime: SampleTask.start.addingTimeInterval(-8_400), severity: .critical,
            nonCompliantResource: NonCompliantResource(
                resourceType: .deviceCertificate,
                resourceIdentifier: ResourceIdentifier(deviceCertificateId: certificate(index)),
                additionalInfo: ["CERTIFICATE_STATUS": "ACTIVE"]),
            relatedResources: [related(index, "pump-\(index)"), related(index, "pump-\(index)-spare")],
            reasonForNonCompliance: "Multiple devices use the same certificate at the same time.",
            reasonForNonComplianceCode: "CERTIFICATE_SHARED_BY_MULTIPLE_DEVICES", isSuppressed: false)
    }

    /// The index of a finding; nil if it is none of these.
    package static func index(of id: String) -> Int? {
        Int(id.suffix(12)).flatMap { (0..<count).contains($0) ? $0 : nil }
    }

    package static func id(_ index: Int) -> String {
        "\(hex(index &* 40_503 &+ 41_971, 8))-9e00-4c11-8d2f-\(padded(index, 12))"
    }

    package static func executions(_ index: Int) -> [AuditMitigationActionExecution] {
        let start = SampleTask.start.addingTimeInterval(900 - Double(index) / 4)
        switch index {
        case _ where index < 812 && index % 28 == 7:
            return [
                execution(index, "QuarantineThings", .completed, start),
                execution(
                    index, "DeactivateCerts", .failed, start.addingTimeInterval(1), "AccessDeniedException",
                    "role MitigationRole may not call iot:UpdateCertificate"),
            ]
        case 100, 500:
            return [
                execution(
                    index, "QuarantineThings", .failed, start, "InvalidRequestException",
                    "thing group audit-hold does not exist"),
                execution(index, "DeactivateCerts", .skipped, nil),
            ]
        case 11:
            return [
                execution(index, "QuarantineThings", .completed, start),
                execution(index, "DeactivateCerts", .inProgress, start.addingTimeInterval(1)),
            ]
        case 12:
            return [
                execution(index, "QuarantineThings", .inProgress, start),
                execution(index, "DeactivateCerts", .pending, nil),
            ]
        case 13: return []
        default:
            return [
                execution(index, "QuarantineThings", .completed, start),
                execution(index, "DeactivateCerts", .completed, start.addingTimeInterval(1)),
            ]
        }
    }

    private static func execution(
        _ index: Int, _ action: String, _ status: AuditMitigationActionExecutionStatus, _ start: Date?,
        _ code: String? = nil, _ message: String? = nil
    ) -> AuditMitigationActionExecution {
        let isOver = status == .completed || status == .failed
        return AuditMitigationActionExecution(
            taskId: "quarantine-0412", findingId: id(index), actionName: action, actionId: "8f0e1d2c-1",
            status: status, startTime: start, endTime: isOver ? start?.addingTimeInterval(0.8) : nil,
            errorCode: code, message: message)
    }

    private static func certificate(_ index: Int) -> String {
        let start = hex(index &* 65_537 &+ 32_016, 8)
        return start + String(repeating: "5b3ac0de", count: 6) + hex(index &* 257 &+ 50_400, 8)
    }

    private static func related(_ index: Int, _ client: String) -> RelatedResource {
        RelatedResource(
            resourceType: .clientId, resourceIdentifier: ResourceIdentifier(clientId: client),
            additionalInfo: ["CONNECTION_TIME": "2026-11-23T02:1\(index % 10):09Z"])
    }

    private static func hex(_ number: Int, _ digits: Int) -> String {
        let text = String(UInt64(UInt32(truncatingIfNeeded: number &* 2_654_435_761)), radix: 16)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    private static func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}
