import FoundationEssentials
import MitigationModel

/// What an operator who looks elsewhere has to be told: by a banner, the bell and a line in the journal.
public enum Alert: Hashable, Sendable {
    /// As many findings failed as `--alert-failed` says: how many of how many that were worked off, at this time by AWS's
    /// clock.
    case failures(failed: Int64, worked: Int64, limit: WatchSetup.FailureAlert, at: Date)
    /// No count changes any more while the task is in progress.
    case stalled
    /// The task is over, and that is confirmed.
    case finished(TaskStatus)

    /// What an alert is about, whatever it says of it.
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

    /// Whether it says that the task is over.
    var isOfEnd: Bool {
        if case .finished = self { true } else { false }
    }

    /// Where there are several, the one with the highest number is shown.
    var weight: Int {
        switch self {
        case .failures: 2
        case .stalled: 1
        case .finished: 0
        }
    }
}

/// The alerts that the operator has not put away, and what raises the next ones.
public struct Alerts: Hashable, Sendable {
    /// Those that stand, the worst first.
    public private(set) var standing: [Alert] = []
    /// Whether so many findings failed that an alert was raised: the next one needs them to be fewer first.
    var isLimitReached = false
    /// How long the task has made no progress.
    var stall = StallWatch()

    /// Nothing was raised.
    public init() {}

    /// The banner's; nil if there is none.
    public var worst: Alert? {
        standing.first
    }

    mutating func raise(_ alert: Alert) {
        withdraw { $0.weight == alert.weight }
        standing.append(alert)
        standing.sort { $0.weight > $1.weight }
    }

    /// Takes away what is no longer true.
    mutating func withdraw(where isOver: (Alert) -> Bool) {
        standing.removeAll(where: isOver)
    }

    /// The operator has read the banner. False if there was none.
    mutating func putAway() -> Bool {
        guard !standing.isEmpty else { return false }
        standing.removeFirst()
        return true
    }
}
