import FoundationEssentials
import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// The account's tasks: what is requested, and how responses are handled.
struct PickerTests {
    private static let hour = 3_600.0

    /// The query for a status in a reading that begins at a second.
    private static func query(_ reading: Int, _ status: TaskStatus? = nil, at second: Double = 0) -> TasksQuery {
        let now = WatchDriver.epoch.addingTimeInterval(second)
        return TasksQuery(
            reading: reading, from: now.addingTimeInterval(hour - 90 * 24 * hour), to: now.addingTimeInterval(hour),
            status: status)
    }

    private static let all = query(1)
    private static let running = query(2, .inProgress)

    /// A task that was started some hours before the session.
    private static func task(
        _ id: String, _ status: TaskStatus? = .completed, hoursAgo: Double? = 1
    ) -> AuditMitigationActionsTaskSummary {
        AuditMitigationActionsTaskSummary(
            taskId: id, startTime: hoursAgo.map { WatchDriver.epoch.addingTimeInterval(-hour * $0) },
            taskStatus: status)
    }

    private static func page(_ tasks: [AuditMitigationActionsTaskSummary], isLast: Bool = true) -> TasksPage {
        TasksPage(tasks: tasks, isLast: isLast)
    }

    /// A start without a task: both lists are requested.
    private func started() -> WatchDriver {
        var watch = WatchDriver(taskId: nil)
        watch.send(.started, at: 0)
        return watch
    }

    /// A start without a task: both lists are read at second 1.
    private func read(_ tasks: [AuditMitigationActionsTaskSummary]) -> WatchDriver {
        var watch = started()
        watch.send(.tasksListed(Self.all, Self.page(tasks)), at: 1)
        watch.send(.tasksListed(Self.running, Self.page(tasks.filter { $0.taskStatus == .inProgress })), at: 1)
        return watch
    }

    private func shown(_ watch: WatchDriver) -> [String] {
        watch.state.picker.shown.indices.compactMap { watch.state.picker.shownTask(at: $0)?.id }
    }

