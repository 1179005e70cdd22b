import FoundationEssentials

/// One good answer: the task as AWS described it at one moment.
public struct Observation: Hashable, Sendable {
    /// The number of the poll in this watch, from 1.
    public let number: Int
    /// When the answer came.
    public let at: Moment
    /// The task as AWS described it.
    public let task: AuditMitigationActionsTask
    /// AWS's id of the request.
    public let requestId: String?
    /// The answer's Date header: AWS's own clock, to the second.
    public let serverDate: Date?

    /// An answer; what did not come is nil.
    public init(
        number: Int, at: Moment, task: AuditMitigationActionsTask, requestId: String? = nil, serverDate: Date? = nil
    ) {
        self.number = number
        self.at = at
        self.task = task
        self.requestId = requestId
        self.serverDate = serverDate
    }
}
