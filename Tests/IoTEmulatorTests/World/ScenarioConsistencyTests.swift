import FoundationEssentials
import MitigationModel
import Testing

@testable import IoTEmulator

/// For every scenario, seed and moment, counts, findings, executions, reason codes and times agree.
@Suite struct ScenarioConsistencyTests {
    /// `flaky` is `typical` with an unreliable connection. `large` and `fleet` have too many findings to examine each;
    /// they have tests of their own.
    private static let countable = Scenario.allCases.filter { ![.flaky, .large, .fleet].contains($0) }
    private static let moments: [Milliseconds] = [7_313, 61_211, 90_004, 140_999, 200_000]

    @Test(arguments: countable, [UInt64(1), 0xFFFF_FFFF_FFFF_FFFF])
    func `the counts are those of the findings' executions`(scenario: Scenario, seed: UInt64) {
        let world = TestWorld(scenario, seed: seed)
        for time in Self.moments {
            let statistics = world.task(time).taskStatistics ?? [:]
            for (check, plan) in world.plan.checks.enumerated() {
                guard let reported = statistics[plan.check.name] else { continue }
                let counted = Self.count(check, in: world, time)
                #expect(reported.succeededFindingsCount == counted.succeeded, "\(scenario) \(check) at \(time)")
                #expect(reported.failedFindingsCount == counted.failed, "\(scenario) \(check) at \(time)")
                #expect(reported.skippedFindingsCount == counted.skipped, "\(scenario) \(check) at \(time)")
                #expect(reported.canceledFindingsCount == counted.canceled, "\(scenario) \(check) at \(time)")
            }
        }
    }

    @Test(arguments: Scenario.allCases)
    func `the counts agree after a cancel request`(scenario: Scenario) {
        guard scenario != .large, scenario != .fleet else { return }
        let world = TestWorld(scenario)
        let canceledAt: Milliseconds = 30_500
        let statistics = world.task(40_000, canceledAt: canceledAt).taskStatistics ?? [:]
        #expect(world.task(40_000, canceledAt: canceledAt).taskStatus == .canceled)
        for (check, plan) in world.plan.checks.enumerated() {
            guard let reported = statistics[plan.check.name] else { continue }
            let counted = Self.count(check, in: world, 40_000, canceledAt: canceledAt)
            #expect(reported.canceledFindingsCount == counted.canceled)
            #expect(reported.succeededFindingsCount == counted.succeeded)
            #expect(reported.failedFindingsCount == counted.failed)
            #expect(reported.skippedFindingsCount == counted.skipped)
        }
    }

    @Test(arguments: Scenario.allCases, [UInt64(1), 42])
    func `executions are consecutive and stay within the task's time`(scenario: Scenario, seed: UInt64) {
        let world = TestWorld(scenario, seed: seed)
        for time in Self.moments {
            let task = world.task(time)
            for (check, plan) in world.plan.checks.enumerated() {
                let around = plan.schedule.done(at: world.plan.work(at: world.moment(time)))
                for index in Self.sample(around: around, below: plan.listed) {
                    let executions = world.executions(check: check, index: index, time)
                    Self.expectSense(executions, of: plan, in: task, now: world.date(time))
                }
            }
        }
    }

    @Test(arguments: Scenario.allCases)
    func `the findings have the check's reason codes, and only skipped ones are outside the filter`(scenario: Scenario)
    {
        let world = TestWorld(scenario)
        for (check, plan) in world.plan.checks.enumerated() {
            let filter = world.plan.target?.auditCheckToReasonCodeFilter?[plan.check.name]
            for index in 0..<min(plan.listed, 400) {
                let finding = world.account.finding(at: FindingAddress(task: 0, check: check, index: index))
                let code = finding.reasonForNonComplianceCode ?? ""
                #expect(plan.check.reasons.map(\.code).contains(code))
                let isOutside = filter.map { !$0.contains(code) } ?? false
                #expect((plan.outcome(of: index) == .skipped) == isOutside)
                #expect(finding.isSuppressed == (index >= plan.total))
                #expect(finding.checkName == plan.check.name)
                #expect(finding.taskId == world.plan.auditTaskId)
                #expect((finding.findingTime ?? .distantFuture) < world.date(0))
            }
        }
    }

    @Test(arguments: Scenario.allCases, [UInt64(3), 99])
    func `the status has an end time exactly when it is final, and the end is near`(scenario: Scenario, seed: UInt64) {
        let world = TestWorld(scenario, seed: seed)
        let end = Self.end(of: scenario)
        for time in stride(from: Milliseconds(0), through: end, by: Int(end / 360)) {
            let task = world.task(time)
            #expect((task.taskStatus?.isFinal == true) == (task.endTime != nil))
            #expect(task.startTime == world.date(0))
            #expect((task.endTime ?? .distantPast) <= world.date(time))
        }
        #expect((world.task(end).taskStatus?.isFinal == true) == (scenario != .stalled))
    }

