import MitigationModel

/// How long a task in progress has made no progress, as far as good answers say so. Time in which none came does not
/// count: the machine slept, polls failed, or the operator paused them.
public struct StallWatch: Hashable, Sendable {
    /// The time without a change of any count, up to the latest good answer.
    public private(set) var quiet = Duration.zero
    /// Whether that is so long that it was told.
    public private(set) var isStalled = false

    /// Whether polls were not made as they should since the latest good answer.
    private(set) var isInterrupted = false

    /// Polls are paused, or the program did not run: the time up to the next answer does not count.
    mutating func interrupt() {
        isInterrupted = true
    }

    /// What a good answer means.
    enum News: Hashable {
        /// Nothing.
        case none
        /// It has stood still for long enough to be told.
        case stalled(for: Duration)
        /// It moves again.
        case resumed(after: Duration)
        /// It is over, or in a state in which nothing is to be expected.
        case over
    }

    /// Takes in a good answer. `covered` is the time since the answer before, as far as polls went well; `limit` how long
    /// the task may stand still, 0 for ever.
    mutating func observe(hasMoved: Bool, isInProgress: Bool, covered: Duration, limit: Duration) -> News {
        let covered = isInterrupted ? .zero : covered
        isInterrupted = false
        guard isInProgress else {
            let wasStalled = isStalled
            (quiet, isStalled) = (.zero, false)
            return wasStalled ? .over : .none
        }
        quiet += covered
        if hasMoved {
            let (before, wasStalled) = (quiet, isStalled)
            (quiet, isStalled) = (.zero, false)
            return wasStalled ? .resumed(after: before) : .none
        }
        guard !isStalled, limit > .zero, quiet >= limit else { return .none }
        isStalled = true
        return .stalled(for: quiet)
    }
}
