import FoundationEssentials
import MitigationModel

/// How a task ended: the parts that two responses must agree on, which are the status, the times and the counts. The
/// other parts, such as the actions and their order, do not matter for that.
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
