import MitigationModel

/// What happens to the findings of one check: how many there are, when each is done, and how each ends.
struct CheckPlan: Sendable {
    /// The check and what its findings look like.
    let check: AuditCheck
    /// The names of the actions, in the order in which they are applied.
    var actions: [String]
    /// The findings that the task applies to.
    let total: UInt64
    /// Findings of the audit that are suppressed: listed after the others, never mitigated.
    var suppressed: UInt64 = 0
    /// When the findings are done.
    let schedule: Schedule
    /// Which findings have a reason code outside the filter.
    var skips: Recurrence?
    /// Which of the findings inside the filter fail, and how.
    var failures: Failures?
    /// The reason codes that the task's filter names for the check. nil: the filter does not name the check.
    var filter: [String]?
    /// From when on the statistics name the check.
    var appears: Milliseconds = 0
    /// A stretch of scenario time in which the statistics tell another total.
    var misreport: Misreport?
    let hash: SeededHash
}

/// Which findings fail, and how.
struct Failures: Sendable {
    /// Counts the findings that are not skipped.
    let which: Recurrence
    /// A failing finding takes one of them. At least one.
    let causes: [FailureCause]
}

/// How an action fails.
struct FailureCause: Hashable, Sendable {
    /// The position of the action that fails, among the check's actions.
    let action: Int
    let errorCode: String
    let message: String
}

/// A total that is told instead of the true one, for a while.
struct Misreport: Sendable {
    let span: Range<Milliseconds>
    let total: UInt64
}

/// How a finding ends when nobody cancels the task.
enum Outcome: Hashable, Sendable {
    case succeeded
    case failed(FailureCause)
    case skipped
    /// Not part of the task.
    case suppressed
}

/// How many findings of a check have come to which end.
struct OutcomeCounts: Hashable, Sendable {
    var succeeded: UInt64 = 0
    var failed: UInt64 = 0
    var skipped: UInt64 = 0
    var canceled: UInt64 = 0
}

extension CheckPlan {
    /// All findings of the audit for the check, the suppressed ones last.
    var listed: UInt64 {
        total + suppressed
    }

    /// How finding `index` ends.
    func outcome(of index: UInt64) -> Outcome {
        guard index < total else { return .suppressed }
        if let skips, skips.contains(index) {
            return .skipped
        }
        let tried = index - (skips?.count(below: index) ?? 0)
        guard let failures, failures.which.contains(tried) else { return .succeeded }
        let cause = hash.branch(1).value(index) % UInt64(failures.causes.count)
        return .failed(failures.causes[Int(cause)])
    }

    /// The counts once the work has come to `work`: those of the findings that are done by then. Where the task was
    /// canceled, what a begun check had left is canceled, or skipped where the filter leaves it out.
    func counts(at work: Milliseconds, canceled: Bool) -> OutcomeCounts {
        let counts = counts(ofFirst: schedule.done(at: work))
        guard canceled, work >= schedule.begin else { return counts }
        let all = self.counts(ofFirst: total)
        let open = all.succeeded - counts.succeeded + all.failed - counts.failed
        return OutcomeCounts(
            succeeded: counts.succeeded, failed: counts.failed, skipped: all.skipped, canceled: open)
    }

    /// The total that the statistics tell at the scenario time `now`.
    func reportedTotal(at now: Milliseconds) -> UInt64 {
        guard let misreport, misreport.span.contains(now) else { return total }
        return misreport.total
    }

    private func counts(ofFirst done: UInt64) -> OutcomeCounts {
        let skipped = skips?.count(below: done) ?? 0
        let failed = failures?.which.count(below: done - skipped) ?? 0
        return OutcomeCounts(succeeded: done - skipped - failed, failed: failed, skipped: skipped)
    }
}
