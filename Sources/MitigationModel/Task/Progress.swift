import FoundationEssentials

/// How far a check, or the whole task, is: the five counts and what follows from them.
///
/// Counts are hostile numbers: any may be missing or negative, and parts may exceed their total. The counts stay as they
/// were sent; what is derived counts a missing or negative one as 0 and never overflows.
public struct Progress: Hashable, Sendable {
    /// Findings to which the task applies; nil if AWS did not say, and for several checks if it did not say of each that
    /// has other counts.
    public let total: Int64?
    /// Findings for which all actions succeeded; nil if AWS did not say.
    public let succeeded: Int64?
    /// Findings for which at least one action failed; nil if AWS did not say.
    public let failed: Int64?
    /// Findings that the request's filter left out; nil if AWS did not say.
    public let skipped: Int64?
    /// Findings that the task's cancellation left untreated; nil if AWS did not say.
    public let canceled: Int64?
    /// Findings that no other count accounts for, as far as totals are known. On a final status nothing more is done to
    /// them.
    public let remaining: Int64
    /// Whether the counts can be true: none is negative, and the parts do not exceed the total. One that is missing
    /// contradicts nothing.
    public let addsUp: Bool

    /// The progress of one check.
    public init(_ counts: TaskStatisticsForAuditCheck) {
        total = counts.totalFindingsCount
        succeeded = counts.succeededFindingsCount
        failed = counts.failedFindingsCount
        skipped = counts.skippedFindingsCount
        canceled = counts.canceledFindingsCount
        let processed = Self.processed(succeeded, failed, skipped, canceled)
        remaining = Swift.max(0, Swift.max(0, total ?? 0) - processed)
        let least = Swift.min(total ?? 0, succeeded ?? 0, Swift.min(failed ?? 0, skipped ?? 0, canceled ?? 0))
        addsUp = least >= 0 && processed <= total ?? processed
    }

    /// The progress of several checks together.
    ///
    /// A count is missing only if no check has it, but the total also where a check has parts without one: a sum without
    /// it would be too low. What remains is added check by check: parts that exceed the total of one check do not hide
    /// what remains of another.
    public init(sumOf checks: some Collection<Self>) {
        total = checks.contains(where: \.lacksTotal) ? nil : checks.reduce(nil) { Self.sum($0, $1.total) }
        succeeded = checks.reduce(nil) { Self.sum($0, $1.succeeded) }
        failed = checks.reduce(nil) { Self.sum($0, $1.failed) }
        skipped = checks.reduce(nil) { Self.sum($0, $1.skipped) }
        canceled = checks.reduce(nil) { Self.sum($0, $1.canceled) }
        remaining = checks.reduce(nil) { Self.sum($0, $1.remaining) } ?? 0
        addsUp = checks.allSatisfy(\.addsUp)
    }

    /// Whether there are parts of an unknown total.
    private var lacksTotal: Bool {
        total == nil && (succeeded != nil || failed != nil || skipped != nil || canceled != nil)
    }

    /// Findings that are done with: succeeded, failed, skipped and canceled.
    public var processed: Int64 {
        Self.processed(succeeded, failed, skipped, canceled)
    }

    /// Findings whose actions were applied: succeeded and failed. Skipped and canceled findings are no work.
    public var worked: Int64 {
        Self.sum(Self.sum(nil, succeeded), failed) ?? 0
    }

    /// Findings done with, of a hundred, rounded down: 100 only when nothing is left. Nil without a total above 0.
    public var percent: Int? {
        guard let total, total > 0 else { return nil }
        guard remaining > 0 else { return 100 }
        let hundredfold = processed.multipliedFullWidth(by: 100)
        // Beyond a hundred times the total the division would overflow.
        guard processed < total else { return 99 }
        return Int(total.dividingFullWidth(hundredfold).quotient)
    }

    private static func processed(_ succeeded: Int64?, _ failed: Int64?, _ skipped: Int64?, _ canceled: Int64?) -> Int64
    {
        sum(sum(sum(sum(nil, succeeded), failed), skipped), canceled) ?? 0
    }

    /// Adds a count to those before, if it is there; nil as long as none is. A negative count adds 0, so that it hides nothing; the
    /// sum saturates.
    private static func sum(_ before: Int64?, _ count: Int64?) -> Int64? {
        guard let count else { return before }
        return (before ?? 0).saturatingAdding(Swift.max(0, count))
    }
}

extension AuditMitigationActionsTask {
    /// The status of a task that has ended; nil while it runs, and for an unknown status.
    public var finalStatus: TaskStatus? {
        taskStatus.flatMap { $0.isFinal ? $0 : nil }
    }

    /// Every check that the answer names, in its statistics, its mapping or its filter, ordered by the API's name.
    public var checks: [CheckName] {
        let (counted, mapped) = (taskStatistics ?? [:], auditCheckToActionsMapping ?? [:])
        var names = Array(counted.keys)
        names += mapped.keys.filter { counted[$0] == nil }
        names += (target?.auditCheckToReasonCodeFilter ?? [:]).keys.filter { counted[$0] == nil && mapped[$0] == nil }
        return names.sorted()
    }

    /// How far the whole task is.
    public var progress: Progress {
        Progress(sumOf: (taskStatistics ?? [:]).values.map(Progress.init))
    }

    /// How far one check is; a check without statistics has no counts.
    public func progress(of check: CheckName) -> Progress {
        Progress(taskStatistics?[check] ?? TaskStatisticsForAuditCheck())
    }

    /// How long the task has run, or ran: until `endTime` on a final status, until now on any other.
    ///
    /// `now` is AWS's clock (`ClockCorrection`). Never negative; nil where the answer gives no start, or no end of a task
    /// that is over.
    public func runningTime(at now: Date) -> Duration? {
        guard let startTime, let end = taskStatus?.isFinal == true ? endTime : now else { return nil }
        return max(.zero, Duration(saturating: end.timeIntervalSince(startTime)))
    }
}
