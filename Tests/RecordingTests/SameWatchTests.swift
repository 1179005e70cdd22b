import Dashboard
import FoundationEssentials
import MitigationModel
import Recording
import Screen
import SeededRandom
import Testing
import WatchFixtures

/// A session and the replay of its recording, moment by moment.
struct SameWatchTests {
    @Test func `a replay reaches the session's state`() throws {
        var watch = RecordedWatch()
        watch.answer(5, .task(done: 0))
        watch.fail(10, .throttled)
        watch.answer(20, .task(done: 30, failed: 2))
        watch.press(21, "+")
        watch.answer(30, .task(done: 60, failed: 2))
        watch.send(.credentialsWarned("they expire soon"), 31)
        watch.answer(40, .task(done: 98, failed: 2, status: .completed))
        watch.answer(43, .task(done: 98, failed: 2, status: .completed))
        watch.answer(54, .task(done: 98, failed: 2, status: .completed))
        #expect(watch.state.watch.isSettled && watch.state.watch.journal.entries.count > 5)
        try expectSame(watch)
    }

    @Test func `a pause, a sleep and a stalled task are the same in a replay`() throws {
        var watch = RecordedWatch { $0.stall = .seconds(20) }
        watch.answer(5, .task(done: 3))
        watch.press(6, "p")
        watch.press(90, "r")
        watch.answer(91, .task(done: 3))
        watch.press(92, "p")
        for second in stride(from: 95.0, to: 140, by: 5) { watch.answer(second, .task(done: 3)) }
        #expect(watch.state.watch.stalled(at: watch.state.now) != nil)
        watch.send(.ticked, 4_000)
        watch.send(.continued, 4_001)
        watch.answer(4_002, .task(done: 9))
        watch.press(4_003, "p")
        #expect(watch.state.watch.journal.entries.contains { if case .slept = $0.event { true } else { false } })
        #expect(watch.state.watch.polling.isPaused)
        try expectSame(watch)
    }

    @Test func `a dismissed alert is not active in a replay, and the one below it is`() throws {
        var watch = RecordedWatch { ($0.stall, $0.failureAlert) = (.seconds(20), .count(2)) }
        for second in stride(from: 5.0, to: 60, by: 5) { watch.answer(second, .task(done: 3, failed: 2)) }
        #expect(watch.state.watch.alerts.active.count == 2)
        watch.send(.keyPressed(.escape), 57)
        #expect(watch.state.watch.alerts.active == [.stalled])
        try expectSame(watch)
    }

    @Test func `what the mouse did is recorded as what keys do`() throws {
        var watch = RecordedWatch { ($0.stall, $0.failureAlert, $0.usesMouse) = (.seconds(20), .count(2), true) }
        for second in stride(from: 5.0, to: 60, by: 5) { watch.answer(second, .task(done: 3, failed: 2)) }
        watch.send(.pointed(.pressed(.pane(.journal))), 56)
        watch.send(.pointed(.back), 57)
        #expect(watch.state.watch.alerts.active == [.stalled])
        try expectSame(watch)
    }

    @Test func `the replay shows the task that was clicked`() throws {
        var watch = RecordedWatch { ($0.taskId, $0.usesMouse) = (nil, true) }
        for case .listTasks(let query) in watch.effects {
            let tasks = [AuditMitigationActionsTaskSummary(taskId: "q-2", startTime: RecordedWatch.start)]
            watch.send(.tasksListed(query, TasksPage(tasks: tasks, isLast: true)), 1)
        }
        watch.send(.pointed(.pressed(.task("q-2"))), 2)
        watch.answer(3, .task(done: 4))
        #expect(watch.state.taskId == "q-2")
        try expectSame(watch)
    }

