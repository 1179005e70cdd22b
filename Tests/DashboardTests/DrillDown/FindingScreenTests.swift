import MitigationModel
import Screen
import Testing

@testable import Dashboard

/// A finding's screen.
struct FindingScreenTests {
    @Test func `Enter opens and looks up the selected finding; Esc returns to the same row`() {
        var drill = Drill.opened(100)
        drill.press(.pageDown, .down)
        let (before, number) = (drill.onScreen, drill.rows + 1)
        #expect(drill.press(.enter).contains(.describing(Drill.id(number))))
        #expect(drill.watch.state.navigation.screen == .finding(Drill.id(number)))
        #expect(drill.watch.state.watch.drillDown.described[Drill.id(number)] == .loading)
        drill.send(.findingDescribed(.of(Drill.id(number)), .numbered(number)))
        #expect(drill.watch.state.watch.drillDown.described[Drill.id(number)] == .known(.numbered(number)))
        drill.press(.escape)
        #expect(drill.onScreen == before)
        #expect(drill.findings.selection == Drill.id(number))
        #expect(drill.press(.enter).contains(.describing(Drill.id(number))) == false)
    }

    @Test func `n and N show the next and previous finding as sorted, and the selection follows`() {
        var drill = Drill.opened(5)
        drill.answer(3, .failed)
        drill.press(.enter)
        var places: [Navigation.Screen] = []
        for key in [Key.character("n"), .character("n"), .character("N"), .character("N"), .character("N")] {
            drill.press(key)
            places.append(drill.watch.state.navigation.screen)
        }
        #expect(places == [0, 1, 0, 3, 3].map { .finding(Drill.id($0)) })
        #expect(drill.findings.selection == Drill.id(3))
        drill.press(.escape)
        #expect(drill.watch.state.navigation.screen == .check(Drill.check))
    }

    @Test func `held down, n looks up at most four findings, and then the one shown`() {
        var drill = Drill.opened(100)
        drill.press(.enter)
        for _ in 1...30 { drill.press(.character("n")) }
        #expect(drill.watch.state.watch.drillDown.describesInFlight.keys.sorted() == (0...3).map(Drill.id))
        let effects = drill.send(.findingDescribed(.of(Drill.id(0)), .numbered(0)))
        #expect(
            effects.filter { if case .describeFinding = $0 { true } else { false } } == [.describing(Drill.id(30))]
        )
    }

    @Test func `its executions are looked up first`() {
        var drill = Drill.opened(100)
        drill.press(.end, .enter)
        #expect(drill.answer(0, .completed).lookedUp == [99])
        #expect(drill.watch.state.watch.drillDown.answer(forFinding: Drill.id(99)) == .loading)
        drill.answer(99, .completed)
        #expect(drill.answer(1, .completed).lookedUp == [])
    }

    @Test func `one opened by ID is looked up, whatever its check`() {
        var drill = Drill(.drill(target: nil))
        drill.press(.enter)
        drill.watch.state.openFinding(Drill.id(7))
        #expect(drill.send(.ticked) == [.describing(Drill.id(7)), .listExecutions(.of(7))])
        let answer = { (drill: Drill) in drill.watch.state.watch.drillDown.answer(forFinding: Drill.id(7)) }
        #expect(answer(drill) == .loading)
        drill.send(.findingDescribed(.of(Drill.id(7)), .numbered(7)))
        drill.answer(7, .inProgress)
        #expect(answer(drill) == .known(Drill.executions(7, [.inProgress]), at: .zero))
        #expect(drill.watch.send(.ticked, at: 15).lookedUp == [7])
        drill.fail(7)
        #expect(answer(drill) == .known(Drill.executions(7, [.inProgress]), at: .zero))
        #expect(drill.press(.character("r")).lookedUp == [7])
        drill.answer(7, .completed)
        #expect(drill.watch.send(.ticked, at: 100).lookedUp == [])
    }

    @Test func `one that was not found is looked up again when it is opened again, or on r`() {
        var drill = Drill(.drill(target: nil))
        drill.press(.enter)
        drill.watch.state.openFinding("gone")
        drill.send(.ticked)
        let failure = CallFailure(kind: .notFound)
        drill.send(.findingNotDescribed(.of("gone"), failure))
        drill.send(
            .executionsNotListed(ExecutionsQuery(reading: 1, taskId: "quarantine-0412", findingId: "gone"), failure))
        #expect(drill.watch.state.watch.drillDown.described["gone"] == .failed(failure))
        #expect(drill.send(.ticked) == [])
        #expect(drill.press(.character("r")).contains(.describing("gone")))
        drill.send(.findingNotDescribed(.of("gone"), failure))
        drill.press(.escape)
        drill.watch.state.openFinding("gone")
        #expect(drill.send(.ticked).contains(.describing("gone")))
    }

    @Test func `i shows another finding, and Esc still returns to the list`() {
        var drill = Drill.opened(5)
        drill.press(.enter, .character("i"), .paste(Drill.id(4)), .enter)
        #expect(drill.watch.state.navigation.backStack == [.check(Drill.check), .finding(Drill.id(4))])
        drill.press(.escape)
        #expect(drill.watch.state.navigation.screen == .check(Drill.check))
    }

    @Test func `leaving cancels calls in flight, and coming back repeats them`() {
        var drill = Drill(.drill(target: nil))
        drill.press(.enter)
        drill.watch.state.openFinding("x")
        drill.send(.ticked)
        #expect(drill.press(.escape) == [])
        #expect(drill.press(.escape) == [.stopDrillDown])
        #expect(drill.watch.state.watch.drillDown.described.isEmpty)
        #expect(drill.watch.state.watch.drillDown.answer(forFinding: "x") == nil)
    }

    @Test func `a hundred are kept, the oldest are dropped`() {
        var drillDown = DrillDown()
        for number in 0..<150 { drillDown.describe(Drill.id(number), .known(.numbered(number))) }
        #expect(drillDown.described.count == 100)
        #expect(drillDown.described[Drill.id(49)] == nil)
        #expect(drillDown.described[Drill.id(50)] == .known(.numbered(50)))
    }
}
