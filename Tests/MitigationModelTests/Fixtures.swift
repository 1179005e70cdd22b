import FoundationEssentials

@testable import MitigationModel

extension TaskStatisticsForAuditCheck {
    /// Counts in short form.
    static func counts(
        _ total: Int64?, ok: Int64? = nil, failed: Int64? = nil, skipped: Int64? = nil, canceled: Int64? = nil
    ) -> Self {
        Self(
            totalFindingsCount: total, failedFindingsCount: failed, succeededFindingsCount: ok,
            skippedFindingsCount: skipped, canceledFindingsCount: canceled)
    }
}

extension AuditMitigationActionsTask {
    /// A task in progress with these counts.
    static func inProgress(_ statistics: [CheckName: TaskStatisticsForAuditCheck]) -> Self {
        Self(taskStatus: .inProgress, taskStatistics: statistics)
    }
}

extension History {
    /// Observes a task at an uptime in seconds.
    mutating func observe(_ task: AuditMitigationActionsTask, at seconds: Double) {
        observe(Observation(number: 1, at: .at(seconds), task: task))
    }

    /// The history of one check with a total of 10,000, from the succeeded findings at each second.
    static func of(_ polls: [(second: Double, succeeded: Int64)]) -> History {
        var history = History()
        for poll in polls {
            history.observe(.inProgress(["X": .counts(10_000, ok: poll.succeeded)]), at: poll.second)
        }
        return history
    }
}

extension Moment {
    /// This many seconds after both clocks began.
    static func at(_ seconds: Double) -> Moment {
        Moment(wall: Date(timeIntervalSince1970: seconds), uptime: .seconds(seconds))
    }
}
