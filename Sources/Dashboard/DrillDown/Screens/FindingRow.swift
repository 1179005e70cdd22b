import MitigationModel

/// One finding of the task as a row of the list; only made for visible rows.
public struct FindingRow: Hashable, Sendable {
    /// The finding ID.
    public let id: String
    /// The parts that a list keeps: ID, check, resource with its type, severity, reason code. Nil if AWS no longer has
    /// the finding.
    public var finding: AuditFinding?
    /// Whether the task's filter excludes it: then it has no executions, and none are looked up.
    public var isOutsideFilter = false
    /// The results of the actions on it.
    public var answer = Answer.unknown

    /// A finding that was not looked up yet.
    public init(id: String, finding: AuditFinding? = nil) {
        self.id = id
        self.finding = finding
    }

    /// Whether AWS no longer has the finding; it keeps findings for 90 days.
    public var isGone: Bool {
        finding == nil
    }

    /// The results of the actions on a finding.
    public enum Answer: Hashable, Sendable {
        /// Not looked up yet.
        case unknown
        /// Looked up, without a response yet.
        case loading
        /// The executions, in the order of the actions, and the uptime at which they came.
        case known([AuditMitigationActionExecution], at: Duration)
        /// They could not be read.
        case failed(CallFailure)
    }
}
