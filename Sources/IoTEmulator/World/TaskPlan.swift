import FoundationEssentials
import MitigationModel

/// A mitigation actions task from start to end: what it reports at any moment follows from this value.
struct TaskPlan: Sendable {
    let taskId: String
    /// The audit whose findings are mitigated, whether or not the target includes it.
    let auditTaskId: String
    let target: AuditMitigationActionsTaskTarget?
    var definitions: [MitigationAction]
    let checks: [CheckPlan]
    var clock = WorkClock.steady
    /// The status from each moment on, in chronological order. The first begins at 0.
    let phases: [Phase]
    /// The time from which the response has statistics.
    var statisticsAppear: Milliseconds = 0

    /// The task's status from `from` on.
    struct Phase: Sendable {
        let from: Milliseconds
        let status: TaskStatus
    }
}

/// A moment of a task: the scenario time, and when the task was canceled, if it was.
struct TaskMoment: Sendable {
    let now: Milliseconds
    var canceledAt: Milliseconds?
}

extension TaskPlan {
    /// The status at `moment`, and since when.
    func phase(at moment: TaskMoment) -> Phase {
        if let canceledAt = moment.canceledAt, canceledAt <= moment.now {
            return Phase(from: canceledAt, status: .canceled)
        }
        return phases.last { $0.from <= moment.now } ?? Phase(from: 0, status: .inProgress)
    }

    /// The work time at `moment`. The work of a canceled task stops.
    func work(at moment: TaskMoment) -> Milliseconds {
        let phase = phase(at: moment)
        return clock.work(at: phase.status == .canceled ? phase.from : moment.now)
    }

    /// The counts of each check in the statistics at `moment`.
    func statistics(at moment: TaskMoment) -> [CheckName: TaskStatisticsForAuditCheck]? {
        guard moment.now >= statisticsAppear else { return nil }
        let work = work(at: moment)
        let canceled = phase(at: moment).status == .canceled
        var statistics: [CheckName: TaskStatisticsForAuditCheck] = [:]
        for plan in checks where plan.appears <= moment.now {
            let counts = plan.counts(at: work, canceled: canceled)
            statistics[plan.check.name] = TaskStatisticsForAuditCheck(
                totalFindingsCount: Int64(clamping: plan.reportedTotal(at: moment.now)),
                failedFindingsCount: Int64(clamping: counts.failed),
                succeededFindingsCount: Int64(clamping: counts.succeeded),
                skippedFindingsCount: Int64(clamping: counts.skipped),
                canceledFindingsCount: Int64(clamping: counts.canceled))
        }
        return statistics
    }

    /// The response of DescribeAuditMitigationActionsTask at `moment`. `date` converts scenario time into a date.
    func task(at moment: TaskMoment, date: (Milliseconds) -> Date) -> AuditMitigationActionsTask {
        let phase = phase(at: moment)
        return AuditMitigationActionsTask(
            taskStatus: phase.status, startTime: date(0), endTime: phase.status.isFinal ? date(phase.from) : nil,
            taskStatistics: statistics(at: moment), target: target,
            auditCheckToActionsMapping: Dictionary(
                checks.map { ($0.check.name, $0.actions) }, uniquingKeysWith: { first, _ in first }),
            actionsDefinition: definitions)
    }

    /// The state of the actions on one finding at `moment`: `check` and `index` as in its address.
    func executions(
        ofCheck check: Int, index: UInt64, findingId: String, at moment: TaskMoment, date: (Milliseconds) -> Date
    ) -> [AuditMitigationActionExecution] {
        guard checks.indices.contains(check) else { return [] }
        let plan = checks[check]
        let canceled = phase(at: moment).status == .canceled
        func dateOfWork(_ work: Milliseconds?) -> Date? {
            work.map { date(clock.moment(ofWork: $0, before: moment.now)) }
        }
        let steps = plan.steps(of: index, at: work(at: moment), canceled: canceled)
        return zip(plan.actions, steps).map { name, step in
            AuditMitigationActionExecution(
                taskId: taskId, findingId: findingId, actionName: name,
                actionId: definitions.first { $0.name == name }?.id, status: step.status,
                startTime: dateOfWork(step.start), endTime: dateOfWork(step.end),
                errorCode: step.cause?.errorCode, message: step.cause?.message)
        }
    }
}
