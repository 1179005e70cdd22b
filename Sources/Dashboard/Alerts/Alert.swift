import FoundationEssentials
import MitigationModel
import Screen

/// What the operator must know even when looking elsewhere: a banner, the bell and a line in the journal.
public enum Alert: Hashable, Sendable {
    /// The threshold of `--alert-failed` is reached: how many of the processed findings failed, at this time by AWS's
    /// clock.
    case failures(failed: Int64, worked: Int64, limit: WatchSetup.FailureAlert, at: Date)
    /// No count changes although the task is in progress.
    case stalled
    /// The task ended, and that is confirmed.
    case finished(TaskStatus)

    /// What an alert is about.
    public enum Kind: String, Hashable, Sendable {
        case failures, stalled, finished
    }

    /// What it is about.
    var kind: Kind {
        switch self {
        case .failures: .failures
        case .stalled: .stalled
        case .finished: .finished
        }
    }

    /// If there are several, the one with the highest number is shown.
    var priority: Int {
        switch self {
        case .failures: 2
        case .stalled: 1
        case .finished: 0
        }
    }
}

extension WatchSetup.FailureAlert {
    /// The threshold as the operator set it: `10`, `5%`, `2.5%`.
    var words: String {
        switch self {
        case .count(let count): CountText.full(count)
        case .percent(let percent):
            "\(Int64(exactly: percent).map(CountText.full) ?? "\(percent)")%"
        }
    }

    /// `10 failures`, `2.5% failure rate`.
    var failuresWords: String {
        switch self {
        case .count(1): "1 failure"
        case .count: "\(words) failures"
        case .percent: "\(words) failure rate"
        }
    }

    /// The failures in the unit of the threshold: `12`, `5.3%`.
    func share(_ failed: Int64, _ worked: Int64) -> String {
        switch self {
        case .count: CountText.full(failed)
        case .percent: CountText.share(failed, of: worked) ?? CountText.full(failed)
        }
    }
}
