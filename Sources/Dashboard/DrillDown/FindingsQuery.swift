import MitigationModel

/// Which findings to list: those of one check in one audit.
public struct FindingsQuery: Hashable, Sendable {
    /// The number of the reading, from 1. A response to an earlier reading is late.
    public let reading: Int
    /// The watched mitigation task. A response for another task is late.
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
    /// Whether it is the last page.
    public let isLast: Bool

    /// A page.
    public init(findings: [AuditFinding], isLast: Bool) {
        self.findings = findings
        self.isLast = isLast
    }
}

/// Which executions to look up: those of one task on one finding.
public struct ExecutionsQuery: Hashable, Sendable {
    /// The number of the reading, from 1. A response to an earlier reading is late.
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

/// Which finding to look up.
public struct FindingQuery: Hashable, Sendable {
    /// The number of the reading, from 1. A response to an earlier reading is late.
    public let reading: Int
    /// The finding.
    public let findingId: String

    /// A finding by its ID.
    public init(reading: Int, findingId: String) {
        self.reading = reading
        self.findingId = findingId
    }
}
