/// A page of what ListAuditMitigationActionsExecutions answers.
public struct AuditMitigationActionsExecutionsPage: Hashable, Sendable, Codable {
    /// The executions of this page; there may be none and still be a next page.
    public var actionsExecutions: [AuditMitigationActionExecution]?
    /// Asks for the next page; nil on the last one.
    public var nextToken: String?

    /// Members that are not given are absent, as in the API.
    public init(actionsExecutions: [AuditMitigationActionExecution]? = nil, nextToken: String? = nil) {
        self.actionsExecutions = actionsExecutions
        self.nextToken = nextToken
    }

    /// Reads the members that are there; nulls in the list are dropped.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        actionsExecutions = try members.decodeListIfPresent(forKey: .actionsExecutions)
        nextToken = try members.decodeIfPresent(String.self, forKey: .nextToken)
    }
}
