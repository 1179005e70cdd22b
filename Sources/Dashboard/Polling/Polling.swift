import MitigationModel

/// When polls are made, and how the latest ones went.
public struct Polling: Hashable, Sendable {
    /// Time from one poll to the next while all goes well.
    public var interval: Duration
    /// What is under way, or due.
    public var phase: Phase
    /// Whether a final status was seen, and how sure it is.
    public var finality = Finality.open
    /// The failures since the last success; nil if the last poll succeeded.
    public var failures: FailureStreak?
    /// The latest responses, if they were incomplete; nil if the latest was complete.
    var incomplete: Incomplete?
    /// The wait for a task that does not exist yet; nil if there is none.
    public var awaited: Awaiting?
    /// When the latest poll was made; nil before the first.
    public var lastAsked: Duration?
    /// The number of the latest poll; 0 before the first.
    public var lastNumber = 0

    /// Polls at this interval, the first one due at an uptime; no polls if that is nil.
    public init(interval: Duration, firstDue: Duration?) {
        self.interval = min(max(interval, Self.shortestInterval), Self.longestInterval)
        phase = firstDue.map { .due(at: $0) } ?? .idle
    }

    /// What is under way, or due. Two polls are never in flight at once.
    public enum Phase: Hashable, Sendable {
        /// No task is watched yet.
        case idle
        /// The next poll is made at this uptime.
        case due(at: Duration)
        /// A poll was made at this uptime, and its response is awaited. Afterwards polling pauses or continues.
        case inFlight(PollID, since: Duration, thenPause: Bool)
        /// No polls until the operator resumes polling or presses r.
        case paused
        /// The final status is confirmed. No polls unless the operator presses r.
        case settled
    }

    /// Whether a final status was seen, and how sure it is.
    public enum Finality: Hashable, Sendable {
        /// The latest status is not final.
        case open
        /// A final status was seen; later polls have not confirmed it yet.
        case seen(PendingConfirmation)
        /// Two later polls had the same outcome.
        case confirmed(Outcome)
    }

    /// A final status on the way to its confirmation.
    public struct PendingConfirmation: Hashable, Sendable {
        /// What was seen.
        public let outcome: Outcome
        /// The uptime of the latest poll that counts.
        public let at: Duration
        /// How many polls in a row had the same outcome since then.
        public var agreed = 0
        /// How many polls count since the first final status.
        public var polls = 0
    }

    /// The wait for a task that does not exist yet.
    public struct Awaiting: Hashable, Sendable {
        /// How many polls found that it does not exist, from 1.
        public var count: Int
        /// When the first of them did.
        public let since: Moment
    }

    /// Responses in a row that lack the same.
    struct Incomplete: Hashable, Sendable {
        let missing: MissingMembers
        /// How many, from 1.
        let count: Int
    }

    /// Failed polls in a row.
    public struct FailureStreak: Hashable, Sendable {
        /// How many, from 1.
        public var count: Int
        /// When the first of them failed.
        public let since: Moment
        /// The latest failure.
        public var latest: CallFailure
        /// When the latest failed.
        public var latestAt: Moment
    }

    /// One second: quotas are a few calls per second, shared by everything in the account.
    public static let shortestInterval = Duration.seconds(1)
    /// Five minutes.
    public static let longestInterval = Duration.seconds(300)

    /// A poll without a response for this long may be replaced by another one: five seconds.
    static let patience = Duration.seconds(5)

    /// Whether polling is paused, or will be after the poll in flight.
    public var isPaused: Bool {
        switch phase {
        case .paused, .inFlight(_, since: _, thenPause: true): true
        case .idle, .due, .inFlight, .settled: false
        }
    }

    /// Whether the final status is confirmed.
    public var isSettled: Bool {
        if case .confirmed = finality { true } else { false }
    }

    /// The uptime of the next poll, if one is planned.
    public var nextDue: Duration? {
        if case .due(let at) = phase { at } else { nil }
    }
}
