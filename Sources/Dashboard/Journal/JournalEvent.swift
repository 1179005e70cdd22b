import MitigationModel

/// What an operator may want to know later: of the task, and of the watch itself. Facts alone; views word them.
public enum JournalEvent: Hashable, Sendable {
    /// The first answer came: how many checks and findings there are, and the status at that time.
    case watchingBegan(checks: Int, findings: Int64?, status: TaskStatus?)
    /// The operator picked this task: what follows is about it.
    case taskPicked(String)
    /// There is no such task yet: it is waited for.
    case taskAwaited
    /// The task that was waited for is there.
    case taskAppeared
    /// Two answers differ.
    case taskChanged(TaskChange)
    /// Two more polls agreed on a final status: nothing more is expected.
    case finalConfirmed(TaskStatus)
    /// The status is final as before, but another poll told other counts or times: the watch goes on. Told once.
    case finalNotConfirmed(TaskStatus)
    /// Polls began to fail in this way. When the next is made stands in the header: here it would soon be wrong.
    case pollsFailing(CallFailure.Kind)
    /// A poll succeeded after failures: how the last one failed, how many there were in a row, the time without news up
    /// to now, and the time between polls from now on. There was no news since the last good answer, or since the watch
    /// began: polls that got no answer are waited for before they fail.
    case pollsRecovered(from: CallFailure.Kind, failures: Int, after: Duration, interval: Duration)
    /// The machine's calendar clock is this far ahead of AWS's (behind, if negative): more than 30 seconds.
    case clockSkewed(by: Duration)
    /// No count changed for so long while the task was in progress.
    case stalled(for: Duration)
    /// A count changed again after so long.
    case progressResumed(after: Duration)
    /// As many findings failed as the operator wanted to be told of: how many, of how many that were worked off.
    case failureLimitReached(failed: Int64, worked: Int64, limit: WatchSetup.FailureAlert)
    /// The operator paused the polls.
    case paused
    /// The operator let polls go on.
    case resumed
    /// The operator changed the time between polls.
    case intervalChanged(from: Duration, to: Duration)
    /// The machine slept, or the program did not run for another reason.
    case slept(for: Duration)
    /// Attempts of an operation failed in this way and were retried, the latest after a delay.
    case attemptsFailed(Operation, CallFailure.Kind, count: Int, next: Duration)
    /// A scan of all findings of a check ended: how many failures were found, how many AWS counts, and how many
    /// findings were looked up.
    case scanEnded(CheckName, found: Int, of: Int64?, asked: Int)
    /// The operator asked AWS to cancel the task.
    case cancelAsked
    /// AWS took the cancel; its id of the request.
    case cancelAccepted(requestId: String?)
    /// AWS did not take the cancel.
    case cancelRefused(CallFailure)
    /// No answer came to the cancel: not known whether AWS took it.
    case cancelUnanswered(CallFailure)
    /// AWS took the cancel of a task that is not watched any more; its id of the request.
    case otherCancelAccepted(String, requestId: String?)
    /// AWS did not take the cancel of a task that is not watched any more, or did not answer.
    case otherCancelFailed(String, CallFailure)
    /// What polls told of a cancel.
    case cancelSettled(Cancellation.Resolution)
    /// Something about the credentials that the operator should know; they are used all the same.
    case credentialsWarned(String)
    /// The report was written to these files.
    case reportWritten([String])
    /// The report could not be written: why.
    case reportNotWritten(String)
    /// The recording of the watch could not be written any more: why.
    case recordingFailed(String)
    /// A line of the log could not be written: why. Later lines may be.
    case logFailed(String)
    /// In a replay: the recording cannot be read any further.
    case recordingDamaged(RecordingEnd)
}
