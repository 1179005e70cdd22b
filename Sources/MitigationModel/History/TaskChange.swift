/// A difference between two responses that is relevant to an operator.
public enum TaskChange: Hashable, Sendable {
    /// The status changed. From a final status to another one, the task continues after all.
    case statusChanged(from: TaskStatus?, to: TaskStatus?)
    /// Checks were added, sorted by name.
    case checksAppeared([CheckName])
    /// Checks are missing, sorted by name.
    case checksDisappeared([CheckName])
    /// The task applies to more findings of these checks, sorted by name: the number of new findings, and the task's
    /// total, if known.
    case findingsAdded([CheckName], new: Int64, total: Int64?)
    /// Findings of a check failed: how many since the last such change, and in total. If both are equal, they are the
    /// check's first.
    case failed(CheckName, new: Int64, total: Int64)
    /// A check has no remaining findings: its parts add up to its total.
    case checkFinished(CheckName, Progress)
    /// Counts of these checks decreased, sorted by name.
    case countsFell([CheckName])
    /// Counts of these checks do not add up: the parts exceed the total, or one is negative. Sorted by name.
    case countsDoNotAddUp([CheckName])
}

extension TaskChange {
    /// The changes from one response to the next.
    public static func changes(
        from old: AuditMitigationActionsTask, to new: AuditMitigationActionsTask
    ) -> [TaskChange] {
        // Most polls bring nothing new, and a replay handles a day of them at once.
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

    /// Checks whose counts no longer add up, sorted by name. Before the first response, all counts add up.
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

    /// Those of some checks of which any count decreased. A count that is missing now counts as 0.
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
    /// Checks with counts in either response that differ from the other one, sorted by name.
    fileprivate func checksWithOtherCounts(than old: Self) -> [CheckName] {
        let (before, after) = (old.taskStatistics ?? [:], taskStatistics ?? [:])
        let moved = after.compactMap { before[$0.key] == $0.value ? nil : $0.key }
        return (moved + before.keys.filter { after[$0] == nil }).sorted()
    }

    /// Whether `checks` is the same as in another response, as usual, without building the lists.
    fileprivate func namesTheSameChecks(as old: Self) -> Bool {
        taskStatistics?.keys == old.taskStatistics?.keys
            && auditCheckToActionsMapping == old.auditCheckToActionsMapping
            && target?.auditCheckToReasonCodeFilter == old.target?.auditCheckToReasonCodeFilter
    }
}

extension Progress {
    /// Whether nothing remains, and the counts add up.
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
