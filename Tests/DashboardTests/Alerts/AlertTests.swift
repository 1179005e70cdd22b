import FoundationEssentials
import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

struct AlertTests {
    private static func watch(
        _ limit: WatchSetup.FailureAlert?, _ task: AuditMitigationActionsTask = .task()
    ) -> WatchDriver {
        var watch = WatchDriver()
        watch.state.setup.failureAlert = limit
        watch.send(.started, at: 0)
        watch.answer(task, at: 0)
        return watch
    }

    @Test func `an alert is raised once when the failures reach the threshold`() {
        var watch = Self.watch(.count(3))
        #expect(watch.poll(.task(ok: 5, failed: 2), at: 5) == [.poll(PollID(2))])
        #expect(watch.poll(.task(ok: 5, failed: 4), at: 10) == [.poll(PollID(3)), .ringBell])
        let alert = Alert.failures(failed: 4, worked: 9, limit: .count(3), at: WatchDriver.epoch + 10)
        #expect(watch.state.watch.alerts.active == [alert])
        #expect(watch.journal.last == .failureLimitReached(failed: 4, worked: 9, limit: .count(3)))
        #expect(watch.poll(.task(ok: 5, failed: 9), at: 15) == [.poll(PollID(4))])
        #expect(watch.state.watch.alerts.active == [alert])
    }

    @Test func `an alert is raised again only after the failures fell below the threshold`() {
        var watch = Self.watch(.count(3), .task(failed: 3))
        watch.press(.escape)
        #expect(watch.state.watch.alerts.active == [])
        #expect(watch.poll(.task(failed: 5), at: 5).last == .poll(PollID(2)))
        watch.poll(.task(failed: 2), at: 10)
        #expect(watch.poll(.task(failed: 3), at: 15).last == .ringBell)
    }

    @Test(arguments: [WatchSetup.FailureAlert.count(3), .percent(5)])
    func `a task above the threshold from the start raises the alert at once`(limit: WatchSetup.FailureAlert) {
        var watch = WatchDriver()
        watch.state.setup.failureAlert = limit
        watch.send(.started, at: 0)
        #expect(watch.answer(.task(ok: 50, failed: 3), at: 0) == [.ringBell])
        #expect(watch.journal.last == .failureLimitReached(failed: 3, worked: 53, limit: limit))
    }

    @Test(
        arguments: [
            (.count(10), 9, 100, false), (.count(10), 10, 0, true), (.percent(5), 0, 0, false),
            (.percent(5), 5, 95, true), (.percent(5), 5, 96, false), (.percent(0.1), 1, 999, true),
            (.percent(100), 7, 0, true), (.percent(100), 7, 1, false), (.count(1), .max, .max, true),
            (.percent(5), 1, 18, false), (.percent(5), 1, 19, true), (.percent(0.1), 1, 2, false),
        ] as [(WatchSetup.FailureAlert, Int64, Int64, Bool)])
    func `a threshold is reached as its table says`(
        limit: WatchSetup.FailureAlert, failed: Int64, succeeded: Int64, isReached: Bool
    ) {
        let progress = AuditMitigationActionsTask.task(ok: succeeded, failed: failed, total: 1_000).progress
        #expect(limit.isReached(by: progress) == isReached)
    }

    @Test func `a percentage of few findings counts once all are processed`() {
        var watch = Self.watch(.percent(5), .task(ok: 2, failed: 1, total: 4))
        #expect(watch.state.watch.alerts.active == [])
        #expect(watch.poll(.task(ok: 3, failed: 1, total: 4), at: 5).last == .ringBell)
        #expect(watch.journal.last == .failureLimitReached(failed: 1, worked: 4, limit: .percent(5)))
    }

    @Test func `without a threshold nothing is raised`() {
        #expect(Self.watch(nil, .task(failed: 100)).state.watch.alerts.active == [])
    }

