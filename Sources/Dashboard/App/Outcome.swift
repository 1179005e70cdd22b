import FoundationEssentials
import MitigationModel

/// How a task ended, as far as two answers must agree on it: the status, the times and the counts. What else an answer
/// has, such as its actions and their order, tells nothing of the end.
public struct Outcome: Hashable, Sendable {
    /// COMPLETED, FAILED or CANCELED.
    public let status: TaskStatus
    private let startTime: Date?
    private let endTime: Date?
    private let statistics: [CheckName: TaskStatisticsForAuditCheck]

    /// The outcome of a task; nil if its status is not final.
    public init?(_ task: AuditMitigationActionsTask) {
        guard let status = task.taskStatus, status.isFinal else { return nil }
        self.status = status
        startTime = task.startTime
        endTime = task.endTime
        statistics = task.taskStatistics ?? [:]
    }
}
