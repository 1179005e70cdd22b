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
        let (before, after) = (old.checks, new.checks)
        // As a rule the checks are the same.
        let areSame = before == after
        let known = areSame ? [] : Set(before)
        let appeared = areSame ? [] : after.filter { !known.contains($0) }
        let disappeared = areSame ? [] : known.subtracting(after).sorted()
        let steps = after.map { Step(check: $0, old: old.progress(of: $0), new: new.progress(of: $0)) }
        return [
            old.taskStatus == new.taskStatus ? nil : .statusChanged(from: old.taskStatus, to: new.taskStatus),
            checksAppeared(appeared).ifAny,
            checksDisappeared(disappeared).ifAny,
            findingsAdded(in: steps, to: new),
            countsFell(checksWhoseCountsFell(from: old, to: new)).ifAny,
            countsDoNotAddUp(steps.filter { $0.old.addsUp && !$0.new.addsUp }.map(\.check)).ifAny,
        ].compactMap { $0 } + steps.flatMap { areSame || known.contains($0.check) ? changes(in: $0) : [] }
    }

    /// What became of a check from one answer to the next.
    private struct Step {
        let check: CheckName
        let old: Progress
        let new: Progress
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
        let before = CheckCounts(old.taskStatistics ?? [:])
        return CheckCounts(new.taskStatistics ?? [:], like: before).fallen(since: before).sorted()
    }

    private static func findingsAdded(in steps: [Step], to new: AuditMitigationActionsTask) -> TaskChange? {
        var checks: [CheckName] = []
        var sum: Int64 = 0
        for step in steps {
            let more = max(0, step.new.total ?? 0) - max(0, step.old.total ?? 0)
            guard more > 0 else { continue }
            checks.append(step.check)
            sum = sum.saturatingAdding(more)
        }
        return checks.isEmpty ? nil : findingsAdded(checks, new: sum, total: new.progress.total)
    }

    private static func changes(in step: Step) -> [TaskChange] {
        let (old, new) = (step.old, step.new)
        let failed = max(0, new.failed ?? 0)
        let newlyFailed = failed - max(0, old.failed ?? 0)
        let hasFinished = new.isFinished && !old.isFinished
        return [
            newlyFailed > 0 ? .failed(step.check, new: newlyFailed, total: failed) : nil,
            hasFinished ? .checkFinished(step.check, new) : nil,
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
