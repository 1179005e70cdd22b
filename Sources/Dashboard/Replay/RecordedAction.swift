import MitigationModel

/// What shaped a session besides responses: the operator's commands, and time in which mitwatch did not run.
/// Recordings keep it, so that a replay without keys leads to the same session.
public enum RecordedAction: Hashable, Sendable {
    /// The poll with this number was made at this uptime.
    case pollAsked(PollID, at: Duration)
    /// The operator chose this task.
    case taskPicked(String)
    /// The operator sent a cancel request for this task.
    case cancelAsked(String)
    /// The operator paused polling.
    case paused
    /// The operator resumed polling.
    case resumed
    /// The operator changed the interval.
    case intervalChanged(to: Duration)
    /// The operator dismissed an alert of this kind.
    case alertPutAway(Alert.Kind)
    /// mitwatch did not run for this long, as found from its clocks; nil if the system reported that it continued.
    case slept(for: Duration?)
    /// A scan of all findings of a check ended; like `JournalEvent.scanEnded`.
    case scanEnded(CheckName, found: Int, of: Int64?, checked: Int)
}
