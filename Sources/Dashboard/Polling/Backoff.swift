import MitigationModel

extension Polling.FailureStreak {
    /// Time from the latest failure to the next poll.
    ///
    /// | failures in a row, interval 5 s | 1 | 2 | 3 | 4 | 5 | 6 |
    /// |---|---|---|---|---|---|---|
    /// | back off: throttled, server error | 10 s | 20 s | 40 s | 60 s | 60 s | 60 s |
    /// | back off briefly: no response, clock skew, other | 5 s | 5 s | 10 s | 20 s | 30 s | 30 s |
    /// | steady: not found, rejected, credentials | 30 s | 30 s | 30 s | 30 s | 30 s | 30 s |
    ///
    /// The failure table has the class of each kind. The delay is never shorter than the interval. A longer
    /// `Retry-After` applies, up to five minutes.
    func delay(interval: Duration) -> Duration {
        let delay =
            switch latest.retry {
            case .backOff: Self.doubled(interval, times: count, upTo: .seconds(60))
            case .backOffBriefly: Self.doubled(interval, times: count - 2, upTo: .seconds(30))
            case .steady: Duration.seconds(30)
            }
        let requested = min(latest.retryAfter ?? .zero, .seconds(300))
        return max(delay, interval, requested)
    }

    private static func doubled(_ interval: Duration, times: Int, upTo limit: Duration) -> Duration {
        // Six doublings of the shortest interval exceed every limit.
        min(interval * (1 << min(max(0, times), 6)), limit)
    }
}
