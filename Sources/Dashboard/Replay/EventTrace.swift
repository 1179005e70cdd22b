import MitigationModel

/// What a recording keeps of one step of `update`: created before the step, and read after it.
public struct EventTrace {
    /// One line of a recording.
    public enum Fact: Hashable, Sendable {
        /// An event from outside; for an awaited poll, the uptime at which it was made.
        case came(Event, asked: Duration?)
        /// An act that shaped the session.
        case done(RecordedAction)
    }

    private let event: Event
    private let taskId: String?
    private let interval: Duration
    private let isPaused: Bool
    private let alerts: [Alert]
    private let asked: Duration?
    private let gap: Duration?

    /// Notes the state before an event is handled.
    public init(before state: State, _ event: Event, at now: Moment) {
        self.event = event
        taskId = state.taskId
        interval = state.watch.polling.interval
        isPaused = state.watch.polling.isPaused
        alerts = state.watch.alerts.active
        asked = state.watch.polling.asked(event)
        gap = event == .continued ? nil : state.gap(until: now)
    }

    /// The lines to record, in the order in which a replay handles them; most events have none.
    public func facts(after state: State, _ effects: [Effect]) -> [Fact] {
        let came = event.isFromOutside ? [Fact.came(event, asked: asked)] : []
        return came + (operatorsActs(state, effects) + watchsActs(state)).map(Fact.done)
    }

    private func operatorsActs(_ state: State, _ effects: [Effect]) -> [RecordedAction] {
        guard event.isOfOperator else { return [] }
        var acts: [RecordedAction] = []
        if let id = state.taskId, id != taskId { acts.append(.taskPicked(id)) }
        for case .cancelTask(let id) in effects { acts.append(.cancelAsked(id)) }
        // A chosen task is not paused, and a cancel request ends a pause; this act repeats that explicitly.
        if state.watch.polling.isPaused != isPaused { acts.append(isPaused ? .resumed : .paused) }
        if state.taskId == taskId { acts += dismissed(state).map(RecordedAction.alertPutAway) }
        if state.watch.polling.interval != interval { acts.append(.intervalChanged(to: state.watch.polling.interval)) }
        return acts
    }

    private func dismissed(_ state: State) -> [Alert.Kind] {
        let active = state.watch.alerts.active.map(\.kind)
        return alerts.map(\.kind).filter { !active.contains($0) }
    }

    private func watchsActs(_ state: State) -> [RecordedAction] {
        let scans = state.watch.journal.entries.reversed().prefix { $0.at == state.correctedNow }.compactMap(
            \.event.scanEnd)
        let slept = event == .continued ? [RecordedAction.slept(for: nil)] : gap.map { [.slept(for: $0)] } ?? []
        return slept + scans.reversed()
    }
}

extension Polling {
    /// When the poll that this event responds to was made; nil if it does not respond to the awaited poll.
    fileprivate func asked(_ event: Dashboard.Event) -> Duration? {
        guard case .inFlight(let awaited, let since, _) = phase else { return nil }
        if case .pollSucceeded(awaited, _) = event { return since }
        if case .pollFailed(awaited, _) = event { return since }
        return nil
    }
}

extension Event {
    /// Whether it is a key or an action of the mouse, which are recorded as what they did.
    fileprivate var isOfOperator: Bool {
        switch self {
        case .keyPressed, .pointed: true
        default: false
        }
    }

    /// Whether it comes from AWS or the system, not from the clock, the terminal or mitwatch itself.
    fileprivate var isFromOutside: Bool {
        switch self {
        case .started, .ticked, .keyPressed, .pointed, .resized, .continued, .interrupted, .recordingFailed, .logFailed,
            .replayed, .replayEnded, .replayMissed, .codeAnswered, .loggedIn, .clipboardChecked:
            false
        case .pollSucceeded, .pollFailed, .accountIdentified, .accountNotIdentified, .credentialsReported,
            .credentialsWarned, .findingsListed, .findingsNotListed, .executionsListed, .executionsNotListed,
            .findingDescribed, .findingNotDescribed, .tasksListed, .tasksNotListed, .taskDescribed, .taskNotDescribed,
            .attemptFailed, .cancelAccepted, .cancelFailed, .reportWritten, .reportNotWritten:
            true
        }
    }
}

extension JournalEvent {
    fileprivate var scanEnd: RecordedAction? {
        guard case .scanEnded(let check, let found, let counted, let asked) = self else { return nil }
        return .scanEnded(check, found: found, of: counted, checked: asked)
    }
}
