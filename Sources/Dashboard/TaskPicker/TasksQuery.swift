import FoundationEssentials
import MitigationModel

/// Which tasks to list.
public struct TasksQuery: Hashable, Sendable {
    /// The number of the reading, from 1. A response to an earlier reading is late.
    public let reading: Int
    /// The earliest start.
    public let from: Date
    /// The latest end.
    public let to: Date
    /// Only tasks with this status; nil for all.
    public let status: TaskStatus?

    /// The tasks in a time range.
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
    /// Whether it is the last page.
    public let isLast: Bool

    /// A page.
    public init(tasks: [AuditMitigationActionsTaskSummary], isLast: Bool) {
        self.tasks = tasks
        self.isLast = isLast
    }
}
