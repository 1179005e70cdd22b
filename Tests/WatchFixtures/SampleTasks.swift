import Dashboard
import FoundationEssentials
import MitigationModel
import Screen

/// The picker in the states that matter.
package enum SampleTasks {
    /// One task is running, the others have ended.
    package static let week: [AuditMitigationActionsTaskSummary] = [
        .init("quarantine-0412", .inProgress, hoursAgo: 0),
        .init("rotate-ca-weekly", .completed, hoursAgo: 50), .init("quarantine-0397", .failed, hoursAgo: 88),
        .init("policy-lockdown", .canceled, hoursAgo: 500), .init("logging-everywhere", .completed, hoursAgo: 502),
        .init("quarantine-0396", .completed, hoursAgo: 600), .init("quarantine-0395", .completed, hoursAgo: 650),
        .init("expired-certificates-october", .failed, hoursAgo: 740),
        .init("quarantine-0394", .completed, hoursAgo: 800), .init("quarantine-0393", .canceled, hoursAgo: 900),
        .init("rotate-ca-monthly-2026-10-17-after-the-audit-of-the-plant-in-gothenburg", .completed, hoursAgo: 902),
        .init("quarantine-0392", .completed, hoursAgo: 1_000), .init("quarantine-0391", "PAUSED", hoursAgo: 1_500),
        .init("unstarted", nil, hoursAgo: nil),
    ]

    /// Tasks of which none is running.
    package static func many(_ count: Int) -> [AuditMitigationActionsTaskSummary] {
        (1...count).map { .init("task-\($0)", $0 % 7 == 0 ? .failed : .completed, hoursAgo: Double($0)) }
    }

    /// IDs that no task of AWS can have. Another endpoint may send them.
    package static let hostile: [AuditMitigationActionsTaskSummary] = [
        .init("evil\u{1B}[31m\u{202E}red", "WIPED\u{9B}2J", hoursAgo: 1),
        .init("漢字検査のなまえがとてもながい検査", .failed, hoursAgo: 3),
        .init(String(repeating: "long-", count: 60), .completed, hoursAgo: 5), .init("", .canceled, hoursAgo: -5),
        .init("\u{0}\n\u{7F}", .inProgress, hoursAgo: 1e15),
        .init("zalgo-e\u{301}\u{302}\u{303}", .inProgress, hoursAgo: 1e5),
        AuditMitigationActionsTaskSummary(taskStatus: .failed),
    ]

    /// A picker that waits for its first page.
    package static func reading(_ setup: WatchSetup = .withoutTask) -> WatchDriver {
        var watch = WatchDriver(setup)
        watch.send(.accountIdentified("123456789012"))
        watch.tick(after: 0.4)
        return watch
    }

    /// Both lists are read, one page each, and the visible tasks are looked up.
    package static func read(
        _ tasks: [AuditMitigationActionsTaskSummary], _ setup: WatchSetup = .withoutTask,
        size: Size = Size(columns: 80, rows: 24)
    ) -> WatchDriver {
        var watch = reading(setup)
        watch.send(.resized(size))
        watch.list(tasks)
        watch.list(tasks.filter { $0.taskStatus == .inProgress }, .inProgress)
        watch.describeTasks()
        return watch
    }

    /// The same, opened while the running task is watched.
    package static func opened(_ setup: WatchSetup = .sample) -> WatchDriver {
        var watch = SampleWatch.running(setup)
        watch.send(.accountIdentified("123456789012"))
        watch.press(.character("t"))
        watch.list(week)
        watch.list([week[0]], .inProgress)
        watch.describeTasks()
        return watch
    }

    /// The first page of many.
    package static var partial: WatchDriver {
        var watch = reading()
        watch.list(Array(many(250)), isLast: false)
        watch.list([week[0]], .inProgress)
        watch.describeTasks()
        return watch
    }

    /// Neither list could be read.
    package static func refused(_ failure: CallFailure, _ setup: WatchSetup = .withoutTask) -> WatchDriver {
        var watch = reading(setup)
        watch.refuseTasks(failure)
        watch.refuseTasks(failure, .inProgress)
        watch.tick(after: 1)
        return watch
    }

    /// A refresh failed. The tasks of the response before stay.
    package static var failing: WatchDriver {
        var watch = read(week)
        for _ in 1...30 { watch.tick(after: 1) }
        watch.refuseTasks(CallFailure(kind: .noAnswer(.connectTimeout)), .inProgress)
        for _ in 1...4 { watch.tick(after: 1) }
        return watch
    }

    package static let accessDenied = CallFailure(
        kind: .accessDenied, code: "AccessDeniedException",
        message: "User: arn:aws:iam::123456789012:user/ops is not authorized to perform: "
            + "iot:ListAuditMitigationActionsTasks")
}

extension AuditMitigationActionsTaskSummary {
    /// A task that started some hours before the sample task.
    package init(_ id: String, _ status: TaskStatus?, hoursAgo: Double?) {
        self.init(
            taskId: id, startTime: hoursAgo.map { SampleTask.start.addingTimeInterval(-3_600 * $0) }, taskStatus: status
        )
    }
}

extension WatchSetup {
    /// A start without a task ID.
    package static var withoutTask: WatchSetup {
        var setup = sample
        setup.taskId = nil
        return setup
    }
}

extension WatchDriver {
    /// One page of the tasks of this status comes.
    package mutating func list(
        _ tasks: [AuditMitigationActionsTaskSummary], _ status: TaskStatus? = nil, isLast: Bool = true
    ) {
        guard let query = tasksQuery(status) else { return }
        send(.tasksListed(query, TasksPage(tasks: tasks, isLast: isLast)))
    }

    package mutating func refuseTasks(_ failure: CallFailure, _ status: TaskStatus? = nil) {
        guard let query = tasksQuery(status) else { return }
        send(.tasksNotListed(query, failure))
    }

    /// Answers all calls for single tasks. The first task took 31 seconds, and each other longer than the one before.
    package mutating func describeTasks() {
        var next = 0
        var took = 31.0
        while next < effects.count {
            if case .describeTask(let id) = effects[next] {
                send(
                    .taskDescribed(
                        id,
                        AuditMitigationActionsTask(
                            startTime: SampleTask.start, endTime: SampleTask.start.addingTimeInterval(took))))
                took = took * 1.7 + 7
            }
            next += 1
        }
    }

    private func tasksQuery(_ status: TaskStatus?) -> TasksQuery? {
        effects.lazy.reversed().compactMap { effect in
            if case .listTasks(let query) = effect, query.status == status { query } else { nil }
        }.first
    }
}
