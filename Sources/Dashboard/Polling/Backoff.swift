import MitigationModel

extension Polling.FailureStreak {
    /// Time from the latest failure to the next poll.
    ///
    /// | failures in a row, interval 5 s | 1 | 2 | 3 | 4 | 5 | 6 |
    /// |---|---|---|---|---|---|---|
    /// | throttled, server error | 10 s | 20 s | 40 s | 60 s | 60 s | 60 s |
    /// | no answer, not secure, undecodable, clock skew, other | 5 s | 5 s | 10 s | 20 s | 30 s | 30 s |
    /// | not found, refused, no or broken credentials, invalid | 30 s | 30 s | 30 s | 30 s | 30 s | 30 s |
    ///
    /// Never shorter than the interval. What AWS asks to wait counts where it is longer, up to five minutes.
    func delay(interval: Duration) -> Duration {
        let delay =
            switch latest.kind {
            case .throttled, .serverError:
                Self.doubled(interval, times: count, upTo: .seconds(60))
            case .noAnswer, .notSecure, .undecodable, .clockSkew, .other:
                Self.doubled(interval, times: count - 2, upTo: .seconds(30))
            case .notFound, .invalidRequest, .accessDenied, .credentialsExpired, .credentialsRefused, .noCredentials,
                .brokenCredentials, .signInNeeded, .notRecorded:
                // Asking again is for the operator who logs in anew meanwhile.
                Duration.seconds(30)
            }
        let asked = min(latest.retryAfter ?? .zero, .seconds(300))
        return max(delay, interval, asked)
    }

    private static func doubled(_ interval: Duration, times: Int, upTo limit: Duration) -> Duration {
        // Six doublings of the shortest interval exceed every limit.
        min(interval * (1 << min(max(0, times), 6)), limit)
    }
}