    @Test func `the worst alert is shown first, and Esc dismisses one at a time`() {
        var watch = Self.watch(.count(1))
        watch.poll(.task(.failed, ok: 99, failed: 1), at: 5)
        watch.poll(.task(.failed, ok: 99, failed: 1), at: 7)
        watch.poll(.task(.failed, ok: 99, failed: 1), at: 17)
        let failures = Alert.failures(failed: 1, worked: 100, limit: .count(1), at: WatchDriver.epoch + 5)
        #expect(watch.state.watch.alerts.active == [failures, .finished(.failed)])
        watch.press(.tab, .escape)
        #expect(watch.state.watch.alerts.active == [.finished(.failed)])
        #expect(watch.state.navigation.focus == .actions)
        watch.press(.escape, .escape)
        #expect(watch.state.watch.alerts.active == [])
        #expect(watch.state.navigation.focus == .checks)
    }

    @Test func `an alert that is hidden while polls fail is not dismissed`() {
        var watch = Self.watch(.count(1), .task(failed: 1))
        watch.poll(failing: .throttled, at: 5)
        watch.press(.tab, .escape)
        #expect(watch.state.watch.alerts.active.count == 1)
        #expect(watch.state.navigation.focus == .checks)
        watch.poll(.task(failed: 1), at: 15)
        watch.press(.escape)
        #expect(watch.state.watch.alerts.active == [])
    }

    @Test func `an end that is no longer true is no longer shown`() {
        var watch = Self.watch(nil)
        for second in [5.0, 7, 17] { watch.poll(.task(.completed, ok: 100), at: second) }
        #expect(watch.state.watch.alerts.active == [.finished(.completed)])
        watch.press(.character("r"))
        watch.answer(.task(.inProgress, ok: 100), at: 20)
        #expect(watch.state.watch.alerts.active == [])
    }
}

struct StallTests {
    /// A poll every 5 seconds, none of which changes a count.
    private static func standStill(_ watch: inout WatchDriver, from start: Int, through end: Int) -> [Effect] {
        stride(from: start, through: end, by: 5).flatMap { watch.poll(.task(ok: 7), at: Double($0)) }
    }

    @Test func `five minutes without a change of any count raise one stall alert`() {
        var watch = WatchDriver(.task(ok: 7))
        #expect(!Self.standStill(&watch, from: 5, through: 295).contains(.ringBell))
        #expect(watch.state.watch.stalled(at: watch.state.now) == nil)
        #expect(watch.poll(.task(ok: 7), at: 300) == [.poll(PollID(61)), .ringBell])
        #expect(watch.journal.last == .stalled(for: .seconds(300)))
        #expect(watch.state.watch.alerts.active == [.stalled])
        #expect(!Self.standStill(&watch, from: 305, through: 900).contains(.ringBell))
        watch.send(.ticked, at: 902)
        #expect(watch.state.watch.stalled(at: watch.state.now) == .seconds(902))
    }

