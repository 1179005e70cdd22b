import MitigationModel
import Screen
import Testing

@testable import Dashboard

/// A task whose target has finding IDs.
struct NamedFindingsTests {
    private func drill(_ numbers: Range<Int>, audit: String? = nil) -> Drill {
        Drill(.drill(target: AuditMitigationActionsTaskTarget(auditTaskId: audit, findingIds: numbers.map(Drill.id))))
    }

    private func describe(_ drill: inout Drill, _ number: Int, _ change: (inout AuditFinding) -> Void = { _ in })
        -> [Effect]
    {
        var finding = AuditFinding.numbered(number)
        change(&finding)
        return drill.send(.findingDescribed(.of(Drill.id(number)), finding))
    }

    @Test func `each is described, four at a time, and those of the check make its list`() {
        var drill = drill(0..<6)
        #expect(drill.press(.enter) == (0..<4).map { .describing(Drill.id($0)) })
        #expect(drill.findings.listing == .reading)
        #expect(
            describe(&drill, 1) == [.describing(Drill.id(4)), .listExecutions(.of(1))])
        #expect(describe(&drill, 0) { $0.checkName = Drill.other } == [.describing(Drill.id(5))])
        for number in [2, 3, 4, 5] { _ = describe(&drill, number) }
        #expect(drill.findings.listing == .complete)
        #expect(drill.shown == [1, 2, 3, 4, 5])
        drill.press(.character("n"))
        let other = drill.watch.state.watch.drillDown.checks[Drill.other]
        #expect(other?.shownRow(at: 0)?.id == Drill.id(0))
        #expect(other?.listing == .complete)
    }

    @Test func `one that no longer exists has a row that says so, and is not looked up`() {
        var drill = drill(0..<1)
        drill.press(.enter)
        #expect(drill.send(.findingNotDescribed(.of(Drill.id(0)), CallFailure(kind: .notFound))) == [])
        #expect(drill.findings.shownRow(at: 0)?.isGone == true)
        #expect(drill.findings.listing == .complete)
        #expect(drill.findings.excludedCount == 1)
        #expect(drill.press(.enter).lookedUp == [0])
        drill.answer(0, .failed)
        #expect(drill.findings.failedCount == 1)
    }

    @Test func `one of another audit, and a suppressed one, do not belong to the task`() {
        var drill = drill(0..<3, audit: Drill.audit)
        drill.press(.enter)
        _ = describe(&drill, 0) { $0.taskId = "audit-2" }
        _ = describe(&drill, 1) { $0.isSuppressed = true }
        _ = describe(&drill, 2)
        #expect(drill.shown == [2])
    }

    @Test func `one that failed is looked up again on r`() {
        var drill = drill(0..<2)
        drill.press(.enter)
        _ = describe(&drill, 0)
        let failure = CallFailure(kind: .serverError)
        drill.send(.findingNotDescribed(.of(Drill.id(1)), failure))
        #expect(drill.findings.listing == .failed(failure))
        #expect(drill.press(.character("r")).contains(.describing(Drill.id(1))))
        #expect(drill.findings.listing == .reading)
        _ = describe(&drill, 1)
        #expect(drill.shown == [0, 1])
    }

    @Test func `leaving cancels the calls, and coming back makes them again`() {
        var drill = drill(0..<2)
        drill.press(.enter)
        _ = describe(&drill, 0)
        #expect(drill.press(.escape) == [.stopDrillDown])
        #expect(drill.press(.enter) == [.describing(Drill.id(1), reading: 2), .listExecutions(.of(0, reading: 2))])
    }

    @Test func `its own screen needs no other call`() {
        var drill = drill(0..<1)
        drill.press(.enter)
        _ = describe(&drill, 0)
        #expect(drill.press(.enter) == [])
        #expect(drill.watch.state.watch.drillDown.described[Drill.id(0)] == .known(.numbered(0)))
    }

    @Test func `a scan looks them up like others`() {
        var drill = drill(0..<3)
        drill.press(.enter, .tab)
        let calls = (0..<3).flatMap { describe(&drill, $0) }
        #expect(calls.lookedUp == [0, 1, 2])
        drill.answerAll(calls, failing: [2])
        #expect(drill.findings.scanEnd == .askedAll)
        #expect(drill.findings.failedCount == 1)
    }
}
