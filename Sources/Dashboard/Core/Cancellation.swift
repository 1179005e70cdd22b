import MitigationModel

/// Where the canceling of the task is.
public enum Cancellation: Hashable, Sendable {
    /// Nobody asked for it in this watch.
    case none
    /// Asked, and no answer yet.
    case asked(at: Moment)
    /// AWS took it; the status becomes CANCELED in its own time.
    case accepted(at: Moment)
    /// No answer came: not known whether AWS took it. The next polls tell.
    case unknown(at: Moment, CallFailure)
    /// AWS refused it.
    case refused(at: Moment, CallFailure)
    /// AWS refused it, as the task was over already.
    case alreadyOver(at: Moment)
}
