import FoundationEssentials

/// A good answer as a timeline keeps it: what it has in common with the one before takes no further memory.
struct KeptAnswer: Hashable, Sendable {
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

    /// What is kept of an answer, after the one before it.
    init(_ observation: Observation, date: Date, after before: Self?) {
        number = observation.number
        at = observation.at
        self.date = date
        requestId = observation.requestId
        serverDate = observation.serverDate
        counts = observation.task.taskStatistics.map { CheckCounts($0, like: before?.counts) }
        var rest = observation.task
        rest.taskStatistics = nil
        self.rest = before?.rest == rest ? before?.rest ?? rest : rest
    }

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
