import FoundationEssentials
import MitigationModel

/// A good answer to a poll, with what came beside it.
public struct PollAnswer: Hashable, Sendable {
    /// The task as AWS describes it.
    public var task: AuditMitigationActionsTask
    /// AWS's id of the request.
    public var requestId: String?
    /// The answer's Date header: AWS's own clock, to the second.
    public var serverDate: Date?

    /// An answer; what did not come is nil.
    public init(task: AuditMitigationActionsTask, requestId: String? = nil, serverDate: Date? = nil) {
        self.task = task
        self.requestId = requestId
        self.serverDate = serverDate
    }
}
