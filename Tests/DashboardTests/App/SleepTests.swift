import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

struct SleepTests {
    @Test func `after a sleep a poll is made at once`() {
        var watch = WatchDriver(.task(), interval: .seconds(300))
        watch.send(.ticked, at: 1)
        #expect(watch.send(.ticked, at: 100) == [.poll(PollID(2))])
        #expect(watch.journal.last == .slept(for: .seconds(99)))
    }

    @Test func `a tick up to ten seconds late is not a sleep`() {
        var watch = WatchDriver(.task(), interval: .seconds(300))
        #expect(watch.send(.ticked, at: 11) == [])
        #expect(watch.send(.ticked, at: 22.25) == [.poll(PollID(2))])
        #expect(watch.journal.last == .slept(for: .milliseconds(11_250)))
    }

    @Test(arguments: [(1000.0, 10_000.0), (1, 10), (0.5, 5)])
    func `in a time-lapse ten seconds of the machine's time are not a sleep`(speed: Double, tolerance: Double) {
        var watch = WatchDriver(interval: .seconds(300), speed: speed)
        watch.send(.started, at: 0)
        watch.answer(.task(), at: 0)
        watch.send(.ticked, at: 1 + tolerance)
        #expect(watch.journal.count == 1)
        watch.send(.ticked, at: 2 + tolerance)
        watch.answer(.task(), at: 2 + tolerance)
        watch.send(.ticked, at: 4 + tolerance * 2)
        #expect(watch.journal.last == .slept(for: .seconds(2 + tolerance)))
    }

    @Test func `a poll in flight during the sleep is given up`() {
        var watch = WatchDriver(.task())
        watch.send(.ticked, at: 5)
        #expect(watch.send(.ticked, at: 5000) == [.cancelPoll(PollID(2)), .poll(PollID(3))])
    }

    @Test func `a response that wakes the program counts, and another poll is made`() {
        var watch = WatchDriver(.task())
        watch.send(.ticked, at: 5)
        #expect(watch.answer(.task(ok: 3), at: 5000) == [.poll(PollID(3))])
        #expect(watch.state.task == .task(ok: 3))
    }

    @Test func `polling that is paused stays paused after a sleep`() {
        var watch = WatchDriver(.task())
        watch.press(.character("p"))
        #expect(watch.send(.ticked, at: 5000) == [])
        #expect(watch.state.watch.polling.phase == .paused)
        #expect(watch.journal.last == .slept(for: .seconds(5000)))
    }

    @Test func `a key that ends a sleep runs its command`() {
        var watch = WatchDriver(.task())
        #expect(watch.send(.keyPressed(.character("q")), at: 5000) == [.quit(.byOperator)])
    }

    @Test(arguments: [false, true])
    func `pressing r to end a sleep polls once`(isInFlight: Bool) {
        var watch = WatchDriver(.task())
        if isInFlight { watch.send(.ticked, at: 5) }
        let abandoned = isInFlight ? [Effect.cancelPoll(PollID(2))] : []
        let asked = PollID(isInFlight ? 3 : 2)
        #expect(watch.send(.keyPressed(.character("r")), at: 5000) == abandoned + [.poll(asked)])
        #expect(watch.state.watch.polling.phase == .inFlight(asked, since: .seconds(5000), thenPause: false))
        guard case .slept = watch.journal.last else {
            Issue.record("the sleep is not recorded")
            return
        }
    }

    @Test func `a confirmed end ignores a sleep`() {
        var watch = WatchDriver(.task(.completed))
        watch.poll(.task(.completed), at: 2)
        watch.poll(.task(.completed), at: 12)
        #expect(watch.send(.resized(Size(columns: 1, rows: 1)), at: 5000) == [])
        #expect(watch.journal.last == .finalConfirmed(.completed))
    }

    @Test func `a stopped program repaints and polls when it continues, without recording a sleep`() {
        var watch = WatchDriver(.task())
        #expect(watch.send(.continued, at: 5000) == [.repaint, .poll(PollID(2))])
        #expect(watch.send(.continued, at: 5001) == [.repaint, .cancelPoll(PollID(2)), .poll(PollID(3))])
        #expect(watch.journal.count == 1)
    }

    @Test func `a program that was stopped while paused only repaints`() {
        var watch = WatchDriver(.task())
        watch.press(.character("p"))
        #expect(watch.send(.continued, at: 5000) == [.repaint])
    }
}
