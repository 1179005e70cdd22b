import FoundationEssentials
import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

struct BackoffTests {
    @Test(arguments: [
        (CallFailure.Kind.throttled, [10, 20, 40, 60, 60, 60]),
        (.serverError, [10, 20, 40, 60, 60, 60]),
        (.noAnswer(.connectTimeout), [5, 5, 10, 20, 30, 30]),
        (.undecodable(.described(text: "HTML with status 200")), [5, 5, 10, 20, 30, 30]),
        (.clockSkew, [5, 5, 10, 20, 30, 30]),
        (.other, [5, 5, 10, 20, 30, 30]),
        (.notFound, [30, 30, 30, 30, 30, 30]),
        (.invalidRequest, [30, 30, 30, 30, 30, 30]),
        (.accessDenied, [30, 30, 30, 30, 30, 30]),
        (.credentialsExpired, [30, 30, 30, 30, 30, 30]),
        (.credentialsRefused, [30, 30, 30, 30, 30, 30]),
        (.noCredentials([]), [30, 30, 30, 30, 30, 30]),
        (.brokenCredentials(.init(source: "profile ops", reason: .login(error: .expired))), [30, 30, 30, 30, 30, 30]),
    ])
    func `the delay before the next poll grows as the table says`(kind: CallFailure.Kind, seconds: [Int]) {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        for delay in seconds {
            let failedAt = watch.second + 0.25
            watch.fail(kind, at: failedAt)
            #expect(watch.state.nextPollIn == .seconds(delay))
            let next = watch.run(until: 10_000)
            #expect(next?.at == failedAt + Double(delay))
            #expect(next?.effects == [.poll(PollID(watch.state.watch.polling.lastNumber))])
        }
    }

    @Test(arguments: [(CallFailure.Kind.throttled, 300), (.notFound, 300), (.other, 300)])
    func `a long interval is not shortened`(kind: CallFailure.Kind, seconds: Int) {
        var watch = WatchDriver(interval: .seconds(300))
        watch.send(.started, at: 0)
        watch.fail(kind, at: 0)
        #expect(watch.state.nextPollIn == .seconds(seconds))
    }

    @Test(arguments: [(3, 10), (45, 45), (100_000, 300), (-5, 10)])
    func `a longer Retry-After applies, up to five minutes`(asked: Int, seconds: Int) {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        watch.fail(.throttled, retryAfter: .seconds(asked), at: 0)
        #expect(watch.state.nextPollIn == .seconds(seconds))
    }

    @Test func `a streak of any length has a delay`() {
        let streak = Polling.FailureStreak(
            count: .max, since: WatchDriver.moment(0), latest: CallFailure(kind: .throttled),
            latestAt: WatchDriver.moment(0))
        #expect(streak.delay(interval: .seconds(1)) == .seconds(60))
    }
}

