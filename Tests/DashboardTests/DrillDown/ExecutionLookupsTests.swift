import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// Which findings are looked up, and when.
struct ExecutionLookupsTests {
    @Test func `visible findings are looked up from the top, four at a time`() {
        var drill = Drill()
        drill.press(.enter)
        let first = drill.list(0..<100)
        #expect(first.lookedUp == [0, 1, 2, 3])
        #expect(drill.findings.shownRow(at: 0)?.answer == .loading)
        #expect(drill.findings.shownRow(at: 4)?.answer == .unknown)
        #expect(drill.answer(2, .completed) == [.listExecutions(.of(4))])
        #expect(
            drill.answerAll([0, 1, 3, 4].map { .listExecutions(.of($0)) }) == [0, 1, 3, 4] + Array(5..<drill.rows))
        #expect(drill.findings.checkedCount == drill.rows)
        #expect(drill.send(.ticked) == [])
    }

    @Test func `a finding that becomes visible is looked up next`() {
        var drill = Drill.opened(100)
        drill.press(.pageDown, .pageDown)
        let top = drill.onScreen.first ?? 0
        #expect(top > 4)
        #expect(drill.answer(0, .completed).lookedUp == [top])
    }

    @Test func `final ones are never looked up twice`() {
        var drill = Drill.opened(2)
        drill.answer(0, .completed, .failed)
        drill.answer(1, .skipped)
        #expect(drill.watch.send(.ticked, at: 100).lookedUp == [])
        #expect(drill.press(.character("r")).lookedUp == [])
    }

    @Test(
        arguments: [[.completed, .inProgress], [.pending], []]
            as [[AuditMitigationActionExecutionStatus]])
    func `an unfinished one is looked up again after 15 seconds, and shows the known results until then`(
        statuses: [AuditMitigationActionExecutionStatus]
    ) {
        var drill = Drill.opened(1)
        let executions = Drill.executions(0, statuses)
        drill.send(.executionsListed(.of(0), executions))
        #expect(drill.watch.state.watch.drillDown.nextLookup == .seconds(15))
        #expect(drill.watch.send(.ticked, at: 14).lookedUp == [])
        let before = drill.findings.shownRow(at: 0)?.answer
        #expect(drill.watch.send(.ticked, at: 15).lookedUp == [0])
        #expect(drill.findings.shownRow(at: 0)?.answer == before)
        #expect(drill.watch.send(.ticked, at: 40).lookedUp == [])
        drill.answer(0, .completed)
        #expect(drill.findings.checkedCount == 1)
        #expect(drill.watch.state.watch.drillDown.nextLookup == nil)
    }

    @Test func `the tick comes in time for the next call`() {
        var drill = Drill.opened(1)
        drill.press(.character("p"))
        drill.press(.character("p"))
        drill.answer(0, .pending)
        let next = drill.watch.state.nextTick
        #expect(next.map { $0 <= .seconds(15) } == true)
    }

    @Test func `while polling is paused nothing is looked up again`() {
        var drill = Drill.opened(1)
        drill.answer(0, .pending)
        drill.press(.character("p"))
        #expect(drill.watch.send(.ticked, at: 100).lookedUp == [])
        #expect(drill.press(.character("r")).lookedUp == [0])
    }

    @Test func `once the task has ended, unfinished ones are looked up once more, and then never`() {
        var drill = Drill.opened(1)
        drill.answer(0, .inProgress)
        drill.watch.poll(.drill(.completed), at: 5)
        drill.watch.poll(.drill(.completed), at: 7)
        #expect(drill.watch.send(.ticked, at: 15).lookedUp == [0])
        drill.answer(0, .inProgress)
        #expect(drill.watch.poll(.drill(.completed), at: 17).lookedUp == [0])
        #expect(drill.watch.state.watch.isSettled)
        drill.answer(0, .inProgress)
        #expect(drill.watch.send(.ticked, at: 100).lookedUp == [])
        #expect(drill.watch.state.watch.drillDown.nextLookup == nil)
    }

    @Test func `a failed call is shown on the row, and is repeated on r or after a minute`() {
        var drill = Drill.opened(1)
        let failure = CallFailure(kind: .serverError)
        drill.fail(0)
        #expect(drill.findings.shownRow(at: 0)?.answer == .failed(failure))
        #expect(drill.watch.send(.ticked, at: 59).lookedUp == [])
        #expect(drill.watch.send(.ticked, at: 60).lookedUp == [0])
        #expect(drill.findings.shownRow(at: 0)?.answer == .loading)
        drill.fail(0)
        #expect(drill.press(.character("r")).lookedUp == [0])
        drill.answer(0, .failed)
        #expect(drill.findings.failedCount == 1)
    }

    @Test func `known results stay when another call fails`() {
        var drill = Drill.opened(1)
        drill.answer(0, .pending)
        let known = drill.findings.shownRow(at: 0)?.answer
        #expect(drill.watch.send(.ticked, at: 15).lookedUp == [0])
        drill.fail(0)
        #expect(drill.findings.shownRow(at: 0)?.answer == known)
        #expect(drill.watch.send(.ticked, at: 40).lookedUp == [])
        #expect(drill.watch.send(.ticked, at: 75).lookedUp == [0])
    }

    @Test func `leaving cancels calls in flight; a late response that still fits is kept`() {
        var drill = Drill.opened(10)
        #expect(drill.press(.escape) == [.stopDrillDown])
        #expect(drill.findings.shownRow(at: 0)?.answer == .unknown)
        #expect(drill.answer(0, .failed) == [])
        #expect(drill.findings.failedCount == 1)
        #expect(drill.press(.enter).lookedUp == [1, 2, 3, 4])
    }

    @Test func `without calls in flight nothing is canceled`() {
        var drill = Drill.opened(2)
        drill.answer(0, .completed)
        drill.answer(1, .completed)
        #expect(drill.press(.escape) == [])
        #expect(drill.press(.enter) == [])
    }

    @Test func `going to the next check cancels the calls of the previous one`() {
        var drill = Drill.opened(10)
        let query = FindingsQuery(
            reading: 2, taskId: "quarantine-0412", auditTaskId: Drill.audit, check: Drill.other)
        #expect(drill.press(.character("n")) == [.stopDrillDown, .listFindings(query)])
        #expect(drill.watch.state.watch.drillDown.current == Drill.other)
    }

    @Test func `a response for another task or an unknown finding changes nothing`() {
        var drill = Drill.opened(10)
        let before = drill.watch.state
        let foreign = ExecutionsQuery(reading: 1, taskId: "another", findingId: Drill.id(0))
        #expect(drill.send(.executionsListed(foreign, Drill.executions(0, [.failed]))) == [])
        #expect(drill.send(.executionsNotListed(foreign, CallFailure(kind: .other))) == [])
        #expect(drill.answer(99, .failed) == [])
        #expect(drill.fail(99) == [])
        #expect(drill.watch.state == before)
    }

    @Test func `executions are in the order of the actions, with all texts from AWS`() {
        var drill = Drill.opened(1)
        let all = [
            AuditMitigationActionExecution(findingId: Drill.id(0), actionName: "unknown", status: .canceled),
            AuditMitigationActionExecution(
                findingId: Drill.id(0), actionName: "action-1", actionId: "2", status: .failed,
                startTime: WatchDriver.epoch, endTime: WatchDriver.epoch.addingTimeInterval(1.5), errorCode: "Denied",
                message: "not allowed"),
            AuditMitigationActionExecution(findingId: Drill.id(0), actionName: "action-0", status: .completed),
        ]
        drill.send(.executionsListed(.of(0), all))
        #expect(drill.findings.shownRow(at: 0)?.answer == .known([all[2], all[1], all[0]], at: .zero))
    }

    @Test func `no rows are looked up while their pane is hidden`() {
        var drill = Drill(.drill(failed: 0))
        drill.press(.enter, .tab, .tab)
        #expect(drill.rows == 0)
        #expect(drill.list(0..<100).lookedUp == [])
        #expect(drill.press(.backTab, .backTab).lookedUp == [0, 1, 2, 3])
    }
}
