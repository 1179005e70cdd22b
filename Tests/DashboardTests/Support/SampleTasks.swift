import Dashboard
import FoundationEssentials
import MitigationModel
import Screen

/// The picker at moments that matter.
enum SampleTasks {
    /// A week of an account: one task runs, the others are over.
    static let week: [AuditMitigationActionsTaskSummary] = [
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

    /// Of another region, say.
    static func many(_ count: Int) -> [AuditMitigationActionsTaskSummary] {
        (1...count).map { .init("task-\($0)", $0 % 7 == 0 ? .failed : .completed, hoursAgo: Double($0)) }
    }

    /// Names that no task can have, as a server that is not AWS's may send them.
    static let hostile: [AuditMitigationActionsTaskSummary] = [
        .init("evil\u{1B}[31m\u{202E}red", "WIPED\u{9B}2J", hoursAgo: 1),
        .init("漢字検査のなまえがとてもながい検査", .failed, hoursAgo: 3),
        .init(String(repeating: "long-", count: 60), .completed, hoursAgo: 5), .init("", .canceled, hoursAgo: -5),
        .init("\u{0}\n\u{7F}", .inProgress, hoursAgo: 1e15),
        .init("zalgo-e\u{301}\u{302}\u{303}", .inProgress, hoursAgo: 1e5),
        AuditMitigationActionsTaskSummary(taskStatus: .failed),
    ]

    /// A picker that waits for its first page.
    static func reading(_ setup: WatchSetup = .withoutTask) -> Watch {
        var watch = Watch(setup)
        watch.send(.accountIdentified("123456789012"))
        watch.tick(after: 0.4)
        return watch
    }

    /// Both lists are read, in one page each, and what is visible is described.
    static func read(
        _ tasks: [AuditMitigationActionsTaskSummary], _ setup: WatchSetup = .withoutTask,
        size: Size = Size(columns: 80, rows: 24)
    ) -> Watch {
        var watch = reading(setup)
        watch.send(.resized(size))
        watch.list(tasks)
        watch.list(tasks.filter { $0.taskStatus == .inProgress }, .inProgress)
        watch.describeTasks()
        return watch
    }

    /// As `read`, opened from the watch of the one that runs.
    static func opened(_ setup: WatchSetup = .sample) -> Watch {
        var watch = SampleWatch.running(setup)
        watch.send(.accountIdentified("123456789012"))
        watch.press(.character("t"))
        watch.list(week)
        watch.list([week[0]], .inProgress)
        watch.describeTasks()
        return watch
    }

    /// The first page of many.
    static var partial: Watch {
        var watch = reading()
        watch.list(Array(many(250)), isLast: false)
        watch.list([week[0]], .inProgress)
        watch.describeTasks()
        return watch
    }

    /// Neither list could be read.
    static func refused(_ failure: CallFailure, _ setup: WatchSetup = .withoutTask) -> Watch {
        var watch = reading(setup)
        watch.refuseTasks(failure)
        watch.refuseTasks(failure, .inProgress)
        watch.tick(after: 1)
        return watch
    }

    /// What was read stays when a refresh fails.
    static var failing: Watch {
        var watch = read(week)
        for _ in 1...30 { watch.tick(after: 1) }
        watch.refuseTasks(CallFailure(kind: .noAnswer("connection timed out")), .inProgress)
        for _ in 1...4 { watch.tick(after: 1) }
        return watch
    }

    static let accessDenied = CallFailure(
        kind: .accessDenied, code: "AccessDeniedException",
        message: "User: arn:aws:iam::123456789012:user/ops is not authorized to perform: "
            + "iot:ListAuditMitigationActionsTasks")
}

extension AuditMitigationActionsTaskSummary {
    /// A task that was started so many hours before the sample task.
    init(_ id: String, _ status: TaskStatus?, hoursAgo: Double?) {
        self.init(
            taskId: id, startTime: hoursAgo.map { Watch.taskStart.addingTimeInterval(-3_600 * $0) }, taskStatus: status)
    }
}

extension WatchSetup {
    /// A start without a task id.
    static var withoutTask: WatchSetup {
        var setup = sample
        setup.taskId = nil
        return setup
    }
}

extension Watch {
    /// Answers the list of that status: one page.
    mutating func list(
        _ tasks: [AuditMitigationActionsTaskSummary], _ status: TaskStatus? = nil, isLast: Bool = true
    ) {
        guard let query = tasksQuery(status) else { return }
        send(.tasksListed(query, TasksPage(tasks: tasks, isLast: isLast)))
    }

    mutating func refuseTasks(_ failure: CallFailure, _ status: TaskStatus? = nil) {
        guard let query = tasksQuery(status) else { return }
        send(.tasksNotListed(query, failure))
    }

    /// Answers all that is asked of single tasks: the first took 31 seconds, each other a while longer.
    mutating func describeTasks() {
        var next = 0
        var took = 31.0
        while next < effects.count {
            if case .describeTask(let id) = effects[next] {
                send(
                    .taskDescribed(
                        id,
                        AuditMitigationActionsTask(
                            startTime: Self.taskStart, endTime: Self.taskStart.addingTimeInterval(took))))
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
