import MitigationModel

/// What keys do in a replay that would ask AWS, or that move about in time.
extension State {
    /// Whether this is the replay of a recording: AWS is not asked, and what is shown was so then.
    public var isReplay: Bool {
        replay != nil
    }

    /// The effects of a command that means something else in a replay; nil where it means the same.
    mutating func performInReplay(_ command: Command) -> [Effect]? {
        switch command {
        case .refresh, .lengthenInterval, .shortenInterval:
            refuseInReplay("this is a replay: AWS is not asked", brief: "AWS is not asked")
        case .openCancel: refuseInReplay("this is a replay: nothing can be canceled", brief: "only a replay")
        case .open where navigation.place == .tasks:
            refuseInReplay("this is a replay of one watch alone", brief: "one watch alone")
        case .pause: pauseReplay()
        case .stepForward where lookBack == nil: goOnInReplay(.toNextPoll)
        case .goLive where lookBack == nil: goOnInReplay(.toEnd)
        default: nil
        }
    }

    private mutating func refuseInReplay(_ words: String, brief: String) -> [Effect] {
        notice = .nothing(words, brief: brief)
        return []
    }

    private mutating func pauseReplay() -> [Effect] {
        switch replay {
        case .playing:
            replay = .paused
            return [.replay(.pause)]
        case .paused:
            replay = .playing
            return [.replay(.goOn)]
        case .ended, nil: return refuseToGoOn()
        }
    }

    private mutating func goOnInReplay(_ step: ReplayStep) -> [Effect] {
        replay == .ended ? refuseToGoOn() : [.replay(step)]
    }

    private mutating func refuseToGoOn() -> [Effect] {
        refuseInReplay("the recording ends here", brief: "ends here")
    }
}

/// What a recording tells beside what came from AWS.
extension State {
    /// Takes in what shaped the recorded watch.
    mutating func recall(_ act: WatchAct) {
        switch act {
        case .pollAsked(let id, let since):
            polling.lastNumber = id.number
            polling.lastAsked = since
            polling.phase = .inFlight(id, since: since, thenPause: polling.isPaused)
        case .taskPicked(let id): _ = watch(id)
        case .cancelAsked(let id) where id == taskId: noteCancelAsked()
        case .cancelAsked: break
        case .paused: if !polling.isPaused { togglePause() }
        case .resumed: if polling.isPaused { togglePause() }
        case .intervalChanged(let interval): changeInterval(to: Polling(interval: interval, firstDue: nil).interval)
        case .alertPutAway(let kind): alerts.withdraw { $0.kind == kind }
        case .slept(let duration):
            if let duration { record(.slept(for: duration)) }
            alerts.stall.interrupt()
        case .scanEnded(let check, let found, let counted, let asked):
            record(.scanEnded(check, found: found, of: counted, asked: asked))
        }
    }

    /// The recording has no more.
    mutating func endReplay(_ end: RecordingEnd) {
        guard replay != .ended else { return }
        replay = .ended
        if end != .whole { record(.recordingDamaged(end)) }
        notice = .recordingEnded(end)
    }

    /// The moment that the replay was to begin at is not in the recording. That a recording is damaged matters more.
    mutating func missReplay(_ miss: ReplayMiss) {
        switch notice {
        case nil, .recordingEnded(.whole): notice = .replayMissed(miss)
        default: break
        }
    }
}
