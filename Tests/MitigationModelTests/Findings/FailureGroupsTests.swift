import MitigationModel
import Testing

struct FailureGroupsTests {
    private func cause(_ code: String) -> FailureCause {
        FailureCause(actionName: "action", errorCode: code, message: nil)
    }

    @Test func `the most frequent cause is first, and equal ones are in order of appearance`() {
        var groups = FailureGroups()
        for code in ["A", "B", "C", "C", "B", "D"] { groups.add(cause(code)) }
        #expect(groups.ranked.map(\.cause.errorCode) == ["B", "C", "A", "D"])
        #expect(groups.ranked.map(\.count) == [2, 2, 1, 1])
        #expect(["A", "B", "C", "D", "E"].map { groups.position(of: cause($0)) } == [2, 0, 1, 3, nil])
    }

    @Test func `removed failures do not count, and empty groups disappear`() {
        var groups = FailureGroups()
        for code in ["A", "A", "B"] { groups.add(cause(code)) }
        groups.remove(cause("A"))
        #expect(groups.ranked.map(\.cause.errorCode) == ["A", "B"])
        groups.remove(cause("A"))
        groups.remove(cause("A"))
        #expect(groups.ranked == [FailureGroup(cause: cause("B"), count: 1)])
        groups.add(cause("A"))
        #expect(groups.ranked.map(\.cause.errorCode) == ["B", "A"])
    }
}

struct ExecutionsOutcomeTests {
    private func executions(_ statuses: [AuditMitigationActionExecutionStatus?]) -> [AuditMitigationActionExecution] {
        statuses.map { AuditMitigationActionExecution(actionName: "action", status: $0, errorCode: "E") }
    }

    @Test(
        arguments: [
            ([.completed], true, false), ([], false, false), ([.completed, .pending], false, false),
            ([.failed, .inProgress], false, true), ([.failed, .skipped], true, true), ([.canceled], true, false),
            ([nil], false, false), ([AuditMitigationActionExecutionStatus("NEW")], true, false),
        ] as [([AuditMitigationActionExecutionStatus?], Bool, Bool)])
    func `a finding is final when no action is pending or running`(
        statuses: [AuditMitigationActionExecutionStatus?], isFinal: Bool, hasFailure: Bool
    ) {
        #expect(executions(statuses).isFinal == isFinal)
        #expect(executions(statuses).hasFailure == hasFailure)
        #expect(executions(statuses).failureCauses.isEmpty == !hasFailure)
    }

    @Test func `a cause that occurs twice in a finding counts once`() {
        let causes = executions([.failed, .completed, .failed]).failureCauses
        #expect(causes == [FailureCause(actionName: "action", errorCode: "E", message: nil)])
    }
}

struct FindingsRouteTests {
    @Test func `named findings take precedence over an audit, and no target has no route`() {
        typealias Target = AuditMitigationActionsTaskTarget
        #expect(FindingsRoute(Target(auditTaskId: "a")) == .audit("a"))
        #expect(FindingsRoute(Target(auditTaskId: "a", findingIds: [])) == .audit("a"))
        #expect(FindingsRoute(Target(findingIds: ["f"])) == .findings(["f"], audit: nil))
        #expect(FindingsRoute(Target(auditTaskId: "a", findingIds: ["f"])) == .findings(["f"], audit: "a"))
        #expect(FindingsRoute(Target(auditCheckToReasonCodeFilter: [:])) == .none)
        #expect(FindingsRoute(nil) == .none)
    }
}
