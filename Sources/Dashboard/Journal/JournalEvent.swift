import FoundationEssentials
import MitigationModel

/// What the operator may want to know later, about the task and about the session. Only facts; views word them.
public enum JournalEvent: Hashable, Sendable {
    /// The first response: how many checks and findings there are, and the status at that time.
    case watchingBegan(checks: Int, findings: Int64?, status: TaskStatus?)
    /// The operator chose this task: later events are about it.
    case taskPicked(String)
    /// The task does not exist yet: mitwatch waits for it.
    case taskAwaited
    /// The awaited task exists now.
    case taskAppeared
    /// Two responses differ.
    case taskChanged(TaskChange)
    /// Two more polls confirmed a final status: no further change is expected.
    case finalConfirmed(TaskStatus)
    /// The status is still final, but a later poll returned other counts or times, so polling continues. Reported once.
    case finalNotConfirmed(TaskStatus)
    /// Polls began to fail in this way. The time of the next poll is in the header, since here it would soon be wrong.
    case pollsFailing(CallFailure.Kind)
    /// A poll succeeded after failures: how the last one failed, how many failed in a row, how long there was no news,
    /// and the interval from now on.
    /// The time without news counts from the last good response, or from the start of the session, because a poll may
    /// wait a long time before it fails.
    case pollsRecovered(from: CallFailure.Kind, failures: Int, after: Duration, interval: Duration)
    /// The machine's clock is more than 30 seconds ahead of AWS's by this duration (behind, if negative).
    case clockSkewed(by: Duration)
    /// No count changed for this long while the task was running.
    case stalled(for: Duration)
    /// A count changed again after this long.
    case progressResumed(after: Duration)
    /// The failure threshold was reached: how many of the processed findings failed.
    case failureLimitReached(failed: Int64, worked: Int64, limit: WatchSetup.FailureAlert)
    /// The operator paused polling.
    case paused
    /// The operator resumed polling.
    case resumed
    /// The operator changed the interval.
    case intervalChanged(from: Duration, to: Duration)
    /// The machine slept, or mitwatch did not run for another reason.
    case slept(for: Duration)
    /// Attempts of an operation failed in this way and were retried, the latest one after this delay.
    case attemptsFailed(Operation, CallFailure.Kind, count: Int, next: Duration)
    /// A scan of all findings of a check ended: how many failures were found, how many AWS counts, and how many
    /// findings were looked up.
    case scanEnded(CheckName, found: Int, of: Int64?, checked: Int)
    /// The operator sent a cancel request.
    case cancelRequested
    /// AWS accepted the cancel request; its request ID.
    case cancelAccepted(requestId: String?)
    /// AWS rejected the cancel request.
    case cancelRejected(CallFailure)
    /// The cancel request got no response: it is unknown whether AWS accepted it.
    case cancelNotAnswered(CallFailure)
    /// AWS accepted the cancel request for a task that is no longer watched; its request ID.
    case otherCancelAccepted(String, requestId: String?)
    /// The cancel request for a task that is no longer watched was rejected, or got no response.
    case otherCancelFailed(String, CallFailure)
    /// Polls showed the result of a cancel request.
    case cancelResolved(Cancellation.Resolution)
    /// A warning about the credentials; they are used nevertheless.
    case credentialsWarned(String)
    /// AWS accepted an MFA code; the end of the credentials, if known.
    case codeAccepted(until: Date?)
    /// AWS did not accept an MFA code.
    case codeNotAccepted(CallFailure)
    /// The operator logged in from the screen.
    case loggedIn
    /// The report was written to these files.
    case reportWritten([String])
    /// The report could not be written, with the reason.
    case reportNotWritten(String)
    /// Recording the session failed, with the reason; the recording ends here.
    case recordingFailed(String)
    /// A line of the log could not be written, with the reason. Later lines may succeed.
    case logFailed(String)
    /// In a replay: the rest of the recording cannot be read.
    case recordingDamaged(RecordingEnd)
}
