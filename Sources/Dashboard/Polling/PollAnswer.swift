import FoundationEssentials
import MitigationModel

/// A good response to a poll, with its metadata.
public struct PollAnswer: Hashable, Sendable {
    /// The task as AWS describes it.
    public var task: AuditMitigationActionsTask
    /// AWS's request ID.
    public var requestId: String?
    /// The response's Date header: AWS's clock, to the second.
    public var serverDate: Date?

    /// A response; what it did not include is nil.
    public init(task: AuditMitigationActionsTask, requestId: String? = nil, serverDate: Date? = nil) {
        self.task = task
        self.requestId = requestId
        self.serverDate = serverDate
    }
}
