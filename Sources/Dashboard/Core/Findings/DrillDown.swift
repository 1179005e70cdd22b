import MitigationModel

/// What is known of single findings: of the checks that were opened, and of findings that were asked for by their id.
public struct DrillDown: Hashable, Sendable {
    /// The findings of each check that was opened.
    public internal(set) var checks: [CheckName: CheckFindings] = [:]
    /// Findings with a screen of their own, by id.
    public internal(set) var described: [String: Described] = [:]

    /// Nothing was asked for.
    public init() {}

    /// A finding by its id, as far as it could be had.
    public enum Described: Hashable, Sendable {
        /// Asked, no answer yet.
        case asking
        /// What DescribeAuditFinding says.
        case known(AuditFinding)
        /// It could not be had.
        case failed(CallFailure)
    }
}