    @Test func `a start without a task lists tasks, looks up the account, and does not poll`() {
        var watch = WatchDriver(taskId: nil)
        #expect(
            watch.send(.started, at: 0) == [.listTasks(Self.all), .listTasks(Self.running), .identifyAccount])
        #expect(watch.state.navigation.screen == .tasks)
        #expect(watch.state.displayStatus == .unpicked)
        #expect(watch.send(.ticked, at: 0.1) == [])
    }

    @Test func `t lists the tasks while polling continues`() {
        var watch = WatchDriver(.task())
        #expect(watch.press(.character("t")) == [.listTasks(Self.all), .listTasks(Self.running)])
        #expect(watch.send(.ticked, at: 5) == [.poll(PollID(2))])
    }

    @Test func `the time range follows AWS's clock`() {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        watch.answer(.task(), serverDate: WatchDriver.epoch.addingTimeInterval(600), at: 0)
        let asked = watch.press(.character("t"))
        guard case .listTasks(let query) = asked.first else { return #expect(Bool(false)) }
        #expect(query.to.timeIntervalSince(WatchDriver.epoch) > Self.hour + 590)
    }

    @Test func `pages are read one after the other, and only a complete list says newest first`() {
        var watch = started()
        #expect(
            watch.send(.tasksListed(Self.all, Self.page([Self.task("old", hoursAgo: 9)], isLast: false)), at: 1)
                == [.listTasks(Self.all), .describeTask("old")])
        #expect(!watch.state.picker.isWhole)
        let last = Self.page([Self.task("new"), Self.task("undated", hoursAgo: nil), Self.task("mid", hoursAgo: 5)])
        #expect(watch.send(.tasksListed(Self.all, last), at: 2) == [.describeTask("new")])
        #expect(shown(watch) == ["new", "mid", "old", "undated"])
        #expect(watch.state.picker.isWhole)
    }

    @Test func `both lists are merged, and a task that has ended stays ended`() {
        var watch = started()
        watch.send(
            .tasksListed(Self.running, Self.page([Self.task("a", .inProgress), Self.task("b", .inProgress)])), at: 1)
        watch.send(.tasksListed(Self.all, Self.page([Self.task("a", .completed), Self.task("c", .inProgress)])), at: 2)
        #expect(shown(watch).sorted() == ["a", "b", "c"])
        #expect(watch.state.picker.tasks.map(\.status) == [.completed, .inProgress, .inProgress])
    }

    @Test func `an entry without an ID is left out`() {
        let watch = read([AuditMitigationActionsTaskSummary(taskStatus: .failed), Self.task(""), Self.task("a")])
        #expect(shown(watch) == ["a"])
    }

    @Test func `at most 10,000 tasks are kept of a list, which then does not say newest first`() {
        var watch = started()
        let tasks = (0..<10_001).map { Self.task("task-\($0)") }
        #expect(watch.send(.tasksListed(Self.all, Self.page(tasks, isLast: false)), at: 1).count == 2)
        #expect(watch.state.picker.tasks.count == 10_000)
        #expect(watch.state.picker.isFull)
        #expect(!watch.state.picker.isWhole)
    }

    @Test func `an endless list of empty pages is given up`() {
        var watch = started()
        var pages = 0
        while !watch.state.picker.isFull, pages < 5_000 {
            watch.send(.tasksListed(Self.all, Self.page([], isLast: false)), at: 1)
            pages += 1
        }
        #expect(pages == 1_000)
    }

    @Test func `running tasks are listed again every 30 seconds while the task list is open`() {
        var watch = read([Self.task("a", .inProgress)])
        let asked = watch.run(until: 100)
        #expect(asked?.at == 31)
        #expect(asked?.effects == [.listTasks(Self.query(3, .inProgress, at: 31))])
        #expect(watch.run(until: 100) == nil)
    }

    @Test func `a closed task list requests nothing`() {
        var watch = WatchDriver(.task())
        watch.press(.character("t"))
        #expect(watch.press(.escape) == [.stopPicker])
        #expect(watch.send(.tasksListed(Self.all, Self.page([Self.task("a")])), at: 1) == [])
        #expect(watch.state.picker.tasks.isEmpty)
        for second in 2..<100 {
            #expect(
                watch.send(.ticked, at: Double(second)).allSatisfy {
                    $0 == .poll(PollID(watch.state.watch.polling.lastNumber))
                })
        }
    }

    @Test func `a task that is no longer listed as running is looked up`() {
        var watch = read([Self.task("a", .inProgress), Self.task("b", .inProgress)])
        watch.run(until: 31)
        let again = Self.query(3, .inProgress, at: 31)
        #expect(
            watch.send(.tasksListed(again, Self.page([Self.task("b", .inProgress)])), at: 32) == [.describeTask("a")])
        let over = AuditMitigationActionsTask(
            taskStatus: .failed, startTime: WatchDriver.epoch, endTime: WatchDriver.epoch.addingTimeInterval(20))
        #expect(watch.send(.taskDescribed("a", over), at: 33) == [])
        #expect(watch.state.picker.tasks.map(\.status) == [.failed, .inProgress])
        #expect(watch.state.picker.tasks[0].took == .known(.seconds(20)))
    }

    @Test func `a response to another reading changes nothing`() {
        var watch = read([Self.task("a", .inProgress), Self.task("b")])
        watch.press(.character("r"))
        watch.send(.ticked, at: 7)
        #expect(
            watch.press(.character("r")) == [
                .stopPicker, .listTasks(Self.query(5, at: 7)), .listTasks(Self.query(6, .inProgress, at: 7)),
                .describeTask("b"),
            ])
        let before = watch.state
        for query in [Self.all, Self.running, Self.query(3, at: 1), Self.query(4, .inProgress, at: 1)] {
            #expect(watch.send(.tasksListed(query, Self.page([Self.task("late")])), at: 7) == [])
            #expect(watch.send(.tasksNotListed(query, CallFailure(kind: .other)), at: 7) == [])
        }
        #expect(watch.state == before)
    }

    @Test func `r lists the tasks again, except while a call is in flight`() {
        var watch = started()
        watch.send(.ticked, at: 4.9)
        #expect(watch.press(.character("r")) == [])
        watch.send(.ticked, at: 5)
        #expect(watch.press(.character("r")).count == 3)
    }

    @Test func `tasks that AWS no longer lists disappear once both lists are read again`() {
        var watch = read([Self.task("a"), Self.task("b")])
        watch.send(.ticked, at: 2)
        watch.press(.character("r"))
        watch.send(.tasksListed(Self.query(3, at: 2), Self.page([Self.task("b")])), at: 3)
        #expect(shown(watch) == ["a", "b"])
        watch.send(.tasksListed(Self.query(4, .inProgress, at: 2), Self.page([])), at: 3)
        #expect(shown(watch) == ["b"])
    }

    @Test func `rows stay when a refresh fails, and the page is requested again`() {
        var watch = started()
        watch.send(.tasksListed(Self.all, Self.page([Self.task("a", .inProgress)], isLast: false)), at: 1)
        watch.send(.tasksNotListed(Self.all, CallFailure(kind: .throttled)), at: 2)
        watch.send(.tasksListed(Self.running, Self.page([Self.task("a", .inProgress)])), at: 3)
        #expect(shown(watch) == ["a"])
        #expect(watch.state.picker.failure?.failure == CallFailure(kind: .throttled))
        let asked = watch.run(until: 100)
        #expect(asked?.at == 33)
        #expect(asked?.effects == [.listTasks(Self.all), .listTasks(Self.query(3, .inProgress, at: 33))])
        watch.send(.tasksListed(Self.all, Self.page([Self.task("b")])), at: 34)
        #expect(shown(watch) == ["a", "b"])
        #expect(watch.state.picker.isWhole)
    }

    @Test func `the account is looked up again once tasks can be listed after a failure`() {
        var watch = started()
        watch.send(.accountNotIdentified, at: 0)
        watch.send(.tasksNotListed(Self.all, CallFailure(kind: .credentialsExpired)), at: 1)
        #expect(watch.send(.tasksListed(Self.running, Self.page([])), at: 2) == [.identifyAccount])
    }

    @Test func `visible ended tasks are looked up two at a time, each once`() {
        var watch = started()
        watch.send(.resized(Size(columns: 80, rows: 9)), at: 0)
        let tasks = (1...9).map { Self.task("t\($0)", $0 == 2 ? .inProgress : .completed, hoursAgo: Double($0)) }
        let height = TaskPicker.height(watch.state.size)
        #expect(height == 4)
        #expect(
            watch.send(.tasksListed(Self.all, Self.page(tasks)), at: 1) == [.describeTask("t1"), .describeTask("t3")])
        let end = AuditMitigationActionsTask(
            taskStatus: .completed, startTime: WatchDriver.epoch, endTime: WatchDriver.epoch.addingTimeInterval(61))
        #expect(watch.send(.taskDescribed("t1", end), at: 2) == [.describeTask("t4")])
        #expect(watch.send(.taskDescribed("t1", end), at: 2) == [])
        #expect(watch.send(.taskNotDescribed("t3", CallFailure(kind: .other)), at: 3) == [])
        #expect(watch.send(.taskDescribed("t4", end), at: 3) == [])
        #expect(
            watch.state.picker.tasks.prefix(4).map(\.took) == [
                .known(.seconds(61)), .unasked, .unknown, .known(.seconds(61)),
            ])
        #expect(watch.press(.down, .down, .down, .down) == [.describeTask("t5")])
        watch.send(.tasksListed(Self.running, Self.page([tasks[1]])), at: 4)
        watch.send(.taskDescribed("t5", end), at: 4)
        // Only r looks up again what failed.
        #expect(watch.press(.up, .up, .up, .up) == [])
        #expect(watch.press(.character("r")).contains(.describeTask("t3")))
    }

    @Test func `a task without an end time has an unknown duration`() {
        var watch = read([Self.task("a")])
        watch.send(.taskDescribed("a", AuditMitigationActionsTask(taskStatus: .completed)), at: 2)
        #expect(watch.state.picker.tasks[0].took == .unknown)
    }

    @Test func `without running tasks nothing changes on the screen`() {
        let watch = read([Self.task("a")])
        #expect(watch.state.nextTick == .seconds(31))
        #expect(read([Self.task("a", .inProgress)]).state.nextTick == .seconds(2))
    }
}
