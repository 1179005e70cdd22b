import FoundationEssentials
import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// Keys in the task list.
struct PickerKeysTests {
    /// Tasks a, b, c and so on, the newest first, opened from the watch of `quarantine-0412`.
    private func opened(_ count: Int = 5, status: TaskStatus = .completed) -> WatchDriver {
        var watch = WatchDriver(.task())
        watch.press(.character("t"))
        list(tasks(count, status), in: &watch)
        return watch
    }

    private func tasks(_ count: Int, _ status: TaskStatus = .completed) -> [AuditMitigationActionsTaskSummary] {
        (0..<count).map { index in
            AuditMitigationActionsTaskSummary(
                taskId: "t\(index)", startTime: WatchDriver.epoch.addingTimeInterval(-60 * Double(index)),
                taskStatus: status)
        }
    }

    /// Answers both lists that are being read.
    private func list(_ tasks: [AuditMitigationActionsTaskSummary], in watch: inout WatchDriver) {
        if let all = watch.state.picker.all?.query {
            watch.send(.tasksListed(all, TasksPage(tasks: tasks, isLast: true)), at: watch.second)
        }
        if let running = watch.state.picker.running?.query {
            let some = tasks.filter { $0.taskStatus == .inProgress }
            watch.send(.tasksListed(running, TasksPage(tasks: some, isLast: true)), at: watch.second)
        }
    }

    private func selected(_ watch: WatchDriver) -> String? {
        watch.state.picker.selectedTask?.id
    }

    @Test(
        arguments: [
            ([.down], "t1"), ([.down, .down, .up], "t1"), ([.up], "t0"), ([.end], "t49"), ([.end, .down], "t49"),
            ([.end, .home], "t0"), ([.pageDown], "t19"), ([.pageDown, .pageUp], "t0"), ([.character(" ")], "t19"),
        ] as [([Key], String)])
    func `keys move the selection`(keys: [Key], end: String) {
        var watch = opened(50)
        for key in keys { watch.press(key) }
        #expect(selected(watch) == end)
    }

    @Test func `Enter watches the selected task at once, and drops the data of the previous one`() {
        var watch = opened()
        watch.send(.ticked, at: 5)
        watch.press(.character("p"), .character("p"), .down)
        let effects = watch.press(.enter)
        #expect(
            effects == [.cancelPoll(PollID(2)), .stopPicker, .stopDrillDown, .poll(PollID(3), taskId: "t1")])
        #expect(watch.state.taskId == "t1")
        #expect(watch.state.task == nil)
        #expect(watch.state.watch.orderedChecks == [])
        #expect(watch.state.watch.history == History())
        #expect(watch.state.navigation == Navigation())
        #expect(watch.journal.last == .taskPicked("t1"))
        #expect(watch.journal.count == 4)
    }

    @Test func `a late response about the previous task is ignored`() {
        var watch = opened()
        watch.send(.ticked, at: 5)
        watch.press(.down, .enter)
        let before = watch.state
        let answer = PollAnswer(task: .task(.failed, failed: 3))
        #expect(watch.send(.pollSucceeded(PollID(2), answer), at: 5) == [])
        #expect(watch.state == before)
        watch.send(.pollSucceeded(PollID(3), answer), at: 5)
        #expect(watch.state.task == answer.task)
        #expect(watch.journal.last == .watchingBegan(checks: 1, findings: 100, status: .failed))
    }

    @Test func `the next task is polled even if polling was paused or had stopped`() {
        var watch = opened()
        watch.press(.character("p"), .down)
        #expect(watch.press(.enter).last == .poll(PollID(2), taskId: "t1"))
        #expect(!watch.state.watch.polling.isPaused)
    }

    @Test func `Enter on the watched task and Esc go back to where t was pressed`() {
        for key in [Key.enter, .escape] {
            var watch = WatchDriver(.task())
            watch.press(.enter, .character("t"))
            list([AuditMitigationActionsTaskSummary(taskId: "quarantine-0412")], in: &watch)
            let before = watch.state.task
            #expect(watch.press(key) == [])
            #expect(watch.state.navigation.screen == .check(CheckName("LOGGING_DISABLED_CHECK")))
            #expect(watch.state.task == before)
        }
    }

    @Test func `Enter without tasks does nothing`() {
        var watch = opened(0)
        #expect(watch.press(.enter, .down, .end, .pageUp) == [])
        #expect(watch.state.navigation.screen == .tasks)
    }

    @Test func `f cycles through the statuses, and Esc clears the filters before it goes back`() {
        var watch = opened()
        var seen: [TaskStatus?] = []
        for _ in 0..<5 {
            watch.press(.character("f"))
            seen.append(watch.state.picker.status)
        }
        #expect(seen == [.inProgress, .completed, .failed, .canceled, nil])
        watch.press(.character("f"))
        TasksScreen().setFilter("T3", in: &watch.state)
        #expect(watch.state.picker.shown.isEmpty)
        watch.press(.character("f"))
        #expect(selected(watch) == "t3")
        watch.press(.escape)
        #expect(!watch.state.picker.isFiltered)
        #expect(watch.state.picker.shown.count == 5)
        #expect(selected(watch) == "t3")
        #expect(watch.state.navigation.screen == .tasks)
        watch.press(.escape)
        #expect(watch.state.navigation.screen == .overview)
    }

    @Test func `without a task Esc does nothing, and q quits`() {
        var watch = WatchDriver(taskId: nil)
        watch.send(.started, at: 0)
        #expect(watch.press(.escape) == [])
        #expect(watch.state.navigation.screen == .tasks)
        #expect(watch.press(.character("q")) == [.quit(.byOperator)])
    }

    @Test func `a new first task moves neither the selection nor a scrolled list`() {
        for moves in [0, 1, 30] {
            var watch = opened(50)
            for _ in 0..<moves { watch.press(.down) }
            let (before, row) = (selected(watch), watch.state.picker.position - watch.state.picker.firstRow)
            watch.send(.ticked, at: 6)
            watch.press(.character("r"))
            let newest = AuditMitigationActionsTaskSummary(
                taskId: "newest", startTime: WatchDriver.epoch.addingTimeInterval(60), taskStatus: .inProgress)
            list([newest] + tasks(50), in: &watch)
            #expect(selected(watch) == before)
            let rowNow = watch.state.picker.position - watch.state.picker.firstRow
            #expect(rowNow == (moves == 30 ? row : row + 1))
        }
    }

    @Test func `a selected task that ends stays in the list of running tasks until the selection moves`() {
        var watch = opened(3, status: .inProgress)
        watch.press(.character("f"), .down)
        watch.send(.ticked, at: 6)
        watch.press(.character("r"))
        list(tasks(3), in: &watch)
        #expect(selected(watch) == "t1")
        #expect(watch.state.picker.shown.count == 1)
        watch.press(.character("f"), .character("f"))
        #expect(watch.state.picker.shown.isEmpty)
    }

    @Test func `journal lines name their task, and lines of different tasks are not merged`() {
        var watch = opened()
        watch.poll(.task(failed: 1), at: 5)
        watch.press(.down, .enter)
        watch.answer(.task(), at: 5)
        watch.poll(.task(failed: 1), at: 10)
        let first = JournalEvent.taskChanged(.failed(CheckName("LOGGING_DISABLED_CHECK"), new: 1, total: 1))
        #expect(watch.journal.filter { $0 == first }.count == 2)
    }
}
