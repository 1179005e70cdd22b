import MitigationModel
import Screen
import Testing

@testable import Dashboard

/// Calls without a response.
struct HangingCallsTests {
    @Test func `r does not repeat a recent call`() {
        var drill = Drill.opened(2)
        drill.watch.send(.ticked, at: 4.9)
        #expect(!drill.press(.character("r")).contains(.stopDrillDown))
        #expect(drill.reading == 1)
    }

    @Test func `r cancels and repeats executions that hang; a late failure is ignored, a late response is kept`() {
        var drill = Drill.opened(2)
        drill.watch.send(.ticked, at: 5)
        let effects = drill.press(.character("r"))
        #expect(effects.first == .stopDrillDown)
        #expect(effects.suffix(2) == [.listExecutions(.of(0, reading: 2)), .listExecutions(.of(1, reading: 2))])
        drill.send(.executionsNotListed(.of(0), CallFailure(kind: .serverError)))
        #expect(drill.findings.shownRow(at: 0)?.answer == .loading)
        drill.send(.executionsListed(.of(0), Drill.executions(0, [.inProgress])))
        #expect(drill.findings.shownRow(at: 0)?.executions?.count == 1)
        #expect(drill.watch.state.watch.drillDown.executionsInFlight.keys.sorted() == [Drill.id(0), Drill.id(1)])
        drill.answer(0, .completed)
        drill.answer(1, .completed)
        #expect(drill.watch.state.watch.drillDown.isIdle)
    }

    @Test func `a list that hangs is read again, and a late page starts no second call`() {
        var drill = Drill()
        drill.press(.enter)
        let old = drill.query
        drill.watch.send(.ticked, at: 5)
        let effects = drill.press(.character("r"))
        #expect(effects.first == .stopDrillDown)
        #expect(effects.last == .listFindings(drill.query))
        #expect(drill.query != old)
        let page = FindingsPage(findings: [.numbered(0)], isLast: false)
        let late = drill.send(.findingsListed(old, page))
        #expect(late == [.listExecutions(.of(0, reading: 2))])
        #expect(drill.findings.listing == .reading)
        drill.send(.findingsNotListed(old, CallFailure(kind: .serverError)))
        #expect(drill.findings.listing == .reading)
        drill.list(0..<3)
        #expect(drill.findings.listing == .complete)
        #expect(drill.findings.listedCount == 3)
    }

    @Test func `reading continues to the end of a list`() {
        var drill = Drill.opened(200, isLast: false)
        drill.press(.end)
        drill.watch.send(.ticked, at: 10)
        #expect(drill.press(.character("r")).contains(.listFindings(drill.query)))
        drill.list(0..<200, isLast: false)
        drill.list(200..<210)
        #expect(drill.findings.selectedPosition == 209)
    }

    @Test func `a finding that hangs is looked up again`() {
        var drill = Drill(.drill(target: nil))
        drill.press(.enter)
        drill.watch.state.openFinding("x")
        drill.send(.ticked)
        drill.watch.send(.ticked, at: 5)
        #expect(drill.press(.character("r")).contains(.describing("x", reading: 2)))
        drill.send(.findingNotDescribed(.of("x"), CallFailure(kind: .serverError)))
        #expect(drill.watch.state.watch.drillDown.described["x"] == .loading)
        drill.send(.findingDescribed(.of("x", reading: 2), .numbered(1)))
        #expect(drill.watch.state.watch.drillDown.described["x"] == .known(.numbered(1)))
    }

    @Test func `a scan repeats the calls that were canceled`() {
        var drill = Drill.opened(30)
        let first = drill.press(.character("F")).lookedUp
        drill.watch.send(.ticked, at: 5)
        let effects = drill.press(.character("r"))
        #expect(effects.contains(.stopDrillDown))
        drill.answerAll(effects)
        #expect(first.count <= 4)
        #expect(drill.findings.checkedCount == 30)
        #expect(drill.findings.scanEnd == .askedAll)
    }

    @Test func `a new session of the same task ignores a late page`() {
        var drill = Drill()
        drill.press(.enter)
        let old = drill.query
        _ = drill.watch.state.switchTask(to: "another")
        drill.send(.ticked)
        _ = drill.watch.state.switchTask(to: "quarantine-0412")
        drill.send(.ticked)
        #expect(drill.query.reading > old.reading)
    }
}
