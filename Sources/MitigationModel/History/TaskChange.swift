/// What differs between two answers, as far as an operator wants to know it later.
public enum TaskChange: Hashable, Sendable {
    /// The status is another one. From a final one to one that is not final: the task goes on after all.
    case statusChanged(from: TaskStatus?, to: TaskStatus?)
    /// Checks appeared in the answer, ordered by name.
    case checksAppeared([CheckName])
    /// Checks are no longer in the answer, ordered by name.
    case checksDisappeared([CheckName])
    /// The task applies to more findings of these checks, ordered by name: how many more in all of them, and the task's
    /// total now, if that is known.
    case findingsAdded([CheckName], new: Int64, total: Int64?)
    /// Findings of a check failed: how many since it was last told, and how many in all. If both are the same, they are
    /// the check's first.
    case failed(CheckName, new: Int64, total: Int64)
    /// Nothing is left to do in a check: its parts have become its total.
    case checkFinished(CheckName, Progress)
    /// Counts of these checks are lower than before, ordered by name.
    case countsFell([CheckName])
    /// Counts of these checks cannot be true: the parts exceed the total, or one is negative. Ordered by name.
    case countsDoNotAddUp([CheckName])
}

extension TaskChange {
    /// What changed from one answer to the next.
    public static func changes(
        from old: AuditMitigationActionsTask, to new: AuditMitigationActionsTask
    ) -> [TaskChange] {
        // Most polls tell nothing new, and a replay takes in a day of them at once.
        guard old != new else { return [] }
        let moved = new.checksWithOtherCounts(than: old)
        let (before, after) = new.namesTheSameChecks(as: old) ? ([], []) : (Set(old.checks), Set(new.checks))
        let others = before.symmetricDifference(after)
        return [
            old.taskStatus == new.taskStatus ? nil : .statusChanged(from: old.taskStatus, to: new.taskStatus),
            checksAppeared(after.subtracting(before).sorted()).ifAny,
            checksDisappeared(before.subtracting(after).sorted()).ifAny,
            findingsAdded(moved, from: old, to: new),
            countsFell(checksWhoseCountsFell(moved, from: old, to: new)).ifAny,
            countsDoNotAddUp(moved.filter { stoppedAddingUp($0, from: old, to: new) }).ifAny,
        ].compactMap { $0 }
            + moved.filter { !others.contains($0) }.flatMap {
                changes(in: $0, from: old.progress(of: $0), to: new.progress(of: $0))
            }
    }

    /// Checks whose counts cannot be true now and could be before, ordered by name; before the first answer all could.
    public static func checksThatStoppedAddingUp(
        from old: AuditMitigationActionsTask?, to new: AuditMitigationActionsTask
    ) -> [CheckName] {
        new.checks.filter { stoppedAddingUp($0, from: old, to: new) }
    }

    private static func stoppedAddingUp(
        _ check: CheckName, from old: AuditMitigationActionsTask?, to new: AuditMitigationActionsTask
    ) -> Bool {
        !new.progress(of: check).addsUp && old?.progress(of: check).addsUp ?? true
    }

    /// Those of some checks of which any count is lower than before. A count that is no longer there has fallen to 0.
    private static func checksWhoseCountsFell(
        _ moved: [CheckName], from old: AuditMitigationActionsTask, to new: AuditMitigationActionsTask
    ) -> [CheckName] {
        moved.filter { check in
            guard let before = old.taskStatistics?[check] else { return false }
            let after = new.taskStatistics?[check] ?? TaskStatisticsForAuditCheck()
            return zip(before.fields, after.fields).contains { $0 ?? 0 > $1 ?? 0 }
        }
    }

    private static func findingsAdded(
        _ moved: [CheckName], from old: AuditMitigationActionsTask, to new: AuditMitigationActionsTask
    ) -> TaskChange? {
        let added = moved.compactMap { check in
            let more = max(0, new.progress(of: check).total ?? 0) - max(0, old.progress(of: check).total ?? 0)
            return more > 0 ? (check: check, findings: more) : nil
        }
        guard !added.isEmpty else { return nil }
        let sum = added.reduce(Int64(0)) { $0.saturatingAdding($1.findings) }
        return findingsAdded(added.map(\.check), new: sum, total: new.progress.total)
    }

    private static func changes(in check: CheckName, from old: Progress, to new: Progress) -> [TaskChange] {
        let failed = max(0, new.failed ?? 0)
        let newlyFailed = failed - max(0, old.failed ?? 0)
        let hasFinished = new.isFinished && !old.isFinished
        return [
            newlyFailed > 0 ? .failed(check, new: newlyFailed, total: failed) : nil,
            hasFinished ? .checkFinished(check, new) : nil,
        ].compactMap { $0 }
    }

    /// The change, unless its list is empty.
    private var ifAny: TaskChange? {
        switch self {
        case .checksAppeared([]), .checksDisappeared([]), .countsFell([]), .countsDoNotAddUp([]): nil
        default: self
        }
    }
}

extension AuditMitigationActionsTask {
    /// Checks of which either answer has counts that are not those of the other one, ordered by name.
    fileprivate func checksWithOtherCounts(than old: Self) -> [CheckName] {
        let (before, after) = (old.taskStatistics ?? [:], taskStatistics ?? [:])
        let moved = after.compactMap { before[$0.key] == $0.value ? nil : $0.key }
        return (moved + before.keys.filter { after[$0] == nil }).sorted()
    }

    /// Whether `checks` is the same as in another answer, as it is in nearly all: without making the lists.
    fileprivate func namesTheSameChecks(as old: Self) -> Bool {
        taskStatistics?.keys == old.taskStatistics?.keys
            && auditCheckToActionsMapping == old.auditCheckToActionsMapping
            && target?.auditCheckToReasonCodeFilter == old.target?.auditCheckToReasonCodeFilter
    }
}

extension Progress {
    /// Whether nothing is left, and the counts say so without contradiction.
    fileprivate var isFinished: Bool {
        addsUp && percent == 100
    }
}

extension TaskStatisticsForAuditCheck {
    /// The five counts: the total, then its parts.
    var fields: [Int64?] {
        [totalFindingsCount, failedFindingsCount, succeededFindingsCount, skippedFindingsCount, canceledFindingsCount]
    }
}
