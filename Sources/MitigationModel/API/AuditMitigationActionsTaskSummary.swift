import FoundationEssentials

/// One entry of ListAuditMitigationActionsTasks (`AuditMitigationActionsTaskMetadata` in the API).
public struct AuditMitigationActionsTaskSummary: Hashable, Sendable, Codable {
    /// The task's identifier.
    public var taskId: String?
    /// When the task was started.
    public var startTime: Date?
    /// The current status of the task.
    public var taskStatus: TaskStatus?

    /// Members that are not given are absent, as in the API.
    public init(taskId: String? = nil, startTime: Date? = nil, taskStatus: TaskStatus? = nil) {
        self.taskId = taskId
        self.startTime = startTime
        self.taskStatus = taskStatus
    }
}
