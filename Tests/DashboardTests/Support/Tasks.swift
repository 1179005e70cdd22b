import FoundationEssentials
import MitigationModel

extension AuditMitigationActionsTask {
    /// One check with a total of 100.
    static func task(
        _ status: TaskStatus? = .inProgress, ok: Int64 = 0, failed: Int64 = 0, total: Int64 = 100
    ) -> Self {
        let counts = TaskStatisticsForAuditCheck(
            totalFindingsCount: total, failedFindingsCount: failed, succeededFindingsCount: ok)
        return Self(
            taskStatus: status, startTime: WatchDriver.epoch.addingTimeInterval(-60),
            taskStatistics: [CheckName("LOGGING_DISABLED_CHECK"): counts])
    }

    /// Checks that are ordered as they are named: each has fewer failures than the one before.
    static func checks(_ names: [String]) -> Self {
        let statistics = names.enumerated().map { index, name in
            let failed = Int64(names.count - index)
            return (
                CheckName(name), TaskStatisticsForAuditCheck(totalFindingsCount: 1000, failedFindingsCount: failed)
            )
        }
        return Self(
            taskStatus: .inProgress, taskStatistics: Dictionary(statistics, uniquingKeysWith: { first, _ in first }))
    }
}
