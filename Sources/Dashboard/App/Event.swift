import MitigationModel
import Screen

/// Everything that can happen, each named as a fact.
public enum Event: Hashable, Sendable {
    /// The session began; the first poll is made.
    case started
    /// Time has passed, as `State.nextTick` requested.
    case ticked
    /// A key came from the terminal.
    case keyPressed(Key)
    /// The operator did something with the mouse.
    case pointed(PointerAct)
    /// The terminal has a new size.
    case resized(Size)
    /// mitwatch runs again after it was stopped (Ctrl-Z, then `fg`).
    case continued
    /// The operator or the system ends mitwatch.
    case interrupted(Interruption)
    /// The poll with this ID got a good response.
    case pollSucceeded(PollID, PollAnswer)
    /// The poll with this ID failed.
    case pollFailed(PollID, CallFailure)
    /// STS reported the account that the credentials belong to.
    case accountIdentified(String)
    /// STS did not report it.
    case accountNotIdentified
    /// What is known about the credentials in use changed.
    case credentialsReported(CredentialsFacts)
    /// The code that the operator entered was accepted, or not.
    case codeAnswered(CodeOutcome)
    /// The login command ended, or was not started.
    case loggedIn(LoginOutcome)
    /// The way to the clipboard was checked after a copy: what blocks it, or nil if nothing is known to.
    case clipboardChecked(ClipboardObstacle?)
    /// A warning about the credentials; they are used nevertheless.
    case credentialsWarned(String)
    /// The next page of a check's findings was read.
    case findingsListed(FindingsQuery, FindingsPage)
    /// The next page of a check's findings could not be read, despite retries.
    case findingsNotListed(FindingsQuery, CallFailure)
    /// The results of all actions on one finding were read.
    case executionsListed(ExecutionsQuery, [AuditMitigationActionExecution])
    /// The results of the actions on one finding could not be read.
    case executionsNotListed(ExecutionsQuery, CallFailure)
    /// A finding was looked up by its ID.
    case findingDescribed(FindingQuery, AuditFinding)
    /// A finding could not be looked up by its ID.
    case findingNotDescribed(FindingQuery, CallFailure)
    /// The next page of the account's tasks was read.
    case tasksListed(TasksQuery, TasksPage)
    /// The next page of the account's tasks could not be read.
    case tasksNotListed(TasksQuery, CallFailure)
    /// A task of the picker was looked up: how long it took.
    case taskDescribed(String, AuditMitigationActionsTask)
    /// A task of the picker could not be looked up.
    case taskNotDescribed(String, CallFailure)
    /// An attempt of a call failed, and is retried after a delay.
    case attemptFailed(Operation, CallFailure, next: Duration)
    /// AWS accepted the cancel request for this task; its request ID.
    case cancelAccepted(String, requestId: String?)
    /// The cancel request for this task was rejected, or got no response.
    case cancelFailed(String, CallFailure)
    /// The report was written to these files.
    case reportWritten([String])
    /// The report could not be written, with the reason.
    case reportNotWritten(String)
    /// Recording the session failed, with the reason; the recording ends here.
    case recordingFailed(String)
    /// A line of the log could not be written, with the reason.
    case logFailed(String)
    /// In a replay: something shaped the recorded session.
    case replayed(RecordedAction)
    /// In a replay: the recording ended.
    case replayEnded(RecordingEnd)
    /// In a replay: the requested start is not in the recording.
    case replayMissed(ReplayMiss)
}

/// What ends mitwatch from outside.
public enum Interruption: Hashable, Sendable {
    /// Ctrl-C.
    case interrupt
    /// SIGTERM.
    case terminate
    /// SIGHUP, or the terminal was closed.
    case hangUp
}
