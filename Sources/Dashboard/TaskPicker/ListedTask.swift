import FoundationEssentials
import MitigationModel

/// A task of the account, as far as it is known.
public struct ListedTask: Hashable, Sendable {
    /// The task's id.
    public let id: String
    /// Its status, as far as AWS says it.
    public internal(set) var status: TaskStatus?
    /// When it was started, as far as AWS says it.
    public internal(set) var startTime: Date?
    /// How long it took, where it is over.
    public internal(set) var took = Took.unasked
    /// The latest reading that listed it.
    var reading: Int
    /// The latest reading of the tasks in progress that listed it; 0 for none.
    var runningReading = 0

    /// How long a task took that is over.
    public enum Took: Hashable, Sendable {
        /// Nobody knows yet.
        case unasked
        /// From its start to its end.
        case known(Duration)
        /// AWS did not say it.
        case unknown
    }

    /// A task as a list has it. Nil for an entry without an id: nothing can be done with it.
    init?(_ summary: AuditMitigationActionsTaskSummary, of query: TasksQuery) {
        guard let id = summary.taskId, !id.isEmpty else { return nil }
        self.id = id
        reading = query.reading
        keep(summary, of: query)
    }

    /// Updates the task from a list. A task that has ended does not start again if the list of running tasks is late.
    mutating func keep(_ summary: AuditMitigationActionsTaskSummary, of query: TasksQuery) {
        reading = max(reading, query.reading)
        let isOfRunning = query.status == .inProgress
        if isOfRunning { runningReading = query.reading }
        startTime = summary.startTime ?? startTime
        guard let new = summary.taskStatus, !(isOfRunning && status?.isFinal == true) else { return }
        keep(new)
    }

    /// Takes in what DescribeAuditMitigationActionsTask says: its status, and how long it took if it is over.
    mutating func keep(_ task: AuditMitigationActionsTask?) {
        guard let task else {
            took = .unknown
            return
        }
        if let status = task.taskStatus { keep(status) }
        guard status?.isFinal == true else { return }
        guard let start = task.startTime ?? startTime, let end = task.endTime else {
            took = .unknown
            return
        }
        took = .known(max(.zero, Duration(saturating: end.timeIntervalSince(start))))
    }

    private mutating func keep(_ new: TaskStatus) {
        if status != new { took = .unasked }
        status = new
    }

    /// Whether it stands before another: the newest start first, one without a start last.
    func isBefore(_ other: ListedTask) -> Bool {
        switch (startTime, other.startTime) {
        case (let start?, let otherStart?) where start != otherStart: start > otherStart
        case (.some, nil): true
        case (nil, .some): false
        default: id < other.id
        }
    }
}
