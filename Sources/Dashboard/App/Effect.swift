/// Everything that `update` may request. Plain data: one interpreter outside executes it, tests compare it.
public enum Effect: Hashable, Sendable {
    /// Poll the task once. The response comes back as `pollSucceeded` or `pollFailed` with the same ID.
    case poll(PollID, taskId: String)
    /// Give up the poll with this ID; no event for it is expected any more.
    case cancelPoll(PollID)
    /// Look up once at STS which account the credentials belong to. The response comes back as `accountIdentified` or
    /// `accountNotIdentified`; if STS is not called, none comes.
    case identifyAccount
    /// Assume the role with this code of the device `serial`. It comes back as `codeAnswered`.
    case enterCode(TypedCode, serial: String)
    /// Run the command that logs in, in the operator's terminal. It comes back as `loggedIn`.
    case logIn(Login)
    /// Read the sources of credentials again, even if the credentials in use are still valid.
    case renewCredentials
    /// Read the next page of a check's findings, at first the first one. It comes back as `findingsListed` or
    /// `findingsNotListed`; after a failure the same page is read again.
    case listFindings(FindingsQuery)
    /// Look up the results of the actions on one finding. They come back as `executionsListed` or
    /// `executionsNotListed`.
    case listExecutions(ExecutionsQuery)
    /// Look up a finding by its ID. It comes back as `findingDescribed` or `findingNotDescribed`.
    case describeFinding(FindingQuery)
    /// Give up all calls for findings and executions, and forget the positions in their lists; no events are expected.
    case stopDrillDown
    /// Read the next page of the account's tasks, at first the first one. It comes back as `tasksListed` or
    /// `tasksNotListed`; after a failure the same page is read again.
    case listTasks(TasksQuery)
    /// Look up how long a task took. It comes back as `taskDescribed` or `taskNotDescribed`.
    case describeTask(String)
    /// Give up all calls of the picker, and forget the positions in its lists; no events are expected.
    case stopPicker
    /// Send a cancel request for a task, in one attempt. It comes back as `cancelAccepted` or `cancelFailed`.
    case cancelTask(String)
    /// Copy a text to the clipboard of the operator's terminal. If something between the two can block that, it comes
    /// back as `clipboardChecked`.
    case copy(String)
    /// Write a report for the ticket. It comes back as `reportWritten` or `reportNotWritten`.
    case writeReport(Report)
    /// Pause, resume or move the replay.
    case replay(ReplayStep)
    /// Ring the terminal's bell once.
    case ringBell
    /// Paint every cell again: the terminal's content may be damaged.
    case repaint
    /// Restore the terminal and exit.
    case quit(Quit)
}

/// Why mitwatch exits.
public enum Quit: Hashable, Sendable {
    /// The operator pressed q.
    case byOperator
    /// A signal or the terminal ended it.
    case interrupted(Interruption)
}

/// Identifies a poll of a session, so that a late response to an abandoned poll is recognized. Counts from 1.
public struct PollID: Hashable, Sendable, Comparable {
    /// The number of the poll in this session.
    public var number: Int

    /// The poll with this number.
    public init(_ number: Int) {
        self.number = number
    }

    /// Polls are ordered by the time at which they were made.
    public static func < (left: Self, right: Self) -> Bool {
        left.number < right.number
    }
}
