import FoundationEssentials
import MitigationModel

/// Which tasks are listed.
public struct TasksQuery: Hashable, Sendable {
    /// Tells one reading of the list from the next, from 1: an answer to an earlier reading is late.
    public let reading: Int
    /// The earliest start.
    public let from: Date
    /// The latest end.
    public let to: Date
    /// Only tasks of this status; nil for all.
    public let status: TaskStatus?

    /// The tasks of a span of time.
    public init(reading: Int, from: Date, to: Date, status: TaskStatus?) {
        self.reading = reading
        self.from = from
        self.to = to
        self.status = status
    }
}

/// A page of the account's tasks.
public struct TasksPage: Hashable, Sendable {
    /// The tasks, in AWS's order.
    public let tasks: [AuditMitigationActionsTaskSummary]
    /// Whether no page follows.
    public let isLast: Bool

    /// A page.
    public init(tasks: [AuditMitigationActionsTaskSummary], isLast: Bool) {
        self.tasks = tasks
        self.isLast = isLast
    }
}
