import FoundationEssentials
import MitigationModel

/// A task of the account, with what is known of it.
public struct ListedTask: Hashable, Sendable {
    /// The task ID.
    public let id: String
    /// Its status; nil if AWS did not report it.
    public internal(set) var status: TaskStatus?
    /// Its start; nil if AWS did not report it.
    public internal(set) var startTime: Date?
    /// How long it took, if it has ended.
    public internal(set) var took = Took.unasked
    /// The number of the latest reading that listed it.
    var reading: Int
    /// The number of the latest reading of running tasks that listed it; 0 for none.
    var runningReading = 0

    /// How long an ended task took.
    public enum Took: Hashable, Sendable {
        /// Not looked up yet.
        case unasked
        /// From its start to its end.
        case known(Duration)
        /// AWS did not report it.
        case unknown
    }

    /// A task from a list. Nil for an entry without an ID, which is of no use.
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

    /// Updates the task from DescribeAuditMitigationActionsTask: its status, and how long it took if it has ended.
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

    /// Whether it comes before another task: the newest start first, tasks without a start last.
    func isBefore(_ other: ListedTask) -> Bool {
        switch (startTime, other.startTime) {
        case (let start?, let otherStart?) where start != otherStart: start > otherStart
        case (.some, nil): true
        case (nil, .some): false
        default: id < other.id
        }
    }
}
