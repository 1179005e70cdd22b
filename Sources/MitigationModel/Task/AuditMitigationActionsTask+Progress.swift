import FoundationEssentials

extension AuditMitigationActionsTask {
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
