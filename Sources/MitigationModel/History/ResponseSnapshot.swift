import FoundationEssentials

/// A good answer as a timeline keeps it: what it has in common with the one before takes no further memory.
struct ResponseSnapshot: Hashable, Sendable {
    /// The number of the poll in this watch.
    let number: Int
    /// When the answer came.
    let at: Moment
    /// The same by AWS's clock.
    let date: Date
    /// The counts; nil if AWS sent none.
    let counts: CheckCounts?
    private let requestId: String?
    private let serverDate: Date?
    /// The task without its counts.
    private let rest: AuditMitigationActionsTask
    /// The poll that brought `rest`: answers that have it in common have this number in common.
    private let restNumber: Int
    /// As much room as `rest` takes, in rows of counts.
    let restRows: Int

    /// What is kept of an answer, after the one before it. `counts` are its own, where they are known already.
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

    /// Whether it has other actions, another target or another status than the answer before it.
    func hasOwnRest(after before: Self?) -> Bool {
        restNumber != before?.restNumber
    }

    /// By the length of its JSON.
    private static func rows(of rest: AuditMitigationActionsTask) -> Int {
        ((try? JSONEncoder().encode(rest))?.count ?? 0) / bytesPerRow
    }

    /// A check's counts are five numbers of 8 bytes, and a share in what they have in common.
    private static let bytesPerRow = 48

    /// The answer as it came.
    var observation: Observation {
        var task = rest
        task.taskStatistics = counts?.statistics
        return Observation(number: number, at: at, task: task, requestId: requestId, serverDate: serverDate)
    }

    /// How many checks it has counts of.
    var rows: Int {
        counts?.checks.count ?? 0
    }

    /// How far a check was; nil if AWS sent no counts of it.
    func progress(of check: CheckName) -> Progress? {
        guard let counts, let index = counts.index(of: check) else { return nil }
        return Progress(counts.counts(at: index))
    }
}