    @Test func `progress ends the stall`() {
        var watch = WatchDriver(.task(ok: 7))
        _ = Self.standStill(&watch, from: 5, through: 415)
        #expect(watch.poll(.task(ok: 8), at: 420) == [.poll(PollID(85))])
        #expect(watch.journal.last == .progressResumed(after: .seconds(420)))
        #expect(watch.state.watch.alerts.active == [])
        #expect(watch.state.watch.stalled(at: watch.state.now) == nil)
        #expect(
            !stride(from: 425, through: 715, by: 5).flatMap { watch.poll(.task(ok: 8), at: $0) }.contains(.ringBell))
        #expect(watch.poll(.task(ok: 8), at: 720).last == .ringBell)
    }

    @Test func `the stall threshold is configurable, and 0 turns it off`() {
        var watch = WatchDriver(.task(ok: 7))
        watch.state.setup.stall = .seconds(10)
        _ = Self.standStill(&watch, from: 5, through: 10)
        #expect(watch.journal.last == .stalled(for: .seconds(10)))
        watch = WatchDriver(.task(ok: 7))
        watch.state.setup.stall = .zero
        _ = Self.standStill(&watch, from: 5, through: 1_000)
        #expect(watch.journal.count == 1)
    }

    @Test func `time in which polls failed does not count`() {
        var watch = WatchDriver(.task(ok: 7))
        watch.state.setup.stall = .seconds(20)
        watch.poll(.task(ok: 7), at: 5)
        watch.poll(failing: .throttled, at: 10)
        watch.poll(.task(ok: 7), at: 20)
        watch.poll(.task(ok: 7), at: 25)
        #expect(watch.state.watch.alerts.stall.quiet == .seconds(10))
        watch.poll(.task(ok: 7), at: 30)
        watch.poll(.task(ok: 7), at: 35)
        #expect(watch.journal.last == .stalled(for: .seconds(20)))
    }

    @Test func `a pause does not count, nor do polls made with r during it`() {
        var watch = WatchDriver(.task(ok: 7))
        watch.state.setup.stall = .seconds(10)
        watch.send(.ticked, at: 1)
        watch.press(.character("p"))
        watch.send(.ticked, at: 4)
        watch.press(.character("r"))
        watch.answer(.task(ok: 7), at: 4)
        watch.send(.ticked, at: 8)
        watch.press(.character("r"))
        watch.answer(.task(ok: 7), at: 8)
        watch.press(.character("p"))
        watch.answer(.task(ok: 7), at: 12)
        #expect(watch.state.watch.alerts.stall.quiet == .zero)
    }

    @Test func `a stall does not grow while polls are paused, fail or are late`() {
        var watch = WatchDriver(.task(ok: 7))
        _ = Self.standStill(&watch, from: 5, through: 300)
        watch.send(.ticked, at: 303)
        #expect(watch.state.watch.stalled(at: watch.state.now) == .seconds(303))
        watch.press(.character("p"))
        watch.send(.ticked, at: 320)
        #expect(watch.state.watch.stalled(at: watch.state.now) == .seconds(300))
        watch.press(.character("p"))
        watch.send(.ticked, at: 322)
        #expect(watch.state.watch.stalled(at: watch.state.now) == .seconds(300))
        watch.answer(.task(ok: 7), at: 323)
        watch.send(.ticked, at: 325)
        #expect(watch.state.watch.stalled(at: watch.state.now) == .seconds(302))
        watch.poll(failing: .throttled, at: 328)
        #expect(watch.state.watch.stalled(at: watch.state.now) == .seconds(300))
    }

    @Test func `sleep does not count`() {
        var watch = WatchDriver(.task(ok: 7), interval: .seconds(300))
        watch.send(.ticked, at: 500)
        watch.answer(.task(ok: 7), at: 500)
        #expect(watch.state.watch.alerts.stall.quiet == .zero)
        watch.poll(.task(ok: 7), at: 800)
        #expect(watch.journal.last == .stalled(for: .seconds(300)))
    }

    @Test(arguments: [TaskStatus.completed, "PAUSING", nil])
    func `a task that is not in progress does not stall`(status: TaskStatus?) {
        var watch = WatchDriver(.task(status, ok: 7))
        watch.state.setup.stall = .seconds(5)
        for _ in 1...10 {
            watch.press(.character("r"))
            watch.answer(.task(status, ok: 7), at: watch.second + 5)
        }
        #expect(watch.state.watch.stalled(at: watch.state.now) == nil)
        #expect(!watch.state.watch.alerts.active.contains(.stalled))
    }

    @Test func `a stall ends with the task, without a line about new progress`() {
        var watch = WatchDriver(.task(ok: 7))
        _ = Self.standStill(&watch, from: 5, through: 300)
        watch.poll(.task(.canceled, ok: 7), at: 305)
        #expect(watch.state.watch.alerts.active == [])
        #expect(watch.journal.last == .taskChanged(.statusChanged(from: .inProgress, to: .canceled)))
    }
}
