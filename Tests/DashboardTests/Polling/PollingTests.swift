import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// When polls are made while they succeed.
struct PollingTests {
    @Test func `the first poll is made when the session starts`() {
        var watch = WatchDriver()
        #expect(watch.send(.started, at: 0) == [.poll(PollID(1)), .identifyAccount])
        #expect(watch.state.watch.polling.phase == .inFlight(PollID(1), since: .zero, thenPause: false))
        #expect(watch.state.displayStatus == .asking)
    }

    @Test func `the next poll is due one interval after the last was made`() {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        #expect(watch.answer(.task(), at: 0.75) == [])
        #expect(watch.state.watch.polling.phase == .due(at: .seconds(5)))
        #expect(watch.state.nextPollIn == .milliseconds(4250))
        #expect(watch.send(.ticked, at: 4.75) == [])
        #expect(watch.send(.ticked, at: 5) == [.poll(PollID(2))])
    }

    @Test func `a response that takes longer than the interval is followed by a poll at once`() {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        #expect(watch.answer(.task(), at: 8) == [.poll(PollID(2))])
    }

    @Test func `two polls are never in flight`() {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        for second in stride(from: 0.25, to: 9, by: 0.25) { #expect(watch.send(.ticked, at: second) == []) }
        #expect(watch.state.watch.polling.lastNumber == 1)
    }

    @Test func `a late response to an abandoned poll is ignored`() {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        watch.send(.ticked, at: 6)
        #expect(watch.press(.character("r")) == [.cancelPoll(PollID(1)), .poll(PollID(2))])
        let before = watch.state
        #expect(watch.send(.pollSucceeded(PollID(1), PollAnswer(task: .task())), at: 6) == [])
        #expect(watch.send(.pollFailed(PollID(1), CallFailure(kind: .throttled)), at: 6) == [])
        #expect(watch.state == before)
    }

    @Test func `a repeated response counts once`() {
        var watch = WatchDriver(.task(ok: 5))
        let before = watch.state
        watch.answer(.task(ok: 50), at: 0)
        #expect(watch.state == before)
    }

    @Test func `the response is kept with its number, time and request ID`() {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        watch.answer(.task(ok: 7), serverDate: WatchDriver.epoch, at: 0.5)
        #expect(
            watch.state.watch.latest
                == Observation(
                    number: 1, at: WatchDriver.moment(0.5), task: .task(ok: 7), requestId: WatchDriver.requestId,
                    serverDate: WatchDriver.epoch))
    }

    @Test func `r polls at once, and the interval starts from there`() {
        var watch = WatchDriver(.task())
        watch.send(.ticked, at: 3)
        #expect(watch.press(.character("r")) == [.poll(PollID(2))])
        watch.answer(.task(), at: 3)
        #expect(watch.state.watch.polling.phase == .due(at: .seconds(8)))
    }

    @Test func `r keeps a recent poll in flight`() {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        watch.send(.ticked, at: 4.75)
        let before = watch.state
        #expect(watch.press(.character("r"), .character("r")) == [])
        #expect(watch.state == before)
    }

    @Test func `a poll without a response for five seconds hangs, and r replaces it`() {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        watch.send(.ticked, at: 4.75)
        #expect(!watch.state.watch.isHanging(at: watch.state.now))
        #expect(watch.state.watch.waiting(at: watch.state.now) == .milliseconds(4750))
        watch.send(.ticked, at: 5)
        #expect(watch.state.watch.isHanging(at: watch.state.now))
        #expect(watch.press(.character("r")) == [.cancelPoll(PollID(1)), .poll(PollID(2))])
        #expect(!watch.state.watch.isHanging(at: watch.state.now))
    }

    @Test(arguments: [(0, 1), (7, 7), (500, 300)])
    func `the interval stays between one second and five minutes`(seconds: Int, taken: Int) {
        #expect(Polling(interval: .seconds(seconds), firstDue: .zero).interval == .seconds(taken))
    }
}

struct PauseTests {
    @Test func `pressing p pauses polling`() {
        var watch = WatchDriver(.task())
        #expect(watch.press(.character("p")) == [])
        #expect(watch.state.watch.polling.phase == .paused)
        #expect(watch.state.watch.polling.isPaused)
        #expect(watch.state.nextPollIn == nil)
        #expect(watch.run(until: 100) == nil)
        #expect(watch.state.age == .seconds(100))
        #expect(watch.journal.last == .paused)
    }

