import Dashboard
import FoundationEssentials
import MitigationModel

/// Encodes the lines of a recording, one per fact. A response that differs from the one before only in counts is
/// written as the counts of the checks that changed, and an identical one only as received.
public struct RecordingEncoder {
    private let began: Duration
    private var latest: AuditMitigationActionsTask?

    /// For a recording that begins at this uptime.
    public init(began: Duration) {
        self.began = began
    }

    /// The line of a fact, with its end; nil for a fact that is not recorded.
    public mutating func line(of what: EventTrace.Fact, at moment: Moment) throws -> [UInt8]? {
        guard let members = members(of: what) else { return nil }
        let time = (moment.uptime - began).recorded
        let start = "{\"t\":\(time),\"at\":\(moment.wall.timeIntervalSince1970),"
        return try Array(start.utf8) + JSONText.bytes(members).dropFirst() + [JSONText.newline]
    }

    private mutating func members(of what: EventTrace.Fact) -> LineMembers? {
        switch what {
        case .done(let act): LineMembers(act)
        case .came(.pollSucceeded(let id, let answer), let asked):
            members(of: answer, to: id, asked: asked.map { $0 - began })
        case .came(let event, let asked): LineMembers(event, asked: asked.map { $0 - began })
        }
    }

    private mutating func members(of answer: PollAnswer, to id: PollID, asked: Duration?) -> LineMembers {
        var members = LineMembers("pollSucceeded")
        members.number = id.number
        members.asked = asked?.recorded
        members.requestId = answer.requestId
        members.serverDate = answer.serverDate
        if let changed = latest.flatMap(answer.task.countsChanged) {
            members.counts = changed.isEmpty ? nil : changed
        } else {
            members.task = answer.task
        }
        latest = answer.task
        return members
    }
}

extension AuditMitigationActionsTask {
    /// The counts that changed, by check; nil if more than counts changed.
    fileprivate func countsChanged(since before: Self) -> [CheckName: TaskStatisticsForAuditCheck]? {
        var (rest, restBefore) = (self, before)
        (rest.taskStatistics, restBefore.taskStatistics) = (nil, nil)
        guard rest == restBefore, taskStatistics?.keys == before.taskStatistics?.keys else { return nil }
        return taskStatistics?.filter { before.taskStatistics?[$0.key] != $0.value } ?? [:]
    }
}
