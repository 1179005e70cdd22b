import FoundationEssentials
import MitigationModel

@testable import IoTEmulator

/// An account without a server, and its responses at any moment.
struct TestWorld {
    static let startedAt = Date(timeIntervalSince1970: 1_795_446_862)
    let account: Account

    init(_ scenario: Scenario, seed: UInt64 = 7) {
        let builder = ScenarioBuilder(seed: seed, region: "eu-west-1", accountId: "123456789012")
        account = Account(scenario: scenario, builder: builder, startedAt: Self.startedAt)
    }

    var plan: TaskPlan {
        account.tasks[0].plan
    }

    func moment(_ time: Milliseconds, canceledAt: Milliseconds? = nil) -> TaskMoment {
        account.moment(ofTask: 0, now: time, canceledAt: canceledAt)
    }

    func date(_ time: Milliseconds) -> Date {
        account.date(ofTask: 0, at: time)
    }

    /// The main task's response.
    func task(_ time: Milliseconds, canceledAt: Milliseconds? = nil) -> AuditMitigationActionsTask {
        plan.task(at: moment(time, canceledAt: canceledAt), date: date)
    }

    /// The executions of one finding of the main task.
    func executions(
        check: Int, index: UInt64, _ time: Milliseconds, canceledAt: Milliseconds? = nil
    ) -> [AuditMitigationActionExecution] {
        let findingId = account.builder.identifiers.identifier(of: FindingAddress(task: 0, check: check, index: index))
        return plan.executions(
            ofCheck: check, index: index, findingId: findingId, at: moment(time, canceledAt: canceledAt), date: date)
    }

    /// The sum of one kind of count over all checks.
    func sum(_ count: KeyPath<TaskStatisticsForAuditCheck, Int64?>, _ time: Milliseconds) -> Int64 {
        (task(time).taskStatistics ?? [:]).values.reduce(0) { $0 + ($1[keyPath: count] ?? 0) }
    }

    /// The checks whose counts changed.
    func moved(from before: AuditMitigationActionsTask, to after: AuditMitigationActionsTask) -> Set<CheckName> {
        Set((after.taskStatistics ?? [:]).filter { before.taskStatistics?[$0.key] != $0.value }.keys)
    }
}
