import MitigationModel

/// What is known of one finding of the task: made for the rows that are shown.
public struct FindingRow: Hashable, Sendable {
    /// The finding's id.
    public let id: String
    /// The parts that a list keeps: ID, check, resource with its type, severity, reason code. Nil if AWS no longer has
    /// the finding.
    public var finding: AuditFinding?
    /// Whether the task's filter leaves it out: it gets no executions, and none are asked for.
    public var isOutsideFilter = false
    /// What became of the actions on it.
    public var answer = Answer.unasked

    /// A finding of which nothing has been asked.
    public init(id: String, finding: AuditFinding? = nil) {
        self.id = id
        self.finding = finding
    }

    /// Whether AWS no longer knows the finding: it keeps them for 90 days.
    public var isGone: Bool {
        finding == nil
    }

    /// What became of the actions on a finding.
    public enum Answer: Hashable, Sendable {
        /// Nobody asked.
        case unasked
        /// Asked, no answer yet.
        case asking
        /// The executions, in the order of the actions, and the uptime at which they came.
        case known([AuditMitigationActionExecution], at: Duration)
        /// They could not be had.
        case failed(CallFailure)
    }
}