struct FailureTests {
    @Test func `a failed poll keeps the last good data and counts the failures`() {
        var watch = WatchDriver(.task(ok: 5))
        watch.run(until: 5)
        #expect(watch.fail(.noAnswer(.described(text: "reset")), at: 6) == [])
        watch.run(until: 11)
        watch.fail(.throttled, at: 12)
        #expect(watch.state.task == .task(ok: 5))
        #expect(
            watch.state.watch.polling.failures
                == Polling.FailureStreak(
                    count: 2, since: WatchDriver.moment(6), latest: CallFailure(kind: .throttled),
                    latestAt: WatchDriver.moment(12)))
        #expect(watch.state.isStale)
        #expect(watch.state.displayStatus == .was(.inProgress))
    }

    @Test func `a success ends the streak and restores the interval`() {
        var watch = WatchDriver(.task())
        watch.run(until: 5)
        watch.fail(.throttled, at: 6)
        #expect(watch.journal.last == .pollsFailing(.throttled))
        watch.run(until: 16)
        watch.fail(.throttled, at: 16)
        watch.run(until: 36)
        watch.answer(.task(), at: 37)
        #expect(watch.state.watch.polling.failures == nil)
        #expect(watch.state.watch.polling.phase == .due(at: .seconds(41)))
        #expect(!watch.state.isStale)
        #expect(
            watch.journal.last
                == .pollsRecovered(from: .throttled, failures: 2, after: .seconds(37), interval: .seconds(5)))
        #expect(watch.journal.count == 3)
    }

    @Test func `the time until a recovery counts from the last good response`() {
        var watch = WatchDriver(.task())
        watch.run(until: 5)
        watch.fail(.noAnswer(.described(text: "timed out")), at: 42)
        watch.run(until: 47)
        watch.answer(.task(), at: 44 + 5)
        #expect(
            watch.journal.last
                == .pollsRecovered(
                    from: .noAnswer(.described(text: "timed out")), failures: 1, after: .seconds(49),
                    interval: .seconds(5)))
    }

    @Test func `the time until a recovery before any good response counts from the start`() {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        watch.fail(.noAnswer(.described(text: "timed out")), at: 30)
        watch.run(until: 35)
        watch.answer(.task(), at: 36)
        #expect(
            watch.journal.contains(
                .pollsRecovered(
                    from: .noAnswer(.described(text: "timed out")), failures: 1, after: .seconds(36),
                    interval: .seconds(5))))
    }

    @Test func `before the first response only the failure is shown`() {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        watch.fail(.notFound, at: 1)
        #expect(watch.state.displayStatus == .unanswered(CallFailure(kind: .notFound)))
        #expect(!watch.state.isStale)
        #expect(watch.journal == [.pollsFailing(.notFound)])
    }

    @Test func `another kind of failure has its own line; a change back within a minute has none`() {
        var watch = WatchDriver(.task())
        for (second, kind) in [(5.0, CallFailure.Kind.throttled), (20, .serverError), (45, .throttled)] {
            watch.run(until: second)
            watch.fail(kind, at: second)
        }
        #expect(
            watch.journal.dropFirst() == [
                .pollsFailing(.throttled), .pollsFailing(.serverError),
            ])
    }

    @Test func `recurring failures are recorded once a minute, with the latest recovery`() {
        var watch = WatchDriver(.task())
        for second in [5.0, 20, 35] {
            watch.run(until: second)
            watch.fail(.throttled, at: second)
            watch.run(until: second + 10)
            watch.answer(.task(), at: second + 10)
        }
        let recovered = JournalEvent.pollsRecovered(
            from: .throttled, failures: 1, after: .seconds(15), interval: .seconds(5))
        #expect(watch.journal.dropFirst() == [.pollsFailing(.throttled), recovered])
        #expect(
            watch.state.watch.journal.entries.dropFirst().map(\.at)
                == [35, 45].map(WatchDriver.epoch.addingTimeInterval))
    }

    @Test func `while polls fail again, the last line is not about a recovery`() {
        var watch = WatchDriver(.task())
        watch.poll(failing: .throttled, at: 5)
        watch.poll(.task(), at: 15)
        watch.press(.character("p"), .character("p"))
        watch.fail(.throttled, at: 15)
        #expect(
            watch.journal.dropFirst() == [.paused, .resumed, .pollsFailing(.throttled)])
        watch.poll(.task(), at: 25)
        #expect(
            watch.journal.last
                == .pollsRecovered(from: .throttled, failures: 1, after: .seconds(10), interval: .seconds(5)))
    }

    @Test func `a failure over a minute after the last recorded one has its own line, and the recovery stays`() {
        var watch = WatchDriver(.task())
        watch.poll(failing: .throttled, at: 5)
        watch.poll(.task(), at: 15)
        for second in stride(from: 20.0, through: 60, by: 5) { watch.poll(.task(), at: second) }
        watch.poll(failing: .throttled, at: 65)
        #expect(
            watch.journal.dropFirst() == [
                .pollsFailing(.throttled),
                .pollsRecovered(from: .throttled, failures: 1, after: .seconds(15), interval: .seconds(5)),
                .pollsFailing(.throttled),
            ])
    }

    @Test func `a failure's Date header corrects the clock too, and clock skew is recorded once`() {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        let failure = CallFailure(kind: .clockSkew, serverDate: WatchDriver.epoch.addingTimeInterval(600))
        watch.send(.pollFailed(PollID(1), failure), at: 0)
        #expect(watch.state.correctedNow == WatchDriver.epoch.addingTimeInterval(600.5))
        #expect(watch.journal.first == .clockSkewed(by: .milliseconds(-600_500)))
        watch.run(until: 5)
        watch.answer(.task(), serverDate: WatchDriver.epoch.addingTimeInterval(605), at: 5)
        #expect(watch.journal.filter { if case .clockSkewed = $0 { true } else { false } }.count == 1)
    }

    @Test(arguments: [(29.0, false), (31, true), (-29, false), (-32, true)])
    func `only clock skew over 30 seconds is recorded`(ahead: Double, isRecorded: Bool) {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        watch.answer(.task(), serverDate: WatchDriver.epoch.addingTimeInterval(-ahead), at: 0)
        #expect(watch.journal.contains { if case .clockSkewed = $0 { true } else { false } } == isRecorded)
    }
}
