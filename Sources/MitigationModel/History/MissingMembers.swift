/// The members that the last good response had and a later one lacks.
public struct MissingMembers: Hashable, Sendable {
    /// The status is missing.
    public var status: Bool
    /// All counts are missing.
    public var counts: Bool
    /// Checks without some or all of their counts, ordered by name; empty if `counts` is true.
    public var checks: [CheckName]

    /// A list of missing members.
    public init(status: Bool = false, counts: Bool = false, checks: [CheckName] = []) {
        self.status = status
        self.counts = counts
        self.checks = checks
    }

    /// Whether nothing is missing.
    public var isEmpty: Bool { self == MissingMembers() }

    /// Whether everything that changes while a task runs is missing.
    public var isAll: Bool { status && counts }
}

extension AuditMitigationActionsTask {
    /// The members that are missing compared to the last good response, among those that change while a task runs. This
    /// decides whether a response is plausible.
    ///
    /// AWS describes a task completely, so a member that was present does not disappear. A response without it is
    /// incomplete and not news: the caller keeps the last data, lets its age grow, and retries. Values that go back (a
    /// count that decreases, a status that is no longer final) are news, because AWS does that.
    ///
    /// | missing | meaning |
    /// |---|---|
    /// | status and counts | not a response about this task: always rejected |
    /// | status, counts, or counts of a check | rejected until `mostIncomplete` responses lack the same members |
    /// | counts of a check, with another status or new checks | news: the response describes a change of the task |
    /// | start, target, actions | ignored: they do not change, and `completed` keeps them |
    ///
    /// - Parameter last: The last good response.
    /// - Returns: The missing members.
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

    /// After this many responses in a row that lack the same members, the response is accepted.
    public static let mostIncomplete = 3

    /// The same task, with missing members filled in from the last good response if they never change: start, target,
    /// actions; and the end, if both statuses are final.
    ///
    /// - Parameter last: The last good response.
    /// - Returns: The completed task.
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
    /// Whether this has a count that the other lacks.
    fileprivate func lacks(_ other: Self) -> Bool {
        zip(fields, other.fields).contains { $0 != nil && $1 == nil }
    }
}
