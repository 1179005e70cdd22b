/// What a response lacks that the last good one had.
public struct MissingMembers: Hashable, Sendable {
    /// There is no status.
    public var status: Bool
    /// There are no counts at all.
    public var counts: Bool
    /// Checks without some or all of their counts, ordered by name; empty if `counts` is true.
    public var checks: [CheckName]

    /// These are missing.
    public init(status: Bool = false, counts: Bool = false, checks: [CheckName] = []) {
        self.status = status
        self.counts = counts
        self.checks = checks
    }

    /// Whether nothing is missing.
    public var isEmpty: Bool { self == MissingMembers() }

    /// Whether nothing is left of what changes while a task runs.
    public var isAll: Bool { status && counts }
}

extension AuditMitigationActionsTask {
    /// What is missing that the last good response had: the rule of what is plausible, for the members that change while a task
    /// runs.
    ///
    /// AWS describes a task with all that it knows of it, so a member that was there does not go away. A response without it is
    /// incomplete, and is not news: the caller keeps the last data, lets its age grow, and retries. What goes back in value (a
    /// count that falls, a status that is no longer final) is news, since AWS does that.
    ///
    /// | missing | meaning |
    /// |---|---|
    /// | status and counts | not a response about this task: never taken |
    /// | status, counts, or counts of a check | not taken, until `mostIncomplete` responses in a row lack the same |
    /// | counts of a check, beside another status or new checks | news: the response says something else of the task |
    /// | start, target, actions | no matter: they do not change, and `completed` keeps them |
    public func missing(since last: AuditMitigationActionsTask) -> MissingMembers {
        let (before, after) = (last.taskStatistics ?? [:], taskStatistics ?? [:])
        var missing = MissingMembers()
        missing.status = last.taskStatus != nil && taskStatus == nil
        missing.counts = !before.isEmpty && after.isEmpty
        guard !missing.counts, taskStatus == last.taskStatus, after.keys.allSatisfy({ before[$0] != nil }) else {
            return missing
        }
        missing.checks = before.keys.filter { check in
            before[check]?.lacks(after[check] ?? TaskStatisticsForAuditCheck()) ?? false
        }.sorted()
        return missing
    }

    /// After this many responses in a row that lack the same members, the response is taken as it is.
    public static let mostIncomplete = 3

    /// The same, with those members of the last good response that never change for a task, if they are missing: start, target,
    /// actions; and the end, if both statuses are final.
    public func completed(by last: AuditMitigationActionsTask) -> AuditMitigationActionsTask {
        var task = self
        task.startTime = startTime ?? last.startTime
        task.target = target ?? last.target
        task.auditCheckToActionsMapping = auditCheckToActionsMapping ?? last.auditCheckToActionsMapping
        task.actionsDefinition = actionsDefinition ?? last.actionsDefinition
        if taskStatus == last.taskStatus, taskStatus?.isFinal == true { task.endTime = endTime ?? last.endTime }
        return task
    }
}

extension TaskStatisticsForAuditCheck {
    /// Whether a count is there that other counts do not have.
    fileprivate func lacks(_ other: Self) -> Bool {
        zip(fields, other.fields).contains { $0 != nil && $1 == nil }
    }
}
