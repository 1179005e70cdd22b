/// A page of what ListAuditFindings answers.
public struct AuditFindingsPage: Hashable, Sendable, Codable {
    /// The findings of this page; there may be none and still be a next page.
    public var findings: [AuditFinding]?
    /// Asks for the next page; nil on the last one.
    public var nextToken: String?

    /// Members that are not given are absent, as in the API.
    public init(findings: [AuditFinding]? = nil, nextToken: String? = nil) {
        self.findings = findings
        self.nextToken = nextToken
    }

    /// Reads the members that are there; nulls in the list are dropped.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        findings = try members.decodeListIfPresent(forKey: .findings)
        nextToken = try members.decodeIfPresent(String.self, forKey: .nextToken)
    }
}
