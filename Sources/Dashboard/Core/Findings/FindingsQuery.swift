import MitigationModel

/// Which findings are listed: those of one check in one audit.
public struct FindingsQuery: Hashable, Sendable {
    /// The mitigation task that is watched: an answer for another one is late.
    public let taskId: String
    /// The audit that made the findings.
    public let auditTaskId: String
    /// The check.
    public let check: CheckName

    /// The findings of a check in an audit.
    public init(taskId: String, auditTaskId: String, check: CheckName) {
        self.taskId = taskId
        self.auditTaskId = auditTaskId
        self.check = check
    }
}

/// A page of a check's findings.
public struct FindingsPage: Hashable, Sendable {
    /// The findings, in AWS's order.
    public let findings: [AuditFinding]
    /// Whether no page follows.
    public let isLast: Bool

    /// A page.
    public init(findings: [AuditFinding], isLast: Bool) {
        self.findings = findings
        self.isLast = isLast
    }
}

/// Which executions are asked for: those of one task on one finding.
public struct ExecutionsQuery: Hashable, Sendable {
    /// The mitigation task.
    public let taskId: String
    /// The finding.
    public let findingId: String

    /// The executions of a task on a finding.
    public init(taskId: String, findingId: String) {
        self.taskId = taskId
        self.findingId = findingId
    }
}
