import FoundationEssentials
import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

struct FinalityTests {
    @Test(arguments: [TaskStatus.completed, .failed, .canceled])
    func `a final status is confirmed by two more polls, then polling stops and the bell rings once`(
        status: TaskStatus
    ) {
        var watch = WatchDriver(.task())
        #expect(watch.poll(.task(status), at: 5) == [.poll(PollID(2))])
        #expect(watch.state.watch.isFinal && !watch.state.watch.isSettled)
        #expect(watch.state.watch.polling.phase == .due(at: .seconds(7)))
        #expect(watch.poll(.task(status), at: 7) == [.poll(PollID(3))])
        #expect(watch.state.watch.polling.phase == .due(at: .seconds(17)))
        #expect(watch.poll(.task(status), at: 17) == [.poll(PollID(4)), .ringBell])
        #expect(watch.state.watch.polling.phase == .settled)
        #expect(watch.state.watch.polling.finality == Outcome(.task(status)).map { .confirmed($0) })
        #expect(watch.state.watch.isSettled)
        #expect(watch.state.nextTick == nil)
        #expect(watch.send(.ticked, at: 1000) == [])
        #expect(!watch.state.isStale)
        #expect(
            watch.journal.suffix(2) == [
                .taskChanged(.statusChanged(from: .inProgress, to: status)), .finalConfirmed(status),
            ])
    }

    @Test func `a change of status is the newest line of its poll`() {
        var watch = WatchDriver(.task())
        watch.poll(.task(.completed, ok: 97, failed: 3), at: 5)
        #expect(watch.journal.count > 2)
        #expect(watch.journal.last == .taskChanged(.statusChanged(from: .inProgress, to: .completed)))
    }

    @Test(arguments: [TaskStatus("PAUSING"), nil])
    func `an unknown status is not final`(status: TaskStatus?) {
        let watch = WatchDriver(.task(status))
        #expect(watch.state.watch.polling.finality == .open)
        #expect(watch.state.watch.polling.phase == .due(at: .seconds(5)))
    }

    @Test func `polling continues if the task is running after all`() {
        var watch = WatchDriver(.task(.completed))
        watch.poll(.task(.completed), at: 2)
        watch.poll(.task(.inProgress), at: 12)
        #expect(watch.state.watch.polling.finality == .open)
        #expect(watch.state.watch.polling.phase == .due(at: .seconds(17)))
        #expect(watch.journal.last == .taskChanged(.statusChanged(from: .completed, to: .inProgress)))
    }

    @Test func `another final status is confirmed from the beginning`() {
        var watch = WatchDriver(.task(.completed))
        watch.poll(.task(.completed), at: 2)
        #expect(watch.poll(.task(.failed), at: 12) == [.poll(PollID(3))])
        #expect(watch.state.watch.polling.phase == .due(at: .seconds(17)))
        #expect(watch.journal.last == .taskChanged(.statusChanged(from: .completed, to: .failed)))
        watch.poll(.task(.failed), at: 17)
        #expect(watch.poll(.task(.failed), at: 27).last == .ringBell)
    }

    @Test func `other counts with the same final status are recorded and confirmed from the beginning`() {
        var watch = WatchDriver(.task(.completed, ok: 98))
        watch.poll(.task(.completed, ok: 99), at: 2)
        #expect(watch.state.watch.polling.phase == .due(at: .seconds(4)))
        #expect(watch.journal.last == .finalNotConfirmed(.completed))
        watch.poll(.task(.completed, ok: 99), at: 4)
        #expect(watch.poll(.task(.completed, ok: 99), at: 14).last == .ringBell)
    }

    @Test func `the end is confirmed even if parts outside the outcome differ`() {
        func task(_ names: [String]) -> AuditMitigationActionsTask {
            var task = AuditMitigationActionsTask.task(.completed)
            task.actionsDefinition = names.map { MitigationAction(name: $0) }
            return task
        }
        var watch = WatchDriver(task(["A", "B"]))
        watch.poll(task(["B", "A"]), at: 2)
        #expect(watch.poll(task(["A"]), at: 12).last == .ringBell)
        #expect(watch.state.watch.isSettled)
    }

    @Test(arguments: [\AuditMitigationActionsTask.startTime, \.endTime])
    func `other times are another outcome`(time: WritableKeyPath<AuditMitigationActionsTask, Date?> & Sendable) {
        var watch = WatchDriver(.task(.completed))
        var other = AuditMitigationActionsTask.task(.completed)
        other[keyPath: time] = WatchDriver.epoch
        watch.poll(other, at: 2)
        #expect(watch.journal.last == .finalNotConfirmed(.completed))
        #expect(watch.poll(.task(.completed), at: 12).last == .poll(PollID(3)))
        #expect(!watch.state.watch.isSettled)
    }

    @Test(arguments: [(300, [2.0, 4, 304, 604, 904]), (1, [2, 4, 6, 8, 10])])
    func `a final status whose counts never agree is polled at the interval after two more polls`(
        interval: Int, polls: [Double]
    ) {
        var watch = WatchDriver(.task(.completed, ok: 1), interval: .seconds(interval))
        for (index, second) in polls.enumerated() {
            #expect(watch.run(until: 10_000)?.at == second)
            watch.answer(.task(.completed, ok: Int64(index % 2)), at: second)
        }
        #expect(watch.journal.filter { $0 == .finalNotConfirmed(.completed) }.count == 1)
        #expect(!watch.state.watch.isSettled)
    }

    @Test func `counts that finally agree are confirmed ten seconds later`() {
        var watch = WatchDriver(.task(.completed, ok: 1), interval: .seconds(60))
        for (second, ok) in [(2.0, 2), (4, 3), (64, 4), (124, 4)] as [(Double, Int64)] {
            watch.poll(.task(.completed, ok: ok), at: second)
        }
        #expect(watch.state.watch.polling.phase == .due(at: .seconds(134)))
        #expect(watch.poll(.task(.completed, ok: 4), at: 134).last == .ringBell)
    }

    @Test func `a shorter interval applies to a final status that is polled at the interval`() {
        var watch = WatchDriver(.task(.completed, ok: 1), interval: .seconds(60))
        for (second, ok) in [(2.0, 2), (4, 3)] as [(Double, Int64)] {
            watch.poll(.task(.completed, ok: ok), at: second)
        }
        #expect(watch.state.watch.polling.phase == .due(at: .seconds(64)))
        watch.press(.character("-"))
        #expect(watch.state.watch.polling.phase == .due(at: .seconds(34)))
    }

    @Test func `an unconfirmed final status is recorded again after another status`() {
        var watch = WatchDriver(.task(.completed, ok: 1))
        watch.poll(.task(.completed, ok: 2), at: 2)
        watch.poll(.task(.inProgress, ok: 2), at: 4)
        watch.poll(.task(.completed, ok: 2), at: 9)
        watch.poll(.task(.completed, ok: 3), at: 11)
        #expect(watch.journal.filter { $0 == .finalNotConfirmed(.completed) }.count == 2)
    }

    @Test func `a response before its time confirms nothing`() {
        var watch = WatchDriver(.task(.completed))
        for _ in 0..<5 {
            watch.press(.character("r"))
            watch.answer(.task(.completed), at: 0)
        }
        #expect(!watch.state.watch.isSettled)
        #expect(watch.state.watch.polling.phase == .due(at: .seconds(2)))
    }

    @Test func `a failed poll delays the confirmation`() {
        var watch = WatchDriver(.task(.completed))
        watch.run(until: 2)
        watch.fail(.throttled, at: 2)
        #expect(watch.state.watch.polling.phase == .due(at: .seconds(12)))
        watch.poll(.task(.completed), at: 12)
        #expect(watch.state.watch.polling.phase == .due(at: .seconds(22)))
    }

    @Test func `a pause suspends the confirmation, which continues after it`() {
        var watch = WatchDriver(.task(.completed))
        watch.press(.character("p"))
        #expect(watch.run(until: 60) == nil)
        #expect(watch.press(.character("p")) == [.poll(PollID(2))])
        watch.answer(.task(.completed), at: 60)
        #expect(watch.state.watch.polling.phase == .due(at: .seconds(70)))
    }

    private func settled() -> WatchDriver {
        var watch = WatchDriver(.task(.completed))
        watch.poll(.task(.completed), at: 2)
        watch.poll(.task(.completed), at: 12)
        return watch
    }

    @Test func `r polls after the end, and the same response changes nothing`() {
        var watch = settled()
        let journal = watch.journal
        #expect(watch.press(.character("r")) == [.poll(PollID(4))])
        #expect(watch.answer(.task(.completed), at: 13) == [])
        #expect(watch.state.watch.polling.phase == .settled)
        #expect(watch.journal == journal)
    }

    @Test func `polling resumes if r finds that the task is running again`() {
        var watch = settled()
        watch.press(.character("r"))
        watch.answer(.task(.inProgress), at: 13)
        #expect(!watch.state.watch.isSettled)
        #expect(watch.state.watch.polling.phase == .due(at: .seconds(17)))
        watch.poll(.task(.completed), at: 17)
        watch.poll(.task(.completed), at: 19)
        #expect(watch.poll(.task(.completed), at: 29).last == .ringBell)
    }

    @Test func `a failed r after the end shows the failure and keeps the end`() {
        var watch = settled()
        watch.press(.character("r"))
        watch.fail(.noAnswer(.described(text: "reset")), at: 13)
        #expect(watch.state.watch.polling.phase == .settled)
        #expect(watch.state.watch.polling.failures?.count == 1)
        #expect(watch.state.isStale)
        #expect(watch.state.nextTick == nil)
    }

    @Test func `after the end there is nothing to pause`() {
        var watch = settled()
        let before = watch.state
        #expect(watch.press(.character("p")) == [])
        #expect(watch.state == before)
        watch.press(.character("r"), .character("p"))
        #expect(!watch.state.watch.polling.isPaused)
    }

    @Test func `an end that is confirmed by a poll made while paused stops polling`() {
        var watch = WatchDriver(.task(.completed))
        watch.poll(.task(.completed), at: 2)
        watch.run(until: 12)
        watch.press(.character("p"))
        #expect(watch.answer(.task(.completed), at: 12) == [.ringBell])
        #expect(watch.state.watch.polling.phase == .settled)
    }
}
