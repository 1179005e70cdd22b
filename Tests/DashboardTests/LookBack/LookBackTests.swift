import FoundationEssentials
import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

struct LookBackTests {
    private static let back = Key.left
    private static let forward = Key.right

    /// Five polls at 0, 5 … 20 s with one more succeeded finding each.
    private static func watch() -> WatchDriver {
        var watch = WatchDriver(.task(ok: 0))
        for step in 1...4 as ClosedRange<Int64> { watch.poll(.task(ok: step), at: Double(step) * 5) }
        return watch
    }

    @Test(
        arguments: [
            ([.left], 4), ([.left, .left], 3), ([.left, .left, .right], 4), ([.left, .right], nil),
            ([.character("[")], 4), ([.character("["), .character("]")], nil), ([.character("{")], 1),
            ([.character("{"), .right], 2), ([.character("{"), .left], 1), ([.left, .character("}")], nil),
            ([.left, .escape], nil), ([.right], nil), ([.character("}")], nil),
            ([.left, .left, .left, .left, .left], 1),
        ] as [([Key], Int?)])
    func `keys step from poll to poll`(keys: [Key], number: Int?) {
        var watch = Self.watch()
        for key in keys { #expect(watch.press(key) == []) }
        #expect(watch.state.watch.lookBack.past?.observation.number == number)
        #expect(watch.state.shown.task?.progress.succeeded == Int64((number ?? 5) - 1))
        #expect(watch.state.task?.progress.succeeded == 4)
    }

    @Test func `a notice says that history ends there`() {
        var watch = Self.watch()
        watch.press(Self.forward)
        #expect(watch.state.notice == .nothing("already live"))
        watch.press(.character("{"))
        #expect(watch.state.notice == nil)
        watch.press(Self.back)
        #expect(watch.state.notice == .nothing("already at the first poll", brief: "first poll"))
        #expect(watch.state.watch.lookBack.past?.observation.number == 1)
    }

    @Test func `there is no history before the first response`() {
        var watch = WatchDriver()
        watch.send(.started, at: 0)
        watch.press(Self.back, .character("{"), Self.forward)
        #expect(watch.state.watch.lookBack.past == nil)
    }

    @Test func `history shows what was shown then`() {
        var watch = WatchDriver(.task(ok: 0))
        var shown: [State] = []
        for step in 1...30 {
            watch.poll(.task(ok: Int64(step * step), failed: Int64(step / 3), total: 2_000), at: Double(step) * 5)
            shown.append(watch.state)
        }
        for past in shown.dropLast().reversed() {
            watch.press(Self.back)
            let state = watch.state.shown
            #expect(state.watch.latest == past.watch.latest)
            #expect(state.watch.history == past.watch.history)
            #expect(state.watch.orderedChecks == past.watch.orderedChecks)
            #expect(state.rate == past.rate)
            #expect(state.estimate == past.estimate)
            #expect(state.estimatedEnd == past.estimatedEnd)
            #expect(state.runningTime == past.runningTime)
            #expect(state.correctedNow == past.correctedNow)
            #expect(state.displayStatus == past.displayStatus)
        }
    }

    @Test func `polling continues, and the shown moment stays`() {
        var watch = Self.watch()
        watch.press(Self.back)
        func shown() -> [String] { view(watch.state).text().enumerated().filter { ![0, 3].contains($0.0) }.map(\.1) }
        let before = shown()
        #expect(watch.poll(.task(ok: 50, failed: 9), at: 25) == [.poll(PollID(6))])
        watch.poll(failing: .throttled, at: 30)
        #expect(shown() == before)
        #expect(watch.state.shown.watch.history == watch.state.watch.timeline.history(through: 4))
        #expect(watch.state.task?.progress.succeeded == 50)
        #expect(watch.state.displayStatus == .was(.inProgress))
        #expect(watch.state.shown.displayStatus == .is(.inProgress))
        watch.press(.escape)
        #expect(watch.state.shown == watch.state)
    }

    @Test func `the end is confirmed and rings the bell while history is shown`() {
        var watch = Self.watch()
        watch.press(Self.back)
        watch.poll(.task(.failed, ok: 4, failed: 96), at: 25)
        watch.poll(.task(.failed, ok: 4, failed: 96), at: 27)
        #expect(watch.poll(.task(.failed, ok: 4, failed: 96), at: 37).last == .ringBell)
        #expect(watch.state.watch.isSettled && watch.state.watch.isFinal)
        #expect(!watch.state.shown.watch.isSettled && !watch.state.shown.watch.isFinal)
        #expect(watch.journal.last == .finalConfirmed(.failed))
        #expect(watch.state.shown.watch.journal.entries.allSatisfy { $0.at <= WatchDriver.epoch + 15 })
        #expect(watch.state.shown.watch.alerts.active == [])
    }

    @Test func `history needs no ticks of its own`() {
        var watch = Self.watch()
        let next = watch.state.nextTick
        watch.press(Self.back)
        #expect(watch.state.nextTick == next)
    }

    @Test func `the journal ends at the shown moment`() {
        var watch = WatchDriver(.task())
        watch.poll(.task(failed: 1), at: 5)
        watch.poll(.task(failed: 1), at: 10)
        watch.poll(.task(.completed, ok: 99, failed: 1), at: 15)
        watch.press(Self.back)
        #expect(
            watch.state.shown.watch.journal.entries.map(\.event) == [
                .watchingBegan(checks: 1, findings: 100, status: .inProgress),
                .taskChanged(.failed("LOGGING_DISABLED_CHECK", new: 1, total: 1)),
            ])
        watch.press(Self.back, Self.back)
        #expect(watch.state.shown.watch.journal.entries.count == 1)
        #expect(watch.journal.count == 4)
    }

