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
    case pollFailed(PollID, PollFailure)
    /// STS says which account the credentials belong to.
    case accountIdentified(String)
    /// STS did not say it.
    case accountNotIdentified
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