    @Test func `a cancel request is the same in a replay, even if polls were paused`() throws {
        var watch = RecordedWatch { $0.allowsCancel = true }
        watch.answer(5, .task(done: 3))
        watch.press(6, "p", "X", "q", "-", "1")
        watch.send(.keyPressed(.enter), 7)
        watch.send(.cancelAccepted("q-1", requestId: "r"), 8)
        watch.answer(9, .task(done: 4))
        #expect(watch.state.watch.isCanceling && !watch.state.watch.polling.isPaused)
        try expectSame(watch)
        watch.answer(14, .task(done: 4, status: .canceled))
        try expectSame(watch)
    }

    @Test func `the replay shows the task that was picked`() throws {
        var watch = RecordedWatch { $0.taskId = nil }
        for case .listTasks(let query) in watch.effects {
            let tasks = [AuditMitigationActionsTaskSummary(taskId: "q-2", startTime: RecordedWatch.start)]
            watch.send(.tasksListed(query, TasksPage(tasks: tasks, isLast: true)), 1)
        }
        watch.send(.keyPressed(.enter), 2)
        watch.answer(3, .task(done: 4))
        #expect(watch.state.taskId == "q-2")
        try expectSame(watch)
    }

    @Test(arguments: 1...20)
    func `random sessions are the same in their replay`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var watch = RecordedWatch {
            ($0.allowsCancel, $0.stall, $0.failureAlert) = (true, .seconds(30), .count(4))
        }
        var (second, done) = (0.0, Int64(0))
        for _ in 1...200 {
            second += Double(Int.random(in: 1...40, using: &random)) / 4
            switch Int.random(in: 0..<12, using: &random) {
            case 0: watch.press(second, ["p", "+", "-", "r", "e", "s"].randomElement(using: &random) ?? "p")
            case 1:
                watch.fail(
                    second,
                    [.throttled, .noAnswer(.described(text: "gone")), .notFound].randomElement(using: &random) ?? .other
                )
            case 2: watch.press(second, "X", "q", "-", "1")
            case 3: watch.send(.keyPressed(.enter), second)
            case 4: watch.send(.cancelFailed("q-1", CallFailure(kind: .noAnswer(.described(text: "gone")))), second)
            case 5: watch.send(.keyPressed(.escape), second)
            case 6: watch.send(.continued, second)
            case 7: watch.send(.ticked, second)
            default:
                done += Int64.random(in: -1...6, using: &random)
                let status: TaskStatus = Int.random(in: 0..<9, using: &random) == 0 ? .completed : .inProgress
                watch.answer(second, .task(done: done, failed: done / 20, status: status))
            }
        }
        try expectSame(watch)
    }

    @Test func `findings that were looked up are in the recording, and the end of the scan is in its journal`() throws {
        let check = CheckName("LOGGING_DISABLED_CHECK")
        var watch = RecordedWatch()
        watch.answer(5, .task(done: 3, failed: 1))
        watch.send(.keyPressed(.enter), 6)
        let query = try #require(
            watch.effects.compactMap { if case .listFindings(let query) = $0 { query } else { nil } }.first)
        let finding = AuditFinding(findingId: "f", taskId: "audit", checkName: check)
        watch.send(.findingsListed(query, FindingsPage(findings: [finding], isLast: true)), 7)
        let failed = [AuditMitigationActionExecution(findingId: "f", status: .failed)]
        let asked = try #require(
            watch.effects.compactMap { if case .listExecutions(let query) = $0 { query } else { nil } }.first)
        watch.send(.executionsListed(asked, failed), 8)
        watch.press(9, "F")
        #expect(
            watch.facts.map(\.what).contains(
                .came(.findingsListed(query, FindingsPage(findings: [finding], isLast: true)), asked: nil)))
        try expectSame(watch)
    }

    private func expectSame(_ watch: RecordedWatch) throws {
        let (live, replayed) = (watch.state, try watch.replayed())
        #expect(replayed.task == live.task)
        #expect(replayed.taskId == live.taskId)
        #expect(replayed.watch.latest == live.watch.latest)
        #expect(replayed.watch.history == live.watch.history)
        #expect(replayed.watch.timeline == live.watch.timeline)
        #expect(replayed.watch.journal.entries == live.watch.journal.entries)
        #expect(replayed.watch.alerts.active == live.watch.alerts.active)
        #expect((replayed.watch.stalled(at: replayed.now) == nil) == (live.watch.stalled(at: live.now) == nil))
        #expect(replayed.watch.cancellation == live.watch.cancellation)
        #expect(replayed.watch.polling.finality == live.watch.polling.finality)
        #expect(replayed.watch.polling.failures == live.watch.polling.failures)
        #expect(replayed.watch.polling.interval == live.watch.polling.interval)
        #expect(replayed.watch.polling.isPaused == live.watch.polling.isPaused)
        #expect(replayed.clock == live.clock)
        #expect(replayed.isReplay && !live.isReplay)
    }
}

