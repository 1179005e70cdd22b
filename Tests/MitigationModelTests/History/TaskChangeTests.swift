import Testing

@testable import MitigationModel

struct TaskChangeTests {
    private func changes(
        _ old: TaskStatisticsForAuditCheck, _ new: TaskStatisticsForAuditCheck
    ) -> [TaskChange] {
        TaskChange.changes(from: .inProgress(["X": old]), to: .inProgress(["X": new]))
    }

    @Test func `the same response is not a change`() {
        let counts = TaskStatisticsForAuditCheck.counts(10, ok: 3, failed: 1, skipped: 1, canceled: 1)
        #expect(changes(counts, counts).isEmpty)
    }

    @Test func `progress is not reported as a change`() {
        #expect(changes(.counts(10, ok: 3), .counts(10, ok: 4)).isEmpty)
    }

    @Test func `first and further failures are reported with their numbers`() {
        #expect(changes(.counts(10), .counts(10, failed: 2)) == [.failed("X", new: 2, total: 2)])
        #expect(changes(.counts(10, failed: 2), .counts(10, failed: 5)) == [.failed("X", new: 3, total: 5)])
        #expect(changes(.counts(10, failed: -3), .counts(10, failed: 5)) == [.failed("X", new: 5, total: 5)])
    }

    @Test func `a check with nothing remaining has finished`() {
        let done = TaskStatisticsForAuditCheck.counts(10, ok: 9, failed: 1)
        #expect(changes(.counts(10, ok: 8, failed: 1), done) == [.checkFinished("X", Progress(done))])
        #expect(changes(done, done).isEmpty)
    }

    @Test func `counts that do not add up finish nothing until they do`() {
        let above = TaskStatisticsForAuditCheck.counts(10, ok: 9, failed: 2)
        let done = TaskStatisticsForAuditCheck.counts(10, ok: 8, failed: 2)
        #expect(changes(.counts(10, ok: 8, failed: 2), above) == [.countsDoNotAddUp(["X"])])
        #expect(
            changes(.counts(10, ok: 8, failed: 1), above) == [
                .countsDoNotAddUp(["X"]), .failed("X", new: 1, total: 2),
            ])
        #expect(changes(above, done) == [.countsFell(["X"]), .checkFinished("X", Progress(done))])
        #expect(changes(.counts(10, ok: 9), .counts(10, ok: 10, failed: -1)).contains(.countsDoNotAddUp(["X"])))
        #expect(!changes(.counts(10, ok: 9), .counts(10, ok: 10, failed: -1)).contains { $0.isCheckFinished })
    }

    @Test func `growing totals are one change, with the new total of the task`() {
        let old = AuditMitigationActionsTask.inProgress(["A": .counts(100), "B": .counts(1000), "C": .counts(nil)])
        let new = AuditMitigationActionsTask.inProgress(["A": .counts(150), "B": .counts(1000), "C": .counts(600)])
        #expect(TaskChange.changes(from: old, to: new) == [.findingsAdded(["A", "C"], new: 650, total: 1750)])
        #expect(TaskChange.changes(from: new, to: new).isEmpty)
    }

    @Test func `an unknown total is not reported, and hostile totals add nothing or saturate`() {
        let old = AuditMitigationActionsTask.inProgress(["A": .counts(nil, ok: 1)])
        let new = AuditMitigationActionsTask.inProgress(["A": .counts(nil, ok: 1), "B": .counts(5)])
        #expect(TaskChange.changes(from: old, to: new).contains(.findingsAdded(["B"], new: 5, total: nil)))
        #expect(changes(.counts(-5), .counts(-1)).isEmpty)
        #expect(changes(.counts(.min), .counts(.max)) == [.findingsAdded(["X"], new: .max, total: .max)])
    }

    @Test(arguments: [
        TaskStatisticsForAuditCheck.counts(9, ok: 3, failed: 1, skipped: 1, canceled: 1),
        .counts(10, ok: 2, failed: 1, skipped: 1, canceled: 1), .counts(10, ok: 3, skipped: 1, canceled: 1),
        .counts(10, ok: 3, failed: 1, skipped: 0, canceled: 1), .counts(10, ok: 3, failed: 1, skipped: 1),
    ])
    func `any count that decreases is reported`(new: TaskStatisticsForAuditCheck) {
        let old = TaskStatisticsForAuditCheck.counts(10, ok: 3, failed: 1, skipped: 1, canceled: 1)
        #expect(changes(old, new) == [.countsFell(["X"])])
    }

    @Test func `counts that stop adding up are reported once`() {
        #expect(changes(.counts(10, ok: 3), .counts(10, ok: 11)).contains(.countsDoNotAddUp(["X"])))
        #expect(changes(.counts(10, ok: 11), .counts(10, ok: 12)).isEmpty)
        let first = AuditMitigationActionsTask.inProgress(["X": .counts(1, ok: 2), "Y": .counts(2)])
        #expect(TaskChange.checksThatStoppedAddingUp(from: nil, to: first) == ["X"])
    }

    @Test func `checks that appear and disappear are one change each`() {
        let old = AuditMitigationActionsTask.inProgress(["A": .counts(1), "B": .counts(0), "C": .counts(0)])
        let new = AuditMitigationActionsTask.inProgress(["A": .counts(1), "E": .counts(5, failed: 3), "D": .counts(1)])
        #expect(
            TaskChange.changes(from: old, to: new) == [
                .checksAppeared(["D", "E"]), .checksDisappeared(["B", "C"]),
                .findingsAdded(["D", "E"], new: 6, total: 7),
            ])
    }

    @Test func `counts decrease if a check disappears with its counts`() {
        let old = AuditMitigationActionsTask.inProgress(["A": .counts(1)])
        #expect(TaskChange.changes(from: old, to: .inProgress([:])) == [.checksDisappeared(["A"]), .countsFell(["A"])])
    }

    @Test func `a new status comes first`() {
        let old = AuditMitigationActionsTask(taskStatus: .inProgress, taskStatistics: ["X": .counts(1)])
        let new = AuditMitigationActionsTask(taskStatus: .completed, taskStatistics: ["X": .counts(1, ok: 1)])
        let finished = TaskChange.checkFinished("X", Progress(.counts(1, ok: 1)))
        #expect(
            TaskChange.changes(from: old, to: new) == [.statusChanged(from: .inProgress, to: .completed), finished])
        #expect(
            TaskChange.changes(from: new, to: AuditMitigationActionsTask(taskStatistics: new.taskStatistics))
                == [.statusChanged(from: .completed, to: nil)])
    }
}

extension TaskChange {
    fileprivate var isCheckFinished: Bool {
        if case .checkFinished = self { true } else { false }
    }
}
