/// How far the replay of a recording is.
public enum ReplayPhase: Hashable, Sendable {
    /// Its time passes.
    case playing
    /// The operator stopped its time.
    case paused
    /// The recording has no more: its last moment stays.
    case ended
}

/// Why a recording has no more.
public enum RecordingEnd: Hashable, Sendable {
    /// The watch ended there.
    case whole
    /// Its last line was not written to its end: the number of that line.
    case cutOff(line: Int)
    /// A line cannot be read, so nothing after it is: its number, and what is wrong with it.
    case damaged(line: Int, String)
}

/// On which side of a recording the moment is that a replay was to begin at.
public enum ReplayMiss: Hashable, Sendable {
    /// The recording begins later: it is shown from its beginning on.
    case tooEarly
    /// The recording ends earlier: its end is shown.
    case tooLate
}

/// Where the operator wants a replay to be.
public enum ReplayStep: Hashable, Sendable {
    /// Here, until told otherwise.
    case pause
    /// On, at its speed.
    case goOn
    /// At the next poll.
    case toNextPoll
    /// At the end of the recording.
    case toEnd
}