/// A session that is recorded while it runs.
private struct RecordedWatch {
    static let start = Date(timeIntervalSince1970: 1_795_407_128)

    private var driver: WatchDriver
    private(set) var facts: [(what: EventTrace.Fact, at: Moment)] = []
    private let setup: WatchSetup

    init(_ change: (inout WatchSetup) -> Void = { _ in }) {
        var setup = WatchSetup(taskId: "q-1", region: "eu-west-1", endpoint: .aws(host: "iot.eu-west-1.amazonaws.com"))
        change(&setup)
        self.setup = setup
        driver = WatchDriver(setup, size: Size(columns: 80, rows: 24), from: Self.moment(0))
        send(.started, 0)
    }

    var state: State { driver.state }
    var effects: [Effect] { driver.effects }

    static func moment(_ second: Double) -> Moment {
        Moment(wall: start + second, uptime: .seconds(second))
    }

    mutating func send(_ event: Event, _ second: Double) {
        let now = Self.moment(second)
        let trace = EventTrace(before: state, event, at: now)
        let effects = driver.send(event, at: second)
        facts += trace.facts(after: state, effects).map { ($0, now) }
    }

    mutating func press(_ second: Double, _ keys: Character...) {
        for key in keys { send(.keyPressed(.character(key)), second) }
    }

    /// A tick for a poll that is due, and its response.
    mutating func answer(_ second: Double, _ task: AuditMitigationActionsTask) {
        send(.ticked, second - 0.25)
        let answer = PollAnswer(task: task, requestId: "r", serverDate: (Self.start + second.rounded(.down)))
        send(.pollSucceeded(driver.latestPoll, answer), second)
    }

    mutating func fail(_ second: Double, _ kind: CallFailure.Kind) {
        send(.ticked, second - 0.25)
        send(.pollFailed(driver.latestPoll, CallFailure(kind: kind)), second)
    }

    /// The final state of a replay of its recording.
    func replayed() throws -> State {
        var encoder = RecordingEncoder(began: .zero)
        let head = try RecordingHead(product: "1", beganAt: Self.start, setup: setup).line()
        let lines = try facts.compactMap { try encoder.line(of: $0.what, at: $0.at) }
        var setup = try RecordingHead(line: Array(head.dropLast())).setup
        setup.productVersion = ""
        var state = State(setup: setup, size: Size(columns: 80, rows: 24), now: Self.moment(0))
        var decoder = RecordingDecoder()
        _ = update(&state, .started, at: Self.moment(0))
        for line in lines {
            let fact = try #require(try decoder.fact(in: Array(line.dropLast())))
            for event in fact.events {
                let effects = update(&state, event, at: fact.at)
                #expect(!effects.contains { if case .poll = $0 { true } else { false } })
            }
        }
        return state
    }
}

extension AuditMitigationActionsTask {
    fileprivate static func task(done: Int64, failed: Int64 = 0, status: TaskStatus = .inProgress) -> Self {
        AuditMitigationActionsTask(
            taskStatus: status, startTime: RecordedWatch.start,
            taskStatistics: [
                CheckName("LOGGING_DISABLED_CHECK"): TaskStatisticsForAuditCheck(
                    totalFindingsCount: 100, failedFindingsCount: failed, succeededFindingsCount: done)
            ], target: AuditMitigationActionsTaskTarget(auditTaskId: "audit"))
    }
}
