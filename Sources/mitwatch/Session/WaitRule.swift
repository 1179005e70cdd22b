import Dashboard
import MitigationModel

/// When a wait for the end of a task is over. Pure: it looks at the dashboard's state, which polls and confirms as ever.
struct WaitRule: Hashable, Sendable {
    /// How long to wait; nil for ever.
    var timeout: Duration?
    /// How many failed findings are too many; nil where none are.
    var limit: Limit?

    /// How many failed findings are too many.
    enum Limit: Hashable, Sendable {
        /// More than so many.
        case moreThan(Int64)
        /// More than so many of a hundred findings of the task.
        case morePercent(Double)
    }

    /// Without any answer from the start a wait is given up after five minutes: then it is no passing failure.
    static let patience = Duration.seconds(300)
    /// A refusal that is for the operator to mend ends a wait that had answers when it comes so often in a row, half a
    /// minute apart: credentials may be renewed meanwhile.
    static let refusals = 3

    /// How the wait ends at this moment; nil if it goes on.
    ///
    /// That too many findings failed comes first, also after the task's end: which outcome is told does not depend on when
    /// the polls were made.
    func end(of state: State) -> WaitEnd? {
        if let failed = failedBeyondLimit(state) { return .tooManyFailed(failed) }
        if case .confirmed(let outcome) = state.polling.finality {
            return .over(outcome.status, failed: state.task?.progress.failed ?? 0)
        }
        if let deadline = deadline(of: state), state.now.uptime >= deadline { return .timedOut }
        guard let failures = state.polling.failures, isLasting(failures, state) else { return nil }
        return .failed(failures.latest)
    }

    /// The uptime at which the time is over.
    func deadline(of state: State) -> Duration? {
        timeout.map { state.startedAt.uptime + $0 }
    }

    /// How many failed, where that is too many.
    private func failedBeyondLimit(_ state: State) -> Int64? {
        guard let limit, let progress = state.task?.progress, let failed = progress.failed else { return nil }
        let isBeyond =
            switch limit {
            case .moreThan(let count): failed > count
            case .morePercent(let percent):
                Double(failed) * 100 > percent * Double(max(progress.total ?? 0, progress.processed))
            }
        return isBeyond ? failed : nil
    }

    private func isLasting(_ failures: Polling.FailureStreak, _ state: State) -> Bool {
        let hadAnswer = state.latest != nil
        return switch failures.latest.patience {
        case .endless: false
        case .untilFirstResponse: !hadAnswer && state.now.uptime - state.startedAt.uptime >= Self.patience
        case .short: !hadAnswer || failures.count >= Self.refusals
        }
    }
}

/// How a wait ends.
enum WaitEnd: Hashable, Sendable {
    /// The task is over, and that is confirmed: its status, and how many findings failed.
    case over(TaskStatus, failed: Int64)
    /// So many findings failed: more than were to be borne. The task goes on, unless it is over too.
    case tooManyFailed(Int64)
    /// The time is over.
    case timedOut
    /// The task cannot be asked for.
    case failed(CallFailure)
    /// Somebody ended the wait.
    case interrupted(Quit)
}
