import Dashboard
import MitigationModel

/// One line of a recording after the first.
public struct RecordedFact: Hashable, Sendable {
    /// When it happened: the uptime counts from the beginning of the recording.
    public let at: Moment
    /// What happened.
    public let what: WatchTrace.Fact

    /// A fact with its moment.
    public init(at: Moment, what: WatchTrace.Fact) {
        self.at = at
        self.what = what
    }

    /// The events that a replay handles for it, in this order.
    public var events: [Event] {
        switch what {
        case .done(let act): return [.recalled(act)]
        case .came(let event, let asked):
            guard let asked, let id = event.pollId else { return [event] }
            return [.recalled(.pollAsked(id, at: asked)), event]
        }
    }

    /// Whether it is the response to a poll, or its failure.
    public var isPoll: Bool {
        if case .came(let event, _) = what { event.pollId != nil } else { false }
    }
}

extension Event {
    /// The poll of the response or failure.
    var pollId: PollID? {
        switch self {
        case .pollSucceeded(let id, _), .pollFailed(let id, _): id
        default: nil
        }
    }
}
