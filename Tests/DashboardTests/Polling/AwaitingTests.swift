import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// A task that does not exist yet.
struct AwaitingTests {
    private func waiting() -> WatchDriver {
        var watch = WatchDriver()
        watch.state.setup.waitsForTask = true
        watch.send(.started, at: 0)
        watch.fail(.notFound, at: 0)
        return watch
    }

    @Test func `an awaited task is polled at the interval`() {
        var watch = waiting()
        for poll in 1...20 {
            let asked = watch.run(until: 1_000)
            #expect(asked?.at == Double(5 * poll))
            #expect(asked?.effects == [.poll(PollID(poll + 1))])
            watch.fail(.notFound, at: Double(5 * poll))
        }
        #expect(watch.state.watch.polling.failures == nil)
        #expect(watch.state.watch.polling.awaited == Polling.Awaiting(count: 21, since: WatchDriver.moment(0)))
        #expect(watch.journal == [.taskAwaited])
    }

    @Test func `watching begins once the task exists`() {
        var watch = waiting()
        watch.poll(.task(), at: 5)
        #expect(watch.state.watch.polling.awaited == nil)
        #expect(
            watch.journal == [
                .taskAwaited, .taskAppeared, .watchingBegan(checks: 1, findings: 100, status: .inProgress),
            ])
        #expect(watch.state.watch.polling.phase == .due(at: .seconds(10)))
    }

    @Test func `any other failure is reported, and the wait continues after it`() {
        var watch = waiting()
        watch.poll(failing: .throttled, at: 5)
        #expect(watch.state.watch.polling.failures?.count == 1)
        #expect(watch.state.displayStatus == .unanswered(CallFailure(kind: .throttled)))
        watch.poll(failing: .notFound, at: 15)
        #expect(watch.state.watch.polling.failures == nil)
        #expect(watch.state.displayStatus == .awaited(Polling.Awaiting(count: 2, since: WatchDriver.moment(0))))
        #expect(
            watch.journal == [
                .taskAwaited, .pollsFailing(.throttled),
                .pollsRecovered(from: .throttled, failures: 1, after: .seconds(15), interval: .seconds(5)),
            ])
    }

    @Test func `a task that no longer exists is a failure`() {
        var watch = waiting()
        watch.poll(.task(), at: 5)
        watch.poll(failing: .notFound, at: 10)
        #expect(watch.state.watch.polling.failures?.latest.kind == .notFound)
    }

    @Test func `without the flag a missing task is a failure, and the screen names the flag`() {
        let watch = SampleWatch.refused(.notFound, code: "ResourceNotFoundException")
        #expect(watch.state.watch.polling.awaited == nil)
        let text = view(watch.resized(80, 24)).text().joined(separator: "\n")
        #expect(text.contains("--wait-for-task"))
    }

    @Test func `the wait can be paused, and r polls meanwhile`() {
        var watch = waiting()
        watch.press(.character("p"))
        #expect(watch.run(until: 100) == nil)
        #expect(watch.press(.character("r")) == [.poll(PollID(2))])
        watch.fail(.notFound, at: 0)
        #expect(watch.state.watch.polling.phase == .paused)
    }
}
