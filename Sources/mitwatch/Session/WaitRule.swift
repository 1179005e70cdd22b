import Dashboard
import MitigationModel

/// When a wait for the end of a task is over. It only reads the dashboard's state, which polls and confirms as usual.
struct WaitRule: Hashable, Sendable {
    /// How long to wait; nil for no limit.
    var timeout: Duration?
    /// How many failed findings are too many; nil if any number is tolerated.
    var limit: Limit?

    /// How many failed findings are too many.
    enum Limit: Hashable, Sendable, CustomStringConvertible {
        /// More than this number.
        case moreThan(Int64)
        /// More than this percentage of the task's findings.
        case morePercent(Double)

        /// As the operator typed it: `10`, `5%`, `0.5%`.
        var description: String {
            switch self {
            case .moreThan(let count): "\(count)"
            case .morePercent(let percent): percent == percent.rounded() ? "\(Int64(percent))%" : "\(percent)%"
            }
        }
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
        if let limit, let failed = failedBeyond(limit, state) { return .tooManyFailed(failed, limit: limit) }
        if case .confirmed(let outcome) = state.watch.polling.finality {
            return .over(outcome.status, failed: state.task?.progress.failed ?? 0)
        }
        if let deadline = deadline(of: state), state.now.uptime >= deadline { return .timedOut }
        guard let failures = state.watch.polling.failures, isLasting(failures, state) else { return nil }
        return .failed(failures.latest)
    }

    /// The uptime at which the wait times out.
    func deadline(of state: State) -> Duration? {
        timeout.map { state.watch.startedAt.uptime + $0 }
    }

    /// The number of failed findings if it is too high.
    private func failedBeyond(_ limit: Limit, _ state: State) -> Int64? {
        guard let progress = state.task?.progress, let failed = progress.failed else { return nil }
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
    /// This many findings failed: more than the limit. The task continues, unless it has ended too.
    case tooManyFailed(Int64, limit: WaitRule.Limit)
    /// The timeout has passed.
    case timedOut
    /// The task cannot be polled.
    case failed(CallFailure)
    /// A signal ended the wait.
    case interrupted(Quit)
}
