import MitigationModel

/// The course of one check's findings: how many there are, when each is processed, and with which outcome.
struct CheckPlan: Sendable {
    /// The check and the content of its findings.
    let check: AuditCheck
    /// The names of the actions, in the order in which they are applied.
    var actions: [String]
    /// The findings that the task applies to.
    let total: UInt64
    /// Suppressed findings of the audit: listed after the others, never mitigated.
    var suppressed: UInt64 = 0
    /// When the findings are processed.
    let schedule: Schedule
    /// Which findings have a reason code outside the filter.
    var skips: Recurrence?
    /// Which of the findings inside the filter fail, and how.
    var failures: Failures?
    /// The reason codes for the check in the task's filter. Nil if the filter does not include the check.
    var filter: [String]?
    /// From when on the statistics include the check.
    var appears: Milliseconds = 0
    /// A period of scenario time in which the statistics report another total.
    var misreport: Misreport?
    let hash: SeededHash
}

/// Which findings fail, and why.
struct Failures: Sendable {
    /// Selects among the findings that are not skipped.
    let which: Recurrence
    /// Each failing finding has one of these causes. At least one.
    let causes: [FailureCause]
}

/// Why an action fails.
struct FailureCause: Hashable, Sendable {
    /// The position of the action that fails, among the check's actions.
    let action: Int
    let errorCode: String
    let message: String
}

/// A total that is reported instead of the true one for a while.
struct Misreport: Sendable {
    let span: Range<Milliseconds>
    let total: UInt64
}

/// The outcome of a finding if the task is not canceled.
enum Outcome: Hashable, Sendable {
    case succeeded
    case failed(FailureCause)
    case skipped
    /// Not part of the task.
    case suppressed
}

/// How many findings of a check have each outcome.
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

    /// The outcome of finding `index`.
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

    /// The counts at the work time `work`: those of the findings processed by then. If the task was canceled, the
    /// remaining findings of a check that had begun are canceled, or skipped if the filter excludes them.
    func counts(at work: Milliseconds, canceled: Bool) -> OutcomeCounts {
        let counts = counts(ofFirst: schedule.done(at: work))
        guard canceled, work >= schedule.begin else { return counts }
        let all = self.counts(ofFirst: total)
        let open = all.succeeded - counts.succeeded + all.failed - counts.failed
        return OutcomeCounts(
            succeeded: counts.succeeded, failed: counts.failed, skipped: all.skipped, canceled: open)
    }

    /// The total that the statistics report at the scenario time `now`.
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
