import FoundationEssentials
import MitigationModel

/// The AWS account of the emulator: the scenario's task first, then the tasks of the last 90 days.
///
/// It is computed once. Nothing in it depends on the clock: the caller passes the moment.
struct Account: Sendable {
    let builder: ScenarioBuilder
    let tasks: [AccountTask]
    let startedAt: Date

    init(scenario: Scenario, builder: ScenarioBuilder, startedAt: Date) {
        self.builder = builder
        self.startedAt = startedAt
        tasks = [AccountTask(plan: builder.mainTask(of: scenario), age: 0)] + builder.history
    }

    /// The date of a moment of task `position`.
    func date(ofTask position: Int, at time: Milliseconds) -> Date {
        let age = tasks.indices.contains(position) ? tasks[position].age : 0
        return startedAt.addingTimeInterval(Double(time) / 1000 - Double(age) / 1000)
    }

    /// The moment of task `position` at the scenario time `now`. Only the first task can be canceled by a request.
    func moment(ofTask position: Int, now: Milliseconds, canceledAt: Milliseconds?) -> TaskMoment {
        TaskMoment(
            now: now.saturatingAdding(tasks[position].age), canceledAt: position == 0 ? canceledAt : nil)
    }

    /// The position of the task with this ID.
    func position(ofTask taskId: String) -> Int? {
        tasks.firstIndex { $0.plan.taskId == taskId }
    }

    /// The address of an existing finding.
    func address(ofFinding findingId: String) -> FindingAddress? {
        guard let address = builder.identifiers.address(of: findingId), tasks.indices.contains(address.task) else {
            return nil
        }
        let checks = tasks[address.task].plan.checks
        return checks.indices.contains(address.check) && address.index < checks[address.check].listed ? address : nil
    }

    /// The first address at or after `address` in `scope`, in the order of tasks, checks and findings.
    func next(from address: FindingAddress, in scope: FindingScope) -> FindingAddress? {
        var (task, check, index) = (address.task, address.check, address.index)
        while tasks.indices.contains(task) {
            let plan = tasks[task].plan
            while scope.contains(plan), plan.checks.indices.contains(check) {
                let range = scope.indexes(of: plan.checks[check])
                if max(index, range.lowerBound) < range.upperBound {
                    return FindingAddress(task: task, check: check, index: max(index, range.lowerBound))
                }
                (check, index) = (check + 1, 0)
            }
            (task, check, index) = (task + 1, 0, 0)
        }
        return nil
    }
}

/// A task of the account, and how long before the emulator's start it was started.
struct AccountTask: Sendable {
    let plan: TaskPlan
    let age: Milliseconds
}
