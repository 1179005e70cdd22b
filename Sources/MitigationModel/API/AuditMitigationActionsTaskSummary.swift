import FoundationEssentials

/// One entry of ListAuditMitigationActionsTasks (`AuditMitigationActionsTaskMetadata` in the API).
public struct AuditMitigationActionsTaskSummary: Hashable, Sendable, Codable {
    /// The task's identifier.
    public var taskId: String?
    /// When the task was started.
    public var startTime: Date?
    /// The current status of the task.
    public var taskStatus: TaskStatus?

    /// Omitted members are absent, as in the API.
    public init(taskId: String? = nil, startTime: Date? = nil, taskStatus: TaskStatus? = nil) {
        self.taskId = taskId
        self.startTime = startTime
        self.taskStatus = taskStatus
    }
}

/// A page of the response of ListAuditMitigationActionsTasks.
public struct AuditMitigationActionsTasksPage: Hashable, Sendable, Codable {
    /// The tasks of this page; it may be empty even if there is a next page.
    public var tasks: [AuditMitigationActionsTaskSummary]?
    /// The token for the next page; nil on the last page.
    public var nextToken: String?

    /// Omitted members are absent, as in the API.
    public init(tasks: [AuditMitigationActionsTaskSummary]? = nil, nextToken: String? = nil) {
        self.tasks = tasks
        self.nextToken = nextToken
    }

    /// Decodes the members that are present; nulls in the list are dropped.
    ///
    /// - Throws: `DecodingError` if a member has another type or is out of range.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        tasks = try members.decodeListIfPresent(forKey: .tasks)
        nextToken = try members.decodeIfPresent(String.self, forKey: .nextToken)
    }
}