    @Test func `the selection stays on its check, also if that was the worst one only then`() {
        var watch = WatchDriver(.checks(["A", "B", "C"]))
        watch.poll(.checks(["B", "A", "C"]), at: 5)
        watch.poll(.checks(["C", "B", "A"]), at: 10)
        #expect(watch.state.selectedCheck == "C")
        watch.press(Self.back)
        #expect(watch.state.watch.orderedChecks == ["B", "A", "C"])
        #expect(watch.state.selectedCheck == "C")
        watch.press(.character("k"))
        #expect(watch.state.selectedCheck == "A")
        watch.press(Self.back)
        #expect(watch.state.watch.orderedChecks == ["A", "B", "C"])
        #expect(watch.state.selectedCheck == "A")
        watch.press(.escape)
        #expect(watch.state.watch.orderedChecks == ["C", "B", "A"])
        #expect(watch.state.selectedCheck == "A")
    }

    @Test func `Esc returns to live first, then leaves the check`() {
        var watch = Self.watch()
        watch.press(.enter, Self.back, .character("?"), .escape)
        #expect(watch.state.watch.lookBack.past != nil)
        watch.press(.escape)
        #expect(watch.state.watch.lookBack.past == nil)
        #expect(watch.state.navigation.screen == .check("LOGGING_DISABLED_CHECK"))
        watch.press(.escape)
        #expect(watch.state.navigation.screen == .overview)
    }

    @Test(arguments: [Navigation.Screen.finding("f"), .tasks, .cancel])
    func `screens that are about the live task are never historical`(place: Navigation.Screen) {
        var watch = Self.watch()
        watch.press(Self.back)
        watch.state.navigation.open(place)
        #expect(watch.state.shown.watch.latest == watch.state.watch.latest)
        watch.state.navigation.close()
        #expect(watch.state.shown.watch.latest?.number == 4)
    }

    @Test func `a scrolled journal starts at its top in history, and new lines do not scroll it`() {
        var watch = Self.watch()
        watch.state.navigation.scroll[.journal] = 3
        watch.press(Self.back)
        #expect(watch.state.navigation.scroll[.journal] == nil)
        watch.state.navigation.scroll[.journal] = 1
        watch.poll(.task(ok: 4, failed: 2), at: 25)
        #expect(watch.state.navigation.scroll[.journal] == 1)
    }

    @Test func `a poll that is no longer kept is skipped`() {
        var watch = WatchDriver(.task(), interval: .seconds(1))
        for second in 1...2_100 { watch.poll(.task(ok: Int64(second) / 40), at: Double(second)) }
        watch.press(.character("{"), Self.forward)
        #expect(watch.state.watch.lookBack.past?.observation.number == 3)
        var steps = 0
        while watch.state.watch.lookBack.past != nil {
            watch.press(Self.forward)
            steps += 1
        }
        let timeline = watch.state.watch.timeline
        let kept = sequence(first: 1) { timeline.moment(after: $0)?.observation.number }
        #expect(steps == Array(kept).count - 2)
    }

    @Test func `the history of a count is its change since the session began`() {
        var watch = WatchDriver(.task(total: 1_000))
        for step in 1...9 as ClosedRange<Int64> {
            watch.poll(.task(ok: step * 10, failed: step / 7, total: 1_000), at: Double(step) * 5)
        }
        let check = CheckName("LOGGING_DISABLED_CHECK")
        #expect(watch.state.watch.countHistory(of: check, .succeeded, columns: 8) == [30, 30, 30])
        #expect(watch.state.watch.countHistory(of: check, .failed, columns: 8) == [0, 0, 1])
        #expect(watch.state.watch.countHistory(of: check, .remaining, columns: 8) == [970, 940, 909])
        watch.press(Self.back, Self.back)
        #expect(watch.state.shown.watch.countHistory(of: check, .succeeded, columns: 8) == [30, 30, 10])
        #expect(watch.state.watch.countHistory(of: "NONE", .succeeded, columns: 8) == [0, 0, 0])
    }
}
