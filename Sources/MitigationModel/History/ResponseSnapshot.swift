import FoundationEssentials

/// A good response in a timeline. What equals the previous response takes no additional memory.
struct ResponseSnapshot: Hashable, Sendable {
    /// The number of the poll in this session.
    let number: Int
    /// When the response arrived.
    let at: Moment
    /// The same by AWS's clock.
    let date: Date
    /// The counts; nil if AWS sent none.
    let counts: CheckCounts?
    private let requestId: String?
    private let serverDate: Date?
    /// The task without its counts.
    private let rest: AuditMitigationActionsTask
    /// The poll that brought `rest`: equal responses share this number.
    private let restNumber: Int
    /// The size of `rest`, in rows of counts.
    let restRows: Int

    /// A snapshot of a response, after the one before it. Pass `counts` if they are already known.
    init(_ observation: Observation, date: Date, counts: CheckCounts?, after before: Self?) {
        number = observation.number
        at = observation.at
        self.date = date
        requestId = observation.requestId
        serverDate = observation.serverDate
        self.counts = observation.task.taskStatistics.map { counts ?? CheckCounts($0, like: before?.counts) }
        var rest = observation.task
        rest.taskStatistics = nil
        if let before, before.rest == rest {
            (self.rest, restNumber, restRows) = (before.rest, before.restNumber, before.restRows)
        } else {
            (self.rest, restNumber, restRows) = (rest, observation.number, Self.rows(of: rest))
        }
    }

    /// Whether its actions, target or status differ from the response before it.
    func hasOwnRest(after before: Self?) -> Bool {
        restNumber != before?.restNumber
    }

    /// Estimated from the length of its JSON.
    private static func rows(of rest: AuditMitigationActionsTask) -> Int {
        ((try? JSONEncoder().encode(rest))?.count ?? 0) / bytesPerRow
    }

    /// A check's counts are five numbers of 8 bytes, and a share of what they have in common.
    private static let bytesPerRow = 48

    /// The original response.
    var observation: Observation {
        var task = rest
        task.taskStatistics = counts?.statistics
        return Observation(number: number, at: at, task: task, requestId: requestId, serverDate: serverDate)
    }

    /// The number of checks with counts.
    var rows: Int {
        counts?.checks.count ?? 0
    }

    /// The progress of a check; nil if AWS sent no counts for it.
    func progress(of check: CheckName) -> Progress? {
        guard let counts, let index = counts.index(of: check) else { return nil }
        return Progress(counts.counts(at: index))
    }
}
