import MitigationModel

/// The state of a cancel request. A request is sent once; only the operator can send another one.
public enum Cancellation: Hashable, Sendable {
    /// No cancel was requested in this session.
    case none
    /// The request was sent and has no response yet. It becomes `accepted`, `rejected` or `unknown`.
    case requested(at: Moment)
    /// AWS accepted the request. The status becomes CANCELED later.
    case accepted(at: Moment, requestId: String?)
    /// There was no usable response, so the outcome is unknown. The next polls show it: it becomes `resolved`.
    case unknown(UnknownOutcome)
    /// AWS rejected the request. If it was rejected as invalid, the task may have ended: the next poll shows that.
    case rejected(at: Moment, CallFailure, mayHaveEnded: Bool)
    /// Polls have shown the outcome of a request without a response, or of one that was too late. `at` is the time of
    /// the request.
    case resolved(at: Moment, Resolution)

    /// A request without a usable response.
    public struct UnknownOutcome: Hashable, Sendable {
        /// When the request was sent.
        public let at: Moment
        /// Why there is no usable response.
        public let failure: CallFailure
        /// How many polls since then have shown that the task is still running.
        public var polls = 0

        /// Whether the request is so old that another one is sensible.
        func isOld(at now: Moment) -> Bool {
            now.uptime - at.uptime >= Self.patience
        }

        /// Whether enough polls have shown that the task is still running.
        func hasEnoughPolls(at now: Moment) -> Bool {
            isOld(at: now) && polls >= Self.pollsNeeded
        }

        private static let patience = Duration.seconds(60)
        private static let pollsNeeded = 3
    }

    /// The outcome of a request.
    public enum Resolution: Hashable, Sendable {
        /// There was no response, but the task is CANCELED.
        case accepted
        /// There was no response, and the task ended with another status.
        case endedBefore(TaskStatus)
        /// There was no response, and the task is still running: the request may not have been accepted.
        case stillInProgress
        /// The request was rejected, because the task had already ended with this status.
        case alreadyEnded(TaskStatus)
        /// The request was accepted, but the task ended first with this status.
        case endedFirst(TaskStatus)
    }

    /// When the request was sent, or when AWS accepted or rejected it.
    public var at: Moment? {
        switch self {
        case .none: nil
        case .requested(let at), .accepted(let at, _), .rejected(let at, _, _), .resolved(let at, _): at
        case .unknown(let outcome): outcome.at
        }
    }

    /// Whether the operator may send a request now: not while the outcome of another one is unknown.
    func allowsRequest(at now: Moment) -> Bool {
        switch self {
        case .none, .rejected, .resolved: true
        case .requested, .accepted: false
        case .unknown(let outcome): outcome.isOld(at: now)
        }
    }
}
