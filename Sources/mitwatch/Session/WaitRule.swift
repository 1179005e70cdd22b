import Dashboard
import MitigationModel

/// When a wait for the end of a task is over. It only reads the dashboard's state, which polls and confirms as usual.
struct WaitRule: Hashable, Sendable {
    /// How long to wait; nil for no limit.
    var timeout: Duration?
    /// How many failed findings are too many; nil if any number is tolerated.
    var limit: Limit?

    /// How many failed findings are too many.
    enum Limit: Hashable, Sendable {
        /// More than this number.
        case moreThan(Int64)
        /// More than this percentage of the task's findings.
        case morePercent(Double)
    }

    /// Without any response from the start, a wait ends after five minutes: then the failure is not transient.
    static let patience = Duration.seconds(300)
    /// An error that the operator must fix ends a wait that had responses after this many in a row, half a minute
    /// apart: credentials may be renewed in the meantime.
    static let refusals = 3

    /// How the wait ends at this moment; nil if it continues.
    ///
    /// Too many failed findings come first, even after the task's end: the result must not depend on when polls are
    /// made.
    func end(of state: State) -> WaitEnd? {
        if let failed = failedBeyondLimit(state) { return .tooManyFailed(failed) }
        if case .confirmed(let outcome) = state.watch.polling.finality {
            return .over(outcome.status, failed: state.task?.progress.failed ?? 0)
        }
        if let deadline = deadline(of: state), state.now.uptime >= deadline { return .timedOut }
        guard let failures = state.watch.polling.failures, isLasting(failures, state) else { return nil }
        return .failed(failures.latest)
    }

    /// The uptime at which the time is over.
    func deadline(of state: State) -> Duration? {
        timeout.map { state.watch.startedAt.uptime + $0 }
    }

    /// The number of failed findings if it is too high.
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
        let hadAnswer = state.watch.latest != nil
        return switch failures.latest.patience {
        case .endless: false
        case .untilFirstResponse: !hadAnswer && state.now.uptime - state.watch.startedAt.uptime >= Self.patience
        case .short: !hadAnswer || failures.count >= Self.refusals
        }
    }
}

/// How a wait ends.
enum WaitEnd: Hashable, Sendable {
    /// The task has ended, and that is confirmed: its status, and how many findings failed.
    case over(TaskStatus, failed: Int64)
    /// This many findings failed: more than are tolerated. The task continues, unless it has ended too.
    case tooManyFailed(Int64)
    /// The time is over.
    case timedOut
    /// The task cannot be polled.
    case failed(CallFailure)
    /// A signal ended the wait.
    case interrupted(Quit)
}
