import MitigationModel

extension ScenarioBuilder {
    private struct PastTask {
        let taskId: String
        let hours: Int64
        let status: TaskStatus
        let seconds: Int64
        let total: UInt64
    }

    private static let past = [
        PastTask(taskId: "rotate-ca-weekly", hours: 50, status: .completed, seconds: 250, total: 38),
        PastTask(taskId: "quarantine-0397", hours: 96, status: .failed, seconds: 3_720, total: 2_210),
        PastTask(taskId: "rotate-ca-weekly-45", hours: 218, status: .completed, seconds: 231, total: 36),
        PastTask(taskId: "quarantine-0388", hours: 300, status: .completed, seconds: 1_802, total: 1_120),
        PastTask(taskId: "rotate-ca-weekly-44", hours: 386, status: .completed, seconds: 240, total: 36),
        PastTask(taskId: "policy-lockdown", hours: 503, status: .canceled, seconds: 31, total: 260),
        PastTask(taskId: "rotate-ca-weekly-43", hours: 554, status: .failed, seconds: 244, total: 35),
        PastTask(taskId: "quarantine-0371", hours: 700, status: .completed, seconds: 2_540, total: 1_777),
        PastTask(taskId: "expired-certs-october", hours: 905, status: .completed, seconds: 5_400, total: 8_004),
        PastTask(taskId: "quarantine-0342", hours: 1_100, status: .canceled, seconds: 600, total: 1_650),
        PastTask(taskId: "revoked-certs-q3", hours: 1_400, status: .completed, seconds: 900, total: 640),
        PastTask(taskId: "policy-cleanup", hours: 1_690, status: .failed, seconds: 77, total: 12),
        PastTask(taskId: "quarantine-0301", hours: 2_000, status: .completed, seconds: 3_000, total: 2_400),
    ]

    /// Ended tasks of the last 90 days, the newest first.
    var history: [AccountTask] {
        Self.past.enumerated().map { number, task in
            AccountTask(plan: plan(of: task, number: UInt64(number) + 1), age: task.hours * 3_600_000)
        }
    }

    private func plan(of past: PastTask, number: UInt64) -> TaskPlan {
        let check = AuditCheck.known[Int(number) % AuditCheck.known.count]
        // A canceled task had been planned for twice the time.
        let end = past.status == .canceled ? past.seconds * 2 : past.seconds
        var plan = plan(check, [.notifySecurity], total: past.total, seconds: 1...end, number: 1_000 + number)
        if past.status == .failed {
            plan = plan.failing(every: 10, [throttled()])
        }
        return TaskPlan(
            taskId: past.taskId, auditTaskId: auditTaskId(number),
            target: AuditMitigationActionsTaskTarget(auditTaskId: auditTaskId(number)), definitions: definitions,
            checks: [plan], phases: Self.phases(past.status, atSecond: past.seconds))
    }
}
