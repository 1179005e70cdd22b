import MitigationModel

/// Where the canceling of the task is. Each request is sent once; only the operator asks for another one.
public enum Cancellation: Hashable, Sendable {
    /// Nobody asked for it in this watch.
    case none
    /// Asked, and no answer yet: it becomes `accepted`, `refused` or `unknown`.
    case asked(at: Moment)
    /// AWS took it; the status becomes CANCELED in its own time.
    case accepted(at: Moment, requestId: String?)
    /// No answer came: not known whether AWS took it. The next polls tell, and it becomes `resolved`.
    case unknown(UnknownOutcome)
    /// AWS did not take it. Where it calls the request invalid the task may be over: the next poll tells.
    case refused(at: Moment, CallFailure, mayBeOver: Bool)
    /// What polls told of a request that got no answer, or that came too late. The moment is that of the request.
    case resolved(at: Moment, Resolution)

    /// A request that got no answer.
    public struct UnknownOutcome: Hashable, Sendable {
        /// When AWS was asked.
        public let at: Moment
        /// What came in place of an answer.
        public let failure: CallFailure
        /// How many polls that were asked since then told that the task goes on.
        public var polls = 0

        /// Whether it has lasted so long that another request is sensible, if the operator wants one.
        func isOld(at now: Moment) -> Bool {
            now.uptime - at.uptime >= Self.patience
        }

        /// Whether polls have told often and long enough that the task goes on.
        func isOver(at now: Moment) -> Bool {
            isOld(at: now) && polls >= Self.pollsNeeded
        }

        private static let patience = Duration.seconds(60)
        private static let pollsNeeded = 3
    }

    /// What polls told of a request.
    public enum Resolution: Hashable, Sendable {
        /// No answer came, but the task is CANCELED.
        case took
        /// No answer came, and the task ended in this way.
        case endedBefore(TaskStatus)
        /// No answer came, and the task goes on: AWS may not have taken it.
        case stillInProgress
        /// AWS refused it, as the task had ended in this way already.
        case alreadyOver(TaskStatus)
        /// AWS took it, but the task ended in this way all the same.
        case overtaken(TaskStatus)
    }

    /// When AWS was asked, or answered.
    public var at: Moment? {
        switch self {
        case .none: nil
        case .asked(let at), .accepted(let at, _), .refused(let at, _, _), .resolved(let at, _): at
        case .unknown(let outcome): outcome.at
        }
    }

    /// Whether the operator may ask now. One request must not overtake another whose fate is open.
    func allowsRequest(at now: Moment) -> Bool {
        switch self {
        case .none, .refused, .resolved: true
        case .asked, .accepted: false
        case .unknown(let outcome): outcome.isOld(at: now)
        }
    }
}
