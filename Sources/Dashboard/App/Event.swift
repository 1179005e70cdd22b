import MitigationModel
import Screen

/// Everything that can happen, named as a fact.
public enum Event: Hashable, Sendable {
    /// The watch began; the first poll is asked for.
    case started
    /// Time has passed: `State.nextTick` said when.
    case ticked
    /// A key came from the terminal.
    case keyPressed(Key)
    /// The terminal has a new size.
    case resized(Size)
    /// The program runs again after it was stopped (Ctrl-Z, then `fg`).
    case continued
    /// The operator or the system asks the program to end.
    case interrupted(Interruption)
    /// The poll with this id has its answer.
    case pollSucceeded(PollID, PollAnswer)
    /// The poll with this id failed.
    case pollFailed(PollID, CallFailure)
    /// STS says which account the credentials belong to.
    case accountIdentified(String)
    /// STS did not say it.
    case accountNotIdentified
    /// Where the credentials in use come from: `the role of profile ops`.
    case credentialsFound(String)
    /// Something about the credentials that the operator should know; they are used all the same.
    case credentialsWarned(String)
    /// The next page of a check's findings came.
    case findingsListed(FindingsQuery, FindingsPage)
    /// The next page of a check's findings could not be had, however often it was tried.
    case findingsNotListed(FindingsQuery, CallFailure)
    /// What became of each action on one finding came, all of it.
    case executionsListed(ExecutionsQuery, [AuditMitigationActionExecution])
    /// What became of each action on one finding could not be had.
    case executionsNotListed(ExecutionsQuery, CallFailure)
    /// A finding by its id came.
    case findingDescribed(FindingQuery, AuditFinding)
    /// A finding by its id could not be had.
    case findingNotDescribed(FindingQuery, CallFailure)
    /// The next page of the account's tasks came.
    case tasksListed(TasksQuery, TasksPage)
    /// The next page of the account's tasks could not be had.
    case tasksNotListed(TasksQuery, CallFailure)
    /// A task of the picker was described: how long it took.
    case taskDescribed(String, AuditMitigationActionsTask)
    /// A task of the picker could not be described.
    case taskNotDescribed(String, CallFailure)
    /// An attempt of a look-up failed, and is made again after a delay.
    case attemptFailed(Operation, CallFailure, next: Duration)
    /// AWS took the cancel of this task; its id of the request.
    case cancelAccepted(String, requestId: String?)
    /// The cancel of this task was refused, or got no answer.
    case cancelFailed(String, CallFailure)
    /// The report was written to these files.
    case reportWritten([String])
    /// The report could not be written: why.
    case reportNotWritten(String)
    /// The recording of the watch could not be written any more: why.
    case recordingFailed(String)
    /// A line of the log could not be written: why.
    case logFailed(String)
    /// In a replay: something shaped the recorded watch.
    case recalled(WatchAct)
    /// In a replay: the recording has no more.
    case replayEnded(RecordingEnd)
    /// In a replay: the moment that it was to begin at is not in the recording.
    case replayMissed(ReplayMiss)
}

/// Who asks the program to end.
public enum Interruption: Hashable, Sendable {
    /// Ctrl-C.
    case interrupt
    /// SIGTERM.
    case terminate
    /// SIGHUP, or the terminal is gone.
    case hangUp
}
