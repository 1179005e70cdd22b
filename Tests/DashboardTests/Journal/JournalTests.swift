import FoundationEssentials
import MitigationModel
import Testing
import WatchFixtures

@testable import Dashboard

struct JournalTests {
    private let shared = CheckName("DEVICE_CERTIFICATE_SHARED_CHECK")
    private let logging = CheckName("LOGGING_DISABLED_CHECK")

    private func date(_ seconds: Double) -> Date {
        Date(timeIntervalSince1970: seconds)
    }

    private func failed(_ check: CheckName, _ new: Int64, _ total: Int64) -> JournalEvent {
        .taskChanged(.failed(check, new: new, total: total))
    }

    private func journal(_ events: [(Double, JournalEvent)]) -> Journal {
        var journal = Journal()
        for (second, event) in events { journal.record(event, at: date(second)) }
        return journal
    }

    @Test func `events are in order, with their times`() {
        let journal = journal([(1, .paused), (2, .resumed)])
        #expect(
            journal.entries == [
                Journal.Entry(at: date(1), event: .paused), Journal.Entry(at: date(2), event: .resumed),
            ])
    }

    @Test func `attempts of one operation that fail in one way add up within a minute`() {
        func throttled(_ count: Int, _ delay: Int, of operation: Operation = .listExecutions) -> JournalEvent {
            .attemptsFailed(operation, .throttled, count: count, next: .seconds(delay))
        }
        let broken = JournalEvent.attemptsFailed(.listExecutions, .serverError, count: 1, next: .zero)
        let journal = journal([
            (1, throttled(1, 1)), (2, broken), (3, throttled(1, 1, of: .listFindings)), (30, throttled(1, 2)),
            (62, throttled(1, 4)),
        ])
        #expect(
            journal.entries.map(\.event) == [
                broken, throttled(1, 1, of: .listFindings), throttled(2, 2), throttled(1, 4),
            ])
    }

    @Test(
        arguments: [
            (.listFindings, 1, "list findings: 1 attempt"), (.describeFinding, 2, "describe a finding: 2 attempts"),
            (.listExecutions, 3, "list executions: 3 attempts"), (.listTasks, 1, "list tasks: 1 attempt"),
            (.describeTask, 1, "describe a task: 1 attempt"),
        ] as [(Operation, Int, String)])
    func `a failed attempt names its operation`(operation: Operation, count: Int, words: String) {
        let event = JournalEvent.attemptsFailed(operation, .throttled, count: count, next: .seconds(1))
        let text = event.line.spans.map(\.text).joined()
        #expect(text == "↻ \(words) failed (throttled by AWS); retry in 1.0s")
    }

    @Test func `the oldest entries are removed`() {
        var journal = Journal(capacity: 2)
        for second in 1...5 { journal.record(second.isMultiple(of: 2) ? .paused : .resumed, at: date(Double(second))) }
        #expect(journal.entries.map(\.at) == [date(4), date(5)])
        #expect(Journal(capacity: -1).capacity == 1)
    }

    /// A thousand checks with distinct names.
    private func names(_ number: Int) -> [CheckName] {
        (0..<1000).map { CheckName("CHECK_\(number)_\($0)") }
    }

    @Test func `the oldest lines are removed if they have too many names of checks`() {
        var journal = Journal(textCapacity: 100_000)
        for number in 1...50 {
            journal.record(.taskChanged(.checksAppeared(names(number))), at: date(Double(number)))
            journal.record(.taskChanged(.countsDoNotAddUp(names(number))), at: date(Double(number)))
        }
        #expect(
            journal.entries.map(\.event) == [
                .taskChanged(.countsDoNotAddUp(names(49))), .taskChanged(.checksAppeared(names(50))),
                .taskChanged(.countsDoNotAddUp(names(50))),
            ])
    }

    @Test func `the newest line stays, however long its text is`() {
        var journal = Journal(textCapacity: 10)
        let long = TaskStatus(String(repeating: "X", count: 1000))
        journal.record(.paused, at: date(1))
        journal.record(.taskChanged(.statusChanged(from: nil, to: long)), at: date(2))
        #expect(journal.entries.map(\.at) == [date(2)])
        journal.record(.resumed, at: date(3))
        #expect(journal.entries.map(\.at) == [date(3)])
    }

    @Test func `further failures of a check within half a minute are one line, at the time of the latest`() {
        let journal = journal([
            (0, failed(shared, 2, 2)), (5, failed(shared, 1, 3)), (10, failed(logging, 1, 1)),
            (20, failed(shared, 4, 7)),
            (34.5, failed(shared, 2, 9)), (40, failed(shared, 1, 10)),
        ])
        #expect(
            journal.entries == [
                Journal.Entry(at: date(0), event: failed(shared, 2, 2)),
                Journal.Entry(at: date(10), event: failed(logging, 1, 1)),
                Journal.Entry(at: date(34.5), event: failed(shared, 7, 9), since: date(5)),
                Journal.Entry(at: date(40), event: failed(shared, 1, 10)),
            ])
    }

    private func added(_ checks: [CheckName], _ new: Int64, _ total: Int64) -> JournalEvent {
        .taskChanged(.findingsAdded(checks, new: new, total: total))
    }

    @Test func `totals of the same checks that grow within half a minute are one line, at the time of the latest`() {
        let journal = journal([
            (0, added([shared], 5, 105)), (5, added([shared, logging], 2, 107)), (29, added([shared], 3, 110)),
            (30, added([shared], 1, 111)),
        ])
        #expect(
            journal.entries == [
                Journal.Entry(at: date(5), event: added([shared, logging], 2, 107)),
                Journal.Entry(at: date(29), event: added([shared], 8, 110), since: date(0)),
                Journal.Entry(at: date(30), event: added([shared], 1, 111)),
            ])
    }

    @Test func `numbers of failures saturate`() {
        let journal = journal([(0, failed(shared, .max - 1, .max)), (1, failed(shared, 5, .max))])
        #expect(journal.entries.map(\.event) == [failed(shared, .max, .max)])
    }

    @Test func `counts of the same checks that keep decreasing are reported every half minute`() {
        let fell = JournalEvent.taskChanged(.countsFell([shared]))
        #expect(journal([(0, fell), (29, fell), (30, fell)]).entries.map(\.at) == [date(29), date(30)])
        let others = JournalEvent.taskChanged(.countsFell([shared, logging]))
        #expect(journal([(0, fell), (1, others)]).entries.count == 2)
    }

    @Test func `changes of the interval are one line, at the time of the last`() {
        let journal = journal([
            (0, .intervalChanged(from: .seconds(5), to: .seconds(10))), (1, .paused),
            (2, .intervalChanged(from: .seconds(10), to: .seconds(15))),
        ])
        #expect(
            journal.entries == [
                Journal.Entry(at: date(1), event: .paused),
                Journal.Entry(
                    at: date(2), event: .intervalChanged(from: .seconds(5), to: .seconds(15)), since: date(0)),
            ])
    }

    @Test func `counts that do not add up are reported once for each check`() {
        let journal = journal([
            (0, .taskChanged(.countsDoNotAddUp([shared]))), (500, .taskChanged(.countsDoNotAddUp([shared]))),
            (600, .taskChanged(.countsDoNotAddUp([logging, shared]))),
        ])
        #expect(
            journal.entries == [
                Journal.Entry(at: date(0), event: .taskChanged(.countsDoNotAddUp([shared]))),
                Journal.Entry(at: date(600), event: .taskChanged(.countsDoNotAddUp([logging]))),
            ])
    }

    @Test func `a recovery after another failure is reported again`() {
        let recovered = JournalEvent.pollsRecovered(
            from: .throttled, failures: 1, after: .seconds(5), interval: .seconds(5))
        let failing = JournalEvent.pollsFailing(.throttled)
        let events = journal([(0, failing), (5, recovered), (70, failing), (75, recovered)]).entries.map(\.event)
        #expect(events == [failing, recovered, failing, recovered])
    }

    @Test func `changes of the interval more than ten seconds apart are two lines`() {
        let first = JournalEvent.intervalChanged(from: .seconds(5), to: .seconds(10))
        let second = JournalEvent.intervalChanged(from: .seconds(10), to: .seconds(15))
        #expect(journal([(0, first), (10, second)]).entries.map(\.event) == [first, second])
        let back = JournalEvent.intervalChanged(from: .seconds(10), to: .seconds(5))
        #expect(journal([(0, first), (1, back)]).entries.map(\.event) == [first, back])
    }
}

