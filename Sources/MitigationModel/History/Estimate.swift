/// The time left, at the rate of the last five minutes.
public struct Estimate: Hashable, Sendable {
    /// The time left, rounded to the precision of the estimate: 5 s below 2 minutes, 30 s below 20 minutes, otherwise
    /// minutes. Never zero.
    public let timeLeft: Duration

    /// The time for the remaining findings at this rate.
    ///
    /// | remaining | rate | time | rounded |
    /// |---|---|---|---|
    /// | 0 | 60 a minute | | nil: nothing remains |
    /// | 100 | 0 a minute | | nil: stalled |
    /// | 1 | 60 a minute | 1 s | 5 s |
    /// | 58 | 60 a minute | 58 s | 1 min 0 s |
    /// | 119 | 60 a minute | 1 min 59 s | 2 min 0 s |
    /// | 134 | 60 a minute | 2 min 14 s | 2 min 0 s |
    /// | 135 | 60 a minute | 2 min 15 s | 2 min 30 s |
    /// | 2,708 | 348 a minute | 7 min 47 s | 8 min 0 s |
    /// | 1,199 | 60 a minute | 19 min 59 s | 20 min 0 s |
    /// | 1,229 | 60 a minute | 20 min 29 s | 20 min |
    /// | 1,230 | 60 a minute | 20 min 30 s | 21 min |
    /// | 129,601 | 1 a minute | over 90 days | nil: longer than AWS keeps a task |
    public init?(remaining: Int64, rate: Rate) {
        guard remaining > 0, rate.findings > 0 else { return nil }
        let seconds = Double(remaining) * rate.over.inSeconds / Double(rate.findings)
        guard seconds <= Self.longest else { return nil }
        timeLeft = .seconds(Self.rounded(seconds))
    }

    private static let longest = 90.0 * 24 * 60 * 60

    private static func rounded(_ seconds: Double) -> Int {
        let step =
            switch seconds {
            case ..<120: 5.0
            case ..<1200: 30.0
            default: 60.0
            }
        return Int(saturating: max(1, (seconds / step).rounded()) * step)
    }
}
