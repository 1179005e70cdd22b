/// Everything that `update` may ask for. Plain data: one interpreter outside carries it out, tests compare it.
public enum Effect: Hashable, Sendable {
    /// Ask for the task once. The answer comes back as `pollSucceeded` or `pollFailed` with the same id.
    case poll(PollID)
    /// Give up the poll with this id; no event is owed for it any more.
    case cancelPoll(PollID)
    /// Ask STS once which account the credentials belong to. The answer comes back as `accountIdentified` or
    /// `accountNotIdentified`; where STS is not to be asked, none comes.
    case identifyAccount
    /// Ring the terminal's bell once.
    case ringBell
    /// Paint every cell anew: the terminal's content may be damaged.
    case repaint
    /// Leave the terminal as it was and end.
    case quit(Quit)
}

/// Why the program ends.
public enum Quit: Hashable, Sendable {
    /// The operator pressed q.
    case byOperator
    /// Something outside asked for it.
    case interrupted(Interruption)
}

/// Tells the polls of one watch apart, so that a late answer to an abandoned poll is known as such. Counts from 1.
public struct PollID: Hashable, Sendable, Comparable {
    /// The number of the poll in this watch.
    public var number: Int

    /// The poll with this number.
    public init(_ number: Int) {
        self.number = number
    }

    /// Orders by the time of asking.
    public static func < (left: Self, right: Self) -> Bool {
        left.number < right.number
    }
}
