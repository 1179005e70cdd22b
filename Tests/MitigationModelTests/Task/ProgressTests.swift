import FoundationEssentials
import MitigationModel
import Testing

struct ProgressTests {
    @Test func `findings that no count includes are remaining`() {
        let progress = Progress(.counts(2040, ok: 1216, failed: 31, skipped: 5, canceled: 2))
        #expect(progress.processed == 1254)
        #expect(progress.worked == 1247)
        #expect(progress.remaining == 786)
        #expect(progress.percent == 61)
        #expect(progress.addsUp)
    }

    @Test(arguments: [
        (1000, 999, 99), (1000, 1000, 100), (1000, 1, 0), (3, 2, 66), (Int64.max, Int64.max - 1, 99),
        (Int64.max, .max, 100),
        (Int64.max, .max / 2, 49),
    ])
    func `percent is rounded down, and 100 only if nothing remains`(total: Int64, done: Int64, percent: Int) {
        #expect(Progress(.counts(total, ok: done)).percent == percent)
    }

    @Test func `missing counts stay missing and count as nothing`() {
        let progress = Progress(.counts(10, ok: 4))
        #expect(progress.failed == nil)
        #expect(progress.skipped == nil)
        #expect(progress.canceled == nil)
        #expect(progress.remaining == 6)
        #expect(progress.addsUp)
    }

    @Test func `without any count there is no percentage, and the counts add up`() {
        let progress = Progress(.counts(nil))
        #expect(progress.percent == nil)
        #expect(progress.remaining == 0)
        #expect(progress.addsUp)
        #expect(Progress(.counts(0)).percent == nil)
    }

    @Test func `parts without a total add up, and have no percentage`() {
        let progress = Progress(.counts(nil, failed: 1))
        #expect(progress.addsUp)
        #expect(progress.remaining == 0)
        #expect(progress.percent == nil)
        #expect(!Progress(.counts(nil, failed: -1)).addsUp)
    }

    @Test func `the total of all checks is unknown if a check has parts without one`() {
        let task = AuditMitigationActionsTask.inProgress(["A": .counts(nil, ok: 0), "B": .counts(100, ok: 40)])
        #expect(task.progress.total == nil)
        #expect(task.progress.succeeded == 40)
        #expect(task.progress.percent == nil)
        #expect(task.progress.addsUp)
    }

    @Test func `parts that exceed the total do not add up, and nothing remains`() {
        let progress = Progress(.counts(10, ok: 8, failed: 3))
        #expect(!progress.addsUp)
        #expect(progress.remaining == 0)
        #expect(progress.percent == 100)
    }

    @Test(arguments: [
        TaskStatisticsForAuditCheck.counts(-1), .counts(5, ok: -1), .counts(5, failed: .min), .counts(5, skipped: -1),
        .counts(5, canceled: -1),
    ])
    func `a negative count does not add up, is kept, and counts as nothing`(counts: TaskStatisticsForAuditCheck) {
        let progress = Progress(counts)
        #expect(!progress.addsUp)
        #expect(progress.processed == 0)
        #expect(progress.remaining == max(0, counts.totalFindingsCount ?? 0))
        #expect(progress.failed == counts.failedFindingsCount)
    }

    @Test func `sums saturate`() {
        let progress = Progress(.counts(.max, ok: .max, failed: .max, skipped: .max, canceled: .max))
        #expect(progress.processed == .max)
        #expect(progress.worked == .max)
        #expect(progress.remaining == 0)
        let twice = Progress(sumOf: [Progress(.counts(.max, ok: .max)), Progress(.counts(.max))])
        #expect(twice.total == .max)
        #expect(twice.remaining == .max)
        #expect(twice.percent == 99)
    }

    @Test func `the sum of checks counts each`() {
        let task = AuditMitigationActionsTask.inProgress([
            "A": .counts(10, ok: 3, failed: 1), "B": .counts(20, skipped: 5), "C": .counts(nil),
        ])
        let progress = task.progress
        #expect(progress.total == 30)
        #expect(progress.succeeded == 3)
        #expect(progress.failed == 1)
        #expect(progress.skipped == 5)
        #expect(progress.canceled == nil)
        #expect(progress.remaining == 21)
        #expect(progress.percent == 30)
        #expect(progress.addsUp)
    }

    @Test func `a check whose parts exceed its total does not hide what remains of another`() {
        let task = AuditMitigationActionsTask.inProgress(["A": .counts(10, ok: 20), "B": .counts(10)])
        #expect(task.progress.remaining == 10)
        #expect(task.progress.percent == 99)
        #expect(!task.progress.addsUp)
    }

    @Test func `a negative count does not hide failures of another check`() {
        let task = AuditMitigationActionsTask.inProgress(["A": .counts(10, failed: -5), "B": .counts(10, failed: 5)])
        #expect(task.progress.failed == 5)
    }

    @Test func `checks are those of statistics, mapping and filter`() {
        let task = AuditMitigationActionsTask(
            taskStatistics: ["C": .counts(1), "A": .counts(1)],
            target: AuditMitigationActionsTaskTarget(auditCheckToReasonCodeFilter: ["D": ["R"], "A": []]),
            auditCheckToActionsMapping: ["B": ["X"], "C": ["X"]])
        #expect(task.checks == ["A", "B", "C", "D"])
        #expect(task.progress(of: "B") == Progress(.counts(nil)))
        #expect(AuditMitigationActionsTask().checks.isEmpty)
        #expect(AuditMitigationActionsTask().progress.total == nil)
    }
}
