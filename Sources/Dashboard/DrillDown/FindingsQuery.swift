import MitigationModel

/// Which findings are listed: those of one check in one audit.
public struct FindingsQuery: Hashable, Sendable {
    /// Tells one reading from the next, from 1: an answer to an earlier reading is late.
    public let reading: Int
    /// The mitigation task that is watched: an answer for another one is late.
    public let taskId: String
    /// The audit that made the findings.
    public let auditTaskId: String
    /// The check.
    public let check: CheckName

    /// The findings of a check in an audit.
    public init(reading: Int, taskId: String, auditTaskId: String, check: CheckName) {
        self.reading = reading
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
    /// Tells one reading from the next, from 1: an answer to an earlier reading is late.
    public let reading: Int
    /// The mitigation task.
    public let taskId: String
    /// The finding.
    public let findingId: String

    /// The executions of a task on a finding.
    public init(reading: Int, taskId: String, findingId: String) {
        self.reading = reading
        self.taskId = taskId
        self.findingId = findingId
    }
}

/// Which finding is asked for.
public struct FindingQuery: Hashable, Sendable {
    /// Tells one reading from the next, from 1: an answer to an earlier reading is late.
    public let reading: Int
    /// The finding.
    public let findingId: String

    /// A finding by its id.
    public init(reading: Int, findingId: String) {
        self.reading = reading
        self.findingId = findingId
    }
}
