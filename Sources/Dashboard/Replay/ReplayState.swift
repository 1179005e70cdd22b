/// The replay of a recording: its progress, and how keys control its time.
public struct ReplayState: Hashable, Sendable {
    /// Its progress.
    public internal(set) var phase = Phase.playing

    /// The progress of a replay.
    public enum Phase: Hashable, Sendable {
        /// Time passes.
        case playing
        /// The operator paused it.
        case paused
        /// The recording ended; its last moment stays on the screen.
        case ended
    }

    /// What a replay handles.
    enum Event {
        /// p: pause or resume.
        case pauseToggled
        /// → or }: go to the next poll, or to the end.
        case moved(ReplayStep)
        /// The recording ended.
        case ended(RecordingEnd)
        /// The requested start is not in the recording.
        case missed(ReplayMiss, shown: Notice?)
    }

    /// Handles an event.
    mutating func handle(_ event: Event, _ context: inout Context) -> [Effect] {
        switch event {
        case .pauseToggled: return togglePause(&context)
        case .moved(let step): return phase == .ended ? refuse(&context) : [.replay(step)]
        case .ended(let end): handle(end, &context)
        case .missed(let miss, let notice): handle(miss, shown: notice, &context)
        }
        return []
    }

    private mutating func togglePause(_ context: inout Context) -> [Effect] {
        switch phase {
        case .playing:
            phase = .paused
            return [.replay(.pause)]
        case .paused:
            phase = .playing
            return [.replay(.goOn)]
        case .ended: return refuse(&context)
        }
    }

    private func refuse(_ context: inout Context) -> [Effect] {
        context.notice = .nothing("end of the recording", brief: "end of recording")
        return []
    }

    private mutating func handle(_ end: RecordingEnd, _ context: inout Context) {
        guard phase != .ended else { return }
        phase = .ended
        if end != .whole { context.record(.recordingDamaged(end)) }
        context.notice = .recordingEnded(end)
    }

    /// A damaged recording is more important than a missed start.
    private func handle(_ miss: ReplayMiss, shown notice: Notice?, _ context: inout Context) {
        switch notice {
        case nil, .recordingEnded(.whole): context.notice = .replayMissed(miss)
        case .recordingEnded, .copied, .copiedAddress, .copyByHand, .nothing, .mouse, .reportWritten,
            .reportNotWritten, .replayMissed, .cancelNotAllowed:
            break
        }
    }
}

/// Why a recording ended.
public enum RecordingEnd: Hashable, Sendable {
    /// The session ended there.
    case whole
    /// The last line is incomplete: its number.
    case cutOff(line: Int)
    /// A line cannot be read, so the rest is skipped: its number, and what is wrong with it.
    case damaged(line: Int, String)
}

/// Why the requested start of a replay is not in the recording.
public enum ReplayMiss: Hashable, Sendable {
    /// The recording begins later: it is shown from its beginning.
    case tooEarly
    /// The recording ends earlier: its end is shown.
    case tooLate
}

/// How the operator moves a replay.
public enum ReplayStep: Hashable, Sendable {
    /// Pause.
    case pause
    /// Resume at its speed.
    case goOn
    /// Go to the next poll.
    case toNextPoll
    /// Go to the end of the recording.
    case toEnd
}

extension RecordingEnd {
    /// The text for the operator.
    var words: String {
        switch self {
        case .whole: "end of the recording"
        case .cutOff(let line): "the recording is truncated: line \(line) is incomplete"
        case .damaged(let line, let what): "the recording is damaged at line \(line) and ends there: \(what)"
        }
    }
}
