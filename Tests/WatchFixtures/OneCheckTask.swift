import FoundationEssentials
import MitigationModel

extension AuditMitigationActionsTask {
    /// A task with one check of 100 findings.
    package static func task(
        _ status: TaskStatus? = .inProgress, ok: Int64 = 0, failed: Int64 = 0, total: Int64 = 100
    ) -> Self {
        let counts = TaskStatisticsForAuditCheck(
            totalFindingsCount: total, failedFindingsCount: failed, succeededFindingsCount: ok)
        return Self(
            taskStatus: status, startTime: WatchDriver.epoch.addingTimeInterval(-60),
            taskStatistics: [CheckName("LOGGING_DISABLED_CHECK"): counts])
    }

    /// A task with these checks, worst first: each has fewer failures than the one before.
    package static func checks(_ names: [String]) -> Self {
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