    @Test(arguments: Scenario.allCases, [UInt64(3), 99])
    func `the parts stay below the total except in counts-back, and reach it when the task completes`(
        scenario: Scenario, seed: UInt64
    ) {
        let world = TestWorld(scenario, seed: seed)
        for time in stride(
            from: Milliseconds(0), through: Self.end(of: scenario), by: Int(Self.end(of: scenario) / 120))
        where scenario != .countsBack {
            #expect((world.task(time).taskStatistics ?? [:]).values.allSatisfy { Self.parts($0) <= Self.total($0) })
        }
        let end = world.task(Self.end(of: scenario))
        if end.taskStatus == .completed || end.taskStatus == .failed {
            #expect((end.taskStatistics ?? [:]).values.allSatisfy { Self.parts($0) == Self.total($0) })
        }
    }

    @Test(arguments: Scenario.allCases)
    func `every check's actions are defined, and every check has at least one`(scenario: Scenario) {
        let task = TestWorld(scenario).task(0)
        let defined = Set((task.actionsDefinition ?? []).compactMap(\.name))
        for actions in (task.auditCheckToActionsMapping ?? [:]).values {
            #expect((1...5).contains(actions.count))
            #expect(defined.isSuperset(of: actions))
        }
    }

    @Test(arguments: Scenario.allCases)
    func `the same seed gives the same account, another seed another one`(scenario: Scenario) {
        let (first, second, other) = (TestWorld(scenario), TestWorld(scenario), TestWorld(scenario, seed: 8))
        let address = FindingAddress(task: 0, check: 0, index: 3)
        #expect(first.task(50_000) == second.task(50_000))
        #expect(first.account.finding(at: address) == second.account.finding(at: address))
        #expect(first.account.finding(at: address) != other.account.finding(at: address))
        #expect(first.task(50_000) != other.task(50_000))
    }
}

extension ScenarioConsistencyTests {
    /// A moment at which the task has ended.
    private static func end(of scenario: Scenario) -> Milliseconds {
        scenario == .signIn ? 900_000 : 180_000
    }

    /// Counts by examining each finding's executions.
    private static func count(
        _ check: Int, in world: TestWorld, _ time: Milliseconds, canceledAt: Milliseconds? = nil
    ) -> (succeeded: Int64, failed: Int64, skipped: Int64, canceled: Int64) {
        var counts: (succeeded: Int64, failed: Int64, skipped: Int64, canceled: Int64) = (0, 0, 0, 0)
        let plan = world.plan.checks[check]
        let moment = world.moment(time, canceledAt: canceledAt)
        let work = world.plan.work(at: moment)
        let isCanceled = world.plan.phase(at: moment).status == .canceled && work >= plan.schedule.begin
        for index in 0..<plan.total {
            let statuses = world.executions(check: check, index: index, time, canceledAt: canceledAt).map(\.status)
            if plan.outcome(of: index) == .skipped {
                #expect(statuses.isEmpty)
                counts.skipped += plan.schedule.end(of: index) <= work || isCanceled ? 1 : 0
            } else if statuses.contains(.failed) {
                counts.failed += 1
            } else if !statuses.isEmpty, statuses.allSatisfy({ $0 == .completed }) {
                counts.succeeded += 1
            } else if isCanceled {
                counts.canceled += 1
            }
        }
        return counts
    }

    private static func sample(around done: UInt64, below listed: UInt64) -> [UInt64] {
        let from = done > 40 ? done - 40 : 0
        let near = from < listed ? Array(from..<min(listed, done + 60)) : []
        return near + [0, listed / 2, listed.subtractingReportingOverflow(1).partialValue].filter { $0 < listed }
    }

    private static func expectSense(
        _ executions: [AuditMitigationActionExecution], of plan: CheckPlan, in task: AuditMitigationActionsTask,
        now: Date
    ) {
        guard !executions.isEmpty else { return }
        #expect(executions.map(\.actionName) == plan.actions)
        let last = task.endTime.map { task.taskStatus == .canceled ? $0 : now } ?? now
        var time = task.startTime ?? .distantFuture
        var previous = AuditMitigationActionExecutionStatus.completed
        for execution in executions {
            let status = execution.status ?? AuditMitigationActionExecutionStatus("")
            #expect(allowed(after: previous).contains(status), "\(status) after \(previous)")
            #expect((execution.errorCode != nil) == (status == .failed))
            #expect((execution.message != nil) == (status == .failed))
            #expect(execution.actionId == task.actionsDefinition?.first { $0.name == execution.actionName }?.id)
            for moment in [execution.startTime, execution.endTime].compactMap(\.self) {
                #expect(moment >= time && moment <= last)
                time = moment
            }
            #expect([.completed, .failed].contains(status) ? execution.endTime != nil : true)
            #expect((task.taskStatus == .canceled) || status != .canceled)
            previous = status
        }
    }

    private static func allowed(
        after status: AuditMitigationActionExecutionStatus
    ) -> [AuditMitigationActionExecutionStatus] {
        switch status {
        case .completed: [.completed, .failed, .inProgress, .pending, .canceled]
        case .failed, .skipped: [.skipped]
        case .inProgress, .pending: [.pending]
        case .canceled: [.canceled]
        default: []
        }
    }

    private static func parts(_ counts: TaskStatisticsForAuditCheck) -> Int64 {
        [
            counts.succeededFindingsCount, counts.failedFindingsCount, counts.skippedFindingsCount,
            counts.canceledFindingsCount,
        ].compactMap(\.self).reduce(0, +)
    }

    private static func total(_ counts: TaskStatisticsForAuditCheck) -> Int64 {
        counts.totalFindingsCount ?? -1
    }
}
