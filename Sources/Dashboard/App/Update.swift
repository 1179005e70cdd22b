import MitigationModel
import Screen

/// Takes in one event and tells what to do about it. Pure: all that it knows stands in its arguments.
///
/// `now` is the moment at which the event is taken in. It never lies before that of the event before.
public func update(_ state: inout State, _ event: Event, at now: Moment) -> [Effect] {
    let gap = event == .continued || state.isReplay ? nil : state.gap(until: now)
    state.now = now
    state.dropOldNotice()
    state.noteStaleness()
    let effects = state.take(event)
    if effects.contains(where: \.isQuit) { return effects }
    return effects + state.close(gap) + state.pollIfDue() + state.askForTasks() + state.identifyIfUnasked()
        + state.askWhatIsWanted()
}

extension State {
    fileprivate mutating func take(_ event: Event) -> [Effect] {
        switch event {
        case .started, .ticked:
            return []
        case .keyPressed(let key):
            return press(key)
        case .resized(let size):
            self.size = size
            return []
        case .continued:
            return [.repaint] + (isReplay ? [] : pollAfterGap())
        case .interrupted(let interruption):
            return [.quit(.interrupted(interruption))]
        case .pollSucceeded(let id, let answer):
            return takeAnswer(answer, to: id)
        case .pollFailed(let id, let failure):
            takeFailure(failure, of: id)
            return []
        case .accountIdentified(let account):
            identity = .known(account)
            return []
        case .accountNotIdentified:
            identity = .unknown
            return []
        case .credentialsFound(let origin):
            credentialsOrigin = origin
            return []
        case .credentialsWarned(let warning):
            record(.credentialsWarned(warning))
            return []
        case .findingsListed, .findingsNotListed, .executionsListed, .executionsNotListed, .findingDescribed,
            .findingNotDescribed:
            return takeDrillDown(event)
        case .tasksListed, .tasksNotListed, .taskDescribed, .taskNotDescribed:
            return takePicker(event)
        case .attemptFailed(let operation, let failure, let delay):
            record(.attemptsFailed(operation, failure.kind, count: 1, next: delay))
            if failure.kind == .throttled { drillDown.throttledAt = now.uptime }
            return []
        case .cancelAccepted, .cancelFailed:
            return takeCancellation(event)
        case .reportWritten(let files):
            record(.reportWritten(files))
            notice = .reportWritten(files)
            return []
        case .reportNotWritten(let reason):
            noteReportFailure(reason)
            return []
        case .logFailed(let reason):
            record(.logFailed(reason))
            notice = .nothing("the log is incomplete: \(reason)", brief: "log incomplete")
            return []
        case .recordingFailed(let reason):
            record(.recordingFailed(reason))
            setup.recordingPath = nil
            notice = .nothing("the recording stops here: \(reason)", brief: "recording stops")
            return []
        case .recalled(let act):
            recall(act)
            return []
        case .replayEnded(let end):
            endReplay(end)
            return []
        case .replayMissed(let miss):
            missReplay(miss)
            return []
        }
    }

    /// Adds a line to the journal, and keeps a scrolled journal where it is: the new line stands on top, and may replace
    /// others above what is shown.
    mutating func record(_ event: JournalEvent) {
        guard let replaced = journal.record(event, at: correctedNow) else { return }
        // While the operator looks back, the line is not among those that are shown.
        guard lookBack == nil, let first = navigation.scroll[.journal], first > 0 else { return }
        navigation.scroll[.journal] = first + 1 - replaced.count { $0 <= first }
    }
}

extension Effect {
    fileprivate var isQuit: Bool {
        if case .quit = self { true } else { false }
    }
}