    @Test func `the response to a poll in flight still counts, then polling pauses`() {
        var watch = WatchDriver(.task())
        watch.send(.ticked, at: 5)
        watch.press(.character("p"))
        #expect(watch.state.watch.polling.phase == .inFlight(PollID(2), since: .seconds(5), thenPause: true))
        #expect(watch.state.watch.polling.isPaused)
        watch.answer(.task(ok: 9), at: 6)
        #expect(watch.state.task == .task(ok: 9))
        #expect(watch.state.watch.polling.phase == .paused)
    }

    @Test func `a poll that fails while pausing is recorded, then polling pauses`() {
        var watch = WatchDriver(.task())
        watch.send(.ticked, at: 5)
        watch.press(.character("p"))
        watch.fail(.throttled, at: 6)
        #expect(watch.state.watch.polling.failures?.count == 1)
        #expect(watch.state.watch.polling.phase == .paused)
    }

    @Test func `resuming polls at once`() {
        var watch = WatchDriver(.task())
        watch.press(.character("p"))
        watch.send(.ticked, at: 1)
        #expect(watch.press(.character("p")) == [.poll(PollID(2))])
        #expect(!watch.state.watch.polling.isPaused)
        #expect(watch.journal.suffix(2) == [.paused, .resumed])
    }

    @Test func `pausing and resuming while a poll is in flight changes only the journal`() {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        let before = watch.state.watch.polling
        #expect(watch.press(.character("p"), .character("p")) == [])
        #expect(watch.state.watch.polling == before)
        #expect(watch.journal == [.paused, .resumed])
    }

    @Test func `r polls once while paused`() {
        var watch = WatchDriver(.task())
        watch.press(.character("p"))
        #expect(watch.press(.character("r")) == [.poll(PollID(2))])
        watch.answer(.task(ok: 1), at: 0)
        #expect(watch.state.watch.polling.phase == .paused)
        #expect(watch.state.task == .task(ok: 1))
    }
}

struct IntervalTests {
    @Test(arguments: [
        (1, 2), (2, 5), (5, 10), (10, 15), (15, 30), (30, 60), (60, 120), (120, 300), (300, 300), (7, 10),
    ])
    func `+ selects the next longer interval`(from: Int, to: Int) {
        var watch = WatchDriver(interval: .seconds(from))
        watch.press(.character("+"))
        #expect(watch.state.watch.polling.interval == .seconds(to))
    }

    @Test(arguments: [
        (300, 120), (120, 60), (60, 30), (30, 15), (15, 10), (10, 5), (5, 2), (2, 1), (1, 1), (7, 5),
    ])
    func `- selects the next shorter interval`(from: Int, to: Int) {
        var watch = WatchDriver(interval: .seconds(from))
        watch.press(.character("-"))
        #expect(watch.state.watch.polling.interval == .seconds(to))
    }

    @Test func `a new interval counts from the last poll`() {
        var watch = WatchDriver(.task())
        watch.send(.ticked, at: 3)
        #expect(watch.press(.character("=")) == [])
        #expect(watch.state.watch.polling.phase == .due(at: .seconds(10)))
        #expect(watch.press(.character("-"), .character("-")) == [.poll(PollID(2))])
    }

    @Test func `a new interval does not shorten a backoff or a confirmation`() {
        var failing = WatchDriver()
        failing.send(.started, at: 0)
        failing.fail(.throttled, at: 0)
        failing.press(.character("-"))
        #expect(failing.state.watch.polling.phase == .due(at: .seconds(10)))
        var ending = WatchDriver(.task(.completed))
        ending.press(.character("+"))
        #expect(ending.state.watch.polling.phase == .due(at: .seconds(2)))
    }

    @Test func `consecutive interval changes share one journal line`() {
        var watch = WatchDriver(.task())
        watch.press(.character("+"), .character("+"))
        #expect(watch.journal.last == .intervalChanged(from: .seconds(5), to: .seconds(15)))
        #expect(watch.journal.count == 2)
    }
}
