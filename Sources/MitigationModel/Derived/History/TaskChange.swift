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
        let before = Set(old.checks)
        let after = Set(new.checks)
        let shared = before.intersection(after).sorted()
        return [
            old.taskStatus == new.taskStatus ? nil : .statusChanged(from: old.taskStatus, to: new.taskStatus),
            checksAppeared(after.subtracting(before).sorted()).ifAny,
            checksDisappeared(before.subtracting(after).sorted()).ifAny,
            findingsAdded(from: old, to: new),
            countsFell(checksWhoseCountsFell(from: old, to: new)).ifAny,
            countsDoNotAddUp(checksThatStoppedAddingUp(from: old, to: new)).ifAny,
        ].compactMap { $0 } + shared.flatMap { changes(in: $0, from: old.progress(of: $0), to: new.progress(of: $0)) }
    }

    /// Checks whose counts cannot be true now and could be before, ordered by name; before the first answer all could.
    public static func checksThatStoppedAddingUp(
        from old: AuditMitigationActionsTask?, to new: AuditMitigationActionsTask
    ) -> [CheckName] {
        new.checks.filter { !new.progress(of: $0).addsUp && old?.progress(of: $0).addsUp ?? true }
    }

    /// Checks of which any count is lower than before, ordered by name. A count that is no longer there has fallen to 0.
    static func checksWhoseCountsFell(
        from old: AuditMitigationActionsTask, to new: AuditMitigationActionsTask
    ) -> [CheckName] {
        CheckCounts(new.taskStatistics ?? [:]).fallen(since: CheckCounts(old.taskStatistics ?? [:])).sorted()
    }

    private static func findingsAdded(
        from old: AuditMitigationActionsTask, to new: AuditMitigationActionsTask
    ) -> TaskChange? {
        let added = new.checks.compactMap { check in
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

extension Progress {
    /// Whether nothing is left, and the counts say so without contradiction.
    fileprivate var isFinished: Bool {
        addsUp && percent == 100
    }
}
