/// The replay of a recording: how far it is, and what keys do to its time.
public struct ReplayState: Hashable, Sendable {
    /// How far it is.
    public internal(set) var phase = Phase.playing

    /// How far a replay is.
    public enum Phase: Hashable, Sendable {
        /// Its time passes.
        case playing
        /// The operator paused its time.
        case paused
        /// The recording has no more: its last moment stays.
        case ended
    }

    /// What a replay handles.
    enum Event: Hashable {
        /// p: pause its time, or resume it.
        case pauseToggled
        /// → or }: go to the next poll, or to the end.
        case moved(ReplayStep)
        /// The recording has no more.
        case ended(RecordingEnd)
        /// The moment at which it was to begin is not in the recording.
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
        context.notice = .nothing("the recording ends here", brief: "ends here")
        return []
    }

    private mutating func handle(_ end: RecordingEnd, _ context: inout Context) {
        guard phase != .ended else { return }
        phase = .ended
        if end != .whole { context.record(.recordingDamaged(end)) }
        context.notice = .recordingEnded(end)
    }

    /// That a recording is damaged matters more.
    private func handle(_ miss: ReplayMiss, shown notice: Notice?, _ context: inout Context) {
        switch notice {
        case nil, .recordingEnded(.whole): context.notice = .replayMissed(miss)
        case .recordingEnded, .copied, .copiedAddress, .copyByHand, .nothing, .reportWritten, .reportNotWritten,
            .replayMissed, .cancelNotAllowed:
            break
        }
    }
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
