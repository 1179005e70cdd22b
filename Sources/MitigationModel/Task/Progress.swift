import FoundationEssentials

/// The progress of a check or of the whole task: the five counts and what follows from them.
///
/// Counts are untrusted: any may be missing or negative, and parts may exceed their total. The counts stay unchanged;
/// calculations treat a missing or negative one as 0 and never overflow.
public struct Progress: Hashable, Sendable {
    /// Findings to which the task applies. Nil if AWS did not say; for several checks, nil if a check has other counts
    /// but no total.
    public let total: Int64?
    /// Findings for which all actions succeeded; nil if AWS did not say.
    public let succeeded: Int64?
    /// Findings for which at least one action failed; nil if AWS did not say.
    public let failed: Int64?
    /// Findings excluded by the request's filter; nil if AWS did not say.
    public let skipped: Int64?
    /// Findings not processed because the task was canceled; nil if AWS did not say.
    public let canceled: Int64?
    /// Findings that no other count includes; 0 for a check without a total. On a final status they stay unprocessed.
    public let remaining: Int64
    /// Whether the counts are plausible: none is negative, and the parts do not exceed the total. A missing count does
    /// not matter.
    public let addsUp: Bool

    /// The progress of one check.
    ///
    /// - Parameter counts: The counts of the check, as AWS returned them.
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
    /// A count is missing only if no check has it. The total is also missing if a check has parts without one, because
    /// a sum without it would be too low. The remaining findings are added check by check: parts that exceed the total
    /// of one check do not hide what remains of another.
    ///
    /// - Parameter checks: The progress of each check.
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

    /// Processed findings: succeeded, failed, skipped and canceled.
    public var processed: Int64 {
        Self.processed(succeeded, failed, skipped, canceled)
    }

    /// Findings whose actions were applied: succeeded and failed. Skipped and canceled findings require no work.
    public var worked: Int64 {
        Self.sum(Self.sum(nil, succeeded), failed) ?? 0
    }

    /// The percentage of processed findings, rounded down: 100 only if nothing remains. Nil without a total above 0.
    public var percent: Int? {
        guard let total, total > 0 else { return nil }
        guard remaining > 0 else { return 100 }
        let hundredfold = processed.multipliedFullWidth(by: 100)
        // The division would overflow beyond a hundred times the total.
        guard processed < total else { return 99 }
        return Int(total.dividingFullWidth(hundredfold).quotient)
    }

    private static func processed(_ succeeded: Int64?, _ failed: Int64?, _ skipped: Int64?, _ canceled: Int64?) -> Int64
    {
        sum(sum(sum(sum(nil, succeeded), failed), skipped), canceled) ?? 0
    }

    /// Adds a count to the sum; nil as long as there is no count. A negative count adds 0, so that it hides nothing.
    /// The sum saturates.
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

    /// Every check in the response's statistics, mapping or filter, sorted by the API's name.
    public var checks: [CheckName] {
        let (counted, mapped) = (taskStatistics ?? [:], auditCheckToActionsMapping ?? [:])
        var names = Array(counted.keys)
        names += mapped.keys.filter { counted[$0] == nil }
        names += (target?.auditCheckToReasonCodeFilter ?? [:]).keys.filter { counted[$0] == nil && mapped[$0] == nil }
        return names.sorted()
    }

    /// The progress of the whole task.
    public var progress: Progress {
        Progress(sumOf: (taskStatistics ?? [:]).values.map(Progress.init))
    }

    /// The progress of one check. A check without statistics has no counts.
    public func progress(of check: CheckName) -> Progress {
        Progress(taskStatistics?[check] ?? TaskStatisticsForAuditCheck())
    }

    /// How long the task has run: until `endTime` on a final status, until now otherwise.
    ///
    /// `now` is AWS's clock (`ClockCorrection`). Never negative; nil without a start time, and for an ended task
    /// without an end time.
    public func runningTime(at now: Date) -> Duration? {
        guard let startTime, let end = taskStatus?.isFinal == true ? endTime : now else { return nil }
        return max(.zero, Duration(saturating: end.timeIntervalSince(startTime)))
    }
}
