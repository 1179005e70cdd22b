/// A page of what ListAuditMitigationActionsTasks answers.
public struct AuditMitigationActionsTasksPage: Hashable, Sendable, Codable {
    /// The tasks of this page; there may be none and still be a next page.
    public var tasks: [AuditMitigationActionsTaskSummary]?
    /// Asks for the next page; nil on the last one.
    public var nextToken: String?

    /// Members that are not given are absent, as in the API.
    public init(tasks: [AuditMitigationActionsTaskSummary]? = nil, nextToken: String? = nil) {
        self.tasks = tasks
        self.nextToken = nextToken
    }

    /// Reads the members that are there; nulls in the list are dropped.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        tasks = try members.decodeListIfPresent(forKey: .tasks)
        nextToken = try members.decodeIfPresent(String.self, forKey: .nextToken)
    }
}
