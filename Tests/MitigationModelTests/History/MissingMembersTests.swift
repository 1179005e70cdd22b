import FoundationEssentials
import MitigationModel
import Testing

struct MissingMembersTests {
    private static let (a, b) = (CheckName("A"), CheckName("B"))

    private static let whole = AuditMitigationActionsTask(
        taskStatus: .completed, startTime: Date(timeIntervalSince1970: 1), endTime: Date(timeIntervalSince1970: 2),
        taskStatistics: [
            a: TaskStatisticsForAuditCheck(totalFindingsCount: 5, failedFindingsCount: 1),
            b: TaskStatisticsForAuditCheck(totalFindingsCount: 3),
        ],
        target: AuditMitigationActionsTaskTarget(auditTaskId: "audit"), auditCheckToActionsMapping: [a: ["x"]],
        actionsDefinition: [MitigationAction(name: "x")])

    private func missing(_ change: (inout AuditMitigationActionsTask) -> Void) -> MissingMembers {
        var task = Self.whole
        change(&task)
        return task.missing(since: Self.whole)
    }

    @Test func `a response with everything, or with more, lacks nothing`() {
        #expect(Self.whole.missing(since: Self.whole).isEmpty)
        let more = missing { $0.taskStatistics?[CheckName("C")] = TaskStatisticsForAuditCheck(totalFindingsCount: 1) }
        #expect(more.isEmpty)
        #expect(Self.whole.missing(since: AuditMitigationActionsTask()).isEmpty)
    }

    @Test func `values that go back are news`() {
        let (again, fewer) = (
            missing { $0.taskStatus = .inProgress }, missing { $0.taskStatistics?[Self.b]?.totalFindingsCount = 0 }
        )
        #expect(again.isEmpty && fewer.isEmpty)
    }

    @Test func `a check that disappears with a new status or new checks is news`() {
        let ended = missing {
            $0.taskStatus = .failed
            $0.taskStatistics?[Self.b] = nil
        }
        let others = missing {
            $0.taskStatistics = [CheckName("C"): TaskStatisticsForAuditCheck(totalFindingsCount: 1)]
        }
        #expect(ended.isEmpty && others.isEmpty)
    }

    @Test func `a status, counts, a check and a count can be missing`() {
        #expect(AuditMitigationActionsTask().missing(since: Self.whole).isAll)
        let found = [
            missing { $0.taskStatus = nil }, missing { $0.taskStatistics = nil }, missing { $0.taskStatistics = [:] },
            missing { $0.taskStatistics?[Self.b] = nil },
            missing { $0.taskStatistics?[Self.a]?.failedFindingsCount = nil },
        ]
        let expected = [
            MissingMembers(status: true), MissingMembers(counts: true), MissingMembers(counts: true),
            MissingMembers(checks: [Self.b]), MissingMembers(checks: [Self.a]),
        ]
        #expect(found == expected)
    }

    @Test func `members that never change are filled in and not missing`() {
        var task = Self.whole
        (task.startTime, task.endTime, task.target) = (nil, nil, nil)
        (task.auditCheckToActionsMapping, task.actionsDefinition) = (nil, nil)
        #expect(task.missing(since: Self.whole).isEmpty)
        #expect(task.completed(by: Self.whole) == Self.whole)
        task.taskStatus = .inProgress
        #expect(task.completed(by: Self.whole).endTime == nil)
    }
}
