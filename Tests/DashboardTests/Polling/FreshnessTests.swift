import Testing
import WatchFixtures

@testable import Dashboard
@testable import MitigationModel

struct FreshnessTests {
    @Test(arguments: [(5, 15.0), (1, 15), (30, 60), (300, 600)])
    func `data is stale without a response for twice the interval and 15 seconds`(interval: Int, limit: Double) {
        var watch = WatchDriver(.task(), interval: .seconds(interval))
        watch.state.now = WatchDriver.moment(limit)
        #expect(!watch.state.isStale)
        #expect(watch.state.displayStatus == .is(.inProgress))
        watch.state.now = WatchDriver.moment(limit + 0.25)
        #expect(watch.state.isStale)
        #expect(watch.state.displayStatus == .was(.inProgress))
    }

    @Test func `stale data has neither rate nor estimate`() {
        var watch = WatchDriver(.task(ok: 0))
        for step in 1...4 as ClosedRange<Int64> { watch.poll(.task(ok: step), at: Double(step) * 5) }
        #expect(watch.state.rate == Rate(findings: 4, over: .seconds(20)))
        #expect(watch.state.rate(of: CheckName("LOGGING_DISABLED_CHECK")) == watch.state.rate)
        #expect(watch.state.estimate?.timeLeft == .seconds(480))
        #expect(watch.state.estimatedEnd == WatchDriver.epoch.addingTimeInterval(500))
        watch.run(until: 25)
        watch.fail(.throttled, at: 25)
        #expect(watch.state.rate == nil)
        #expect(watch.state.rate(of: CheckName("LOGGING_DISABLED_CHECK")) == nil)
        #expect(watch.state.estimate == nil)
        #expect(watch.state.estimatedEnd == nil)
    }

    @Test func `a final status has neither rate nor estimate`() {
        var watch = WatchDriver(.task(ok: 0))
        for step in 1...4 as ClosedRange<Int64> {
            watch.poll(.task(step == 4 ? .canceled : .inProgress, ok: step), at: Double(step) * 5)
        }
        #expect(watch.state.rate == nil)
        #expect(watch.state.estimate == nil)
    }

    @Test func `the running time follows AWS's clock`() {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        watch.answer(.task(), serverDate: WatchDriver.epoch.addingTimeInterval(100), at: 0)
        watch.send(.ticked, at: 3)
        #expect(watch.state.runningTime == .milliseconds(163_500))
    }

    @Test func `checks are ordered by failures, severity, least progress and title`() {
        func counts(_ total: Int64, ok: Int64, failed: Int64 = 0) -> TaskStatisticsForAuditCheck {
            TaskStatisticsForAuditCheck(
                totalFindingsCount: total, failedFindingsCount: failed, succeededFindingsCount: ok)
        }
        let expected = [
            "LOGGING_DISABLED_CHECK", "DEVICE_CERTIFICATE_SHARED_CHECK", "CA_CERTIFICATE_KEY_QUALITY_CHECK",
            "REVOKED_CA_CERTIFICATE_STILL_ACTIVE_CHECK", "CONFLICTING_CLIENT_IDS_CHECK", "NEW_A", "NEW_B",
        ].map { CheckName($0) }
        let statistics = zip(
            expected,
            [
                counts(10, ok: 0, failed: 5), counts(10, ok: 9, failed: 1), counts(10, ok: 5), counts(10, ok: 5),
                counts(10, ok: 0), counts(0, ok: 0), counts(0, ok: 0),
            ])
        let task = AuditMitigationActionsTask(
            taskStatistics: Dictionary(statistics, uniquingKeysWith: { first, _ in first }))
        #expect(WatchDriver(task).state.watch.orderedChecks == expected)
    }
}

struct NextTickTests {
    @Test func `the first poll ticks in tenths, later ones in seconds`() {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        #expect(watch.state.nextTick == .milliseconds(100))
        watch.send(.ticked, at: 0.1)
        #expect(watch.state.nextTick == .milliseconds(200))
        watch.state.now = WatchDriver.moment(10)
        #expect(watch.state.nextTick == .seconds(11))
    }

    @Test func `ticks follow the seconds of the age and the next poll`() {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        watch.answer(.task(), at: 0.75)
        #expect(watch.state.nextTick == .milliseconds(1750))
        watch.send(.ticked, at: 4.75)
        #expect(watch.state.nextTick == .seconds(5))
    }

    @Test func `while polls fail without any data, ticks follow the time to the retry`() {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        watch.fail(.notFound, at: 0.25)
        watch.send(.ticked, at: 1)
        #expect(watch.state.nextTick == .milliseconds(1250))
    }

    @Test func `nothing ticks while paused before any data`() {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        watch.press(.character("p"))
        watch.fail(.notFound, at: 0)
        #expect(watch.state.nextTick == nil)
    }

    @Test func `the next tick is always in the future`() {
        var watch = WatchDriver(interval: .seconds(1))
        watch.send(.started, at: 123_456.789)
        watch.answer(.task(), at: 123_456.79)
        for _ in 0..<500 {
            guard let next = watch.state.nextTick else { break }
            #expect(next > watch.state.now.uptime)
            let asked = update(&watch.state, .ticked, at: Moment(wall: WatchDriver.epoch, uptime: next))
            if !asked.isEmpty { watch.answer(.task(), at: next.inSeconds + 0.0371) }
        }
        #expect(watch.state.watch.polling.lastNumber > 100)
    }
}
