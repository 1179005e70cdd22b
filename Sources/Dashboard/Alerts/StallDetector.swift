import MitigationModel

/// How long a running task has made no progress, judged only by good responses.
/// Time without responses does not count: the machine slept, polls failed, or polling was paused.
public struct StallDetector: Hashable, Sendable {
    /// The time without a change of any count, up to the latest good response.
    public private(set) var quiet = Duration.zero
    /// Whether that reached the threshold.
    public private(set) var isStalled = false

    /// Whether polls stopped for a while since the latest good response.
    private(set) var isInterrupted = false

    /// Polls are paused, or the program did not run: the time up to the next response does not count.
    mutating func interrupt() {
        isInterrupted = true
    }

    /// What a good response changes.
    enum Transition: Hashable {
        /// Nothing.
        case none
        /// It has made no progress for as long as the threshold.
        case stalled(for: Duration)
        /// It makes progress again.
        case resumed(after: Duration)
        /// It ended, or has a status in which no progress is expected.
        case over
    }

    /// Observes a good response.
    ///
    /// - Parameters:
    ///   - covered: the time since the response before, if polls succeeded meanwhile.
    ///   - threshold: how long the task may make no progress; 0 for no limit.
    mutating func observe(hasMoved: Bool, isInProgress: Bool, covered: Duration, threshold: Duration) -> Transition {
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
        guard !isStalled, threshold > .zero, quiet >= threshold else { return .none }
        isStalled = true
        return .stalled(for: quiet)
    }
}
