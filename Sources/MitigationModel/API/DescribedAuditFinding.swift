/// What DescribeAuditFinding answers.
public struct DescribedAuditFinding: Hashable, Sendable, Codable {
    /// The finding.
    public var finding: AuditFinding?

    /// A member that is not given is absent, as in the API.
    public init(finding: AuditFinding? = nil) {
        self.finding = finding
    }
}
