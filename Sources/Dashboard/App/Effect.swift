/// Everything that `update` may ask for. Plain data: one interpreter outside carries it out, tests compare it.
public enum Effect: Hashable, Sendable {
    /// Ask for the task once. The answer comes back as `pollSucceeded` or `pollFailed` with the same id.
    case poll(PollID, taskId: String)
    /// Give up the poll with this id; no event is owed for it any more.
    case cancelPoll(PollID)
    /// Ask STS once which account the credentials belong to. The answer comes back as `accountIdentified` or
    /// `accountNotIdentified`; where STS is not to be asked, none comes.
    case identifyAccount
    /// Ask for the next page of a check's findings, the first one at first. It comes back as `findingsListed` or
    /// `findingsNotListed`; after a failure the same page is asked for again.
    case listFindings(FindingsQuery)
    /// Ask what became of each action on one finding. It comes back as `executionsListed` or `executionsNotListed`.
    case listExecutions(ExecutionsQuery)
    /// Ask for a finding by its id. It comes back as `findingDescribed` or `findingNotDescribed`.
    case describeFinding(FindingQuery)
    /// Give up all calls for findings and executions, and forget where their lists stand; no event is owed for them.
    case stopDrillDown
    /// Ask for the next page of the account's tasks, the first one at first. It comes back as `tasksListed` or
    /// `tasksNotListed`; after a failure the same page is asked for again.
    case listTasks(TasksQuery)
    /// Ask how long a task took. It comes back as `taskDescribed` or `taskNotDescribed`.
    case describeTask(String)
    /// Give up all calls of the picker, and forget where its lists stand; no event is owed for them.
    case stopPicker
    /// Ask AWS to cancel a task: one attempt. It comes back as `cancelAccepted` or `cancelFailed`.
    case cancelTask(String)
    /// Put a text into the clipboard of the operator's terminal.
    case copy(String)
    /// Write a report for the ticket. It comes back as `reportWritten` or `reportNotWritten`.
    case writeReport(Report)
    /// Go on, or elsewhere, in the recording that is replayed.
    case replay(ReplayStep)
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
