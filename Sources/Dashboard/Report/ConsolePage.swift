import MitigationModel

/// A page of the AWS console.
///
/// The Device Defender developer guide documents the lists (`#/dd/auditTasksHub`, `#/dd/auditResultsHub`). For a
/// check's results, the link is the one that Device Defender sends to Security Hub (`#/dd/audit/results/AUDIT/CHECK`).
/// No link to a single task or finding is documented, so the nearest page is used.
public enum ConsolePage: Hashable, Sendable {
    /// The list of the account's mitigation tasks.
    case actionTasks
    /// The list of the account's audits.
    case auditResults
    /// The findings of an audit for one check.
    case checkResults(auditTaskId: String, CheckName)

    /// A check's results in an audit; the list of audits if that is unknown, or cannot be part of a link.
    init(check: CheckName?, auditTaskId: String?) {
        guard let check, let auditTaskId, Typing.isFindingId(auditTaskId), Typing.isFindingId(check.rawValue) else {
            self = .auditResults
            return
        }
        self = .checkResults(auditTaskId: auditTaskId, check)
    }

    /// A check's results in the audit that made a finding, or that the task acts on.
    init(check: CheckName?, _ finding: AuditFinding?, of task: AuditMitigationActionsTask?) {
        self.init(check: check, auditTaskId: finding?.taskId ?? task?.target?.auditTaskId)
    }

    /// The link to the page in a region; nil if the console of the region's partition is not public.
    func address(region: String) -> String? {
        guard let domain = Self.domain(of: region) else { return nil }
        return "https://\(region).\(domain)/iot/home?region=\(region)#/dd/\(fragment)"
    }

    private var fragment: String {
        switch self {
        case .actionTasks: "auditTasksHub"
        case .auditResults: "auditResultsHub"
        case .checkResults(let auditTaskId, let check): "audit/results/\(auditTaskId)/\(check.rawValue)"
        }
    }

    private static func domain(of region: String) -> String? {
        guard !region.isEmpty, region.utf8.allSatisfy({ "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) })
        else { return nil }
        if region.hasPrefix("cn-") { return "console.amazonaws.cn" }
        if region.hasPrefix("us-gov-") { return "console.amazonaws-us-gov.com" }
        if region.hasPrefix("eusc-") { return "console.amazonaws-eusc.eu" }
        return region.contains("-iso") ? nil : "console.aws.amazon.com"
    }
}