/// Which events of a session are in its journal.
struct JournalledWatchTests {
    private let check = CheckName("LOGGING_DISABLED_CHECK")

    @Test func `the first response starts the watch, and its contents are not changes`() {
        let watch = WatchDriver(.task(ok: 10, failed: 5))
        #expect(watch.journal == [.watchingBegan(checks: 1, findings: 100, status: .inProgress)])
    }

    @Test func `a first response without statistics has no number of findings`() {
        let watch = WatchDriver(AuditMitigationActionsTask())
        #expect(watch.journal == [.watchingBegan(checks: 0, findings: nil, status: nil)])
    }

    @Test func `a first response whose counts do not add up is reported`() {
        let watch = WatchDriver(.task(ok: 101))
        #expect(watch.journal.last == .taskChanged(.countsDoNotAddUp([check])))
    }

    @Test func `failures, decreases and the end of a check are reported as they happen`() {
        var watch = WatchDriver(.task(ok: 10))
        watch.poll(.task(ok: 20, failed: 2), at: 5)
        watch.poll(.task(ok: 15, failed: 2), at: 10)
        watch.poll(.task(ok: 98, failed: 2), at: 15)
        let finished = watch.state.task?.progress(of: check)
        #expect(
            watch.journal.dropFirst() == [
                .taskChanged(.failed(check, new: 2, total: 2)), .taskChanged(.countsFell([check])),
                .taskChanged(.checkFinished(check, finished ?? Progress(sumOf: []))),
            ])
    }

    @Test func `times are AWS's`() {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        watch.answer(.task(), serverDate: WatchDriver.epoch.addingTimeInterval(10), at: 0)
        #expect(watch.state.watch.journal.entries.map(\.at) == [WatchDriver.epoch.addingTimeInterval(10.5)])
    }

    @Test func `new lines do not move a journal that is scrolled`() {
        var watch = WatchDriver(.task())
        watch.state.navigation.scroll[.journal] = 3
        watch.press(.character("p"))
        #expect(watch.state.navigation.scroll[.journal] == 4)
        watch.state.navigation.scroll[.journal] = 0
        watch.press(.character("p"))
        #expect(watch.state.navigation.scroll[.journal] == 0)
    }

    @Test(arguments: [(1, 2), (2, 2), (3, 3)])
    func `a line that moves to the end does not move a journal that is scrolled`(first: Int, then: Int) {
        var watch = WatchDriver(.task())
        watch.press(.character("+"), .character("p"), .character("p"))
        watch.state.navigation.scroll[.journal] = first
        watch.press(.character("+"))
        #expect(watch.journal.last == .intervalChanged(from: .seconds(5), to: .seconds(15)))
        #expect(watch.state.navigation.scroll[.journal] == then)
    }

    @Test func `a growing total is reported`() {
        var watch = WatchDriver(.task())
        watch.poll(.task(total: 250), at: 5)
        #expect(watch.journal.last == .taskChanged(.findingsAdded([check], new: 150, total: 250)))
    }
}
