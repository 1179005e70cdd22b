import MitigationModel

/// What shaped a session besides responses: the operator's commands, and time in which mitwatch did not run.
/// Recordings keep it, so that a replay without keys leads to the same session.
public enum WatchAct: Hashable, Sendable {
    /// The poll with this number was asked at this uptime.
    case pollAsked(PollID, at: Duration)
    /// The operator picked this task.
    case taskPicked(String)
    /// The operator asked AWS to cancel this task.
    case cancelAsked(String)
    /// The operator paused the polls.
    case paused
    /// The operator let polls go on.
    case resumed
    /// The operator changed the time between polls.
    case intervalChanged(to: Duration)
    /// The operator put the banner of an alert away.
    case alertPutAway(Alert.Kind)
    /// The program did not run, and came upon that by itself after so long; nil where it was told.
    case slept(for: Duration?)
    /// All findings of a check were being asked, and are no longer: as `JournalEvent.scanEnded`.
    case scanEnded(CheckName, found: Int, of: Int64?, asked: Int)
}
