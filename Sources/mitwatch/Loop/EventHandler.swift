import Dashboard
import MitigationModel

/// How a loop takes events in: what each of them asks for follows from it, and it is logged and kept where somebody wants that.
struct EventHandler {
    let log: ProgramLog
    /// Who keeps what happens; nil where nobody does.
    let recorder: Recorder?

    /// Takes in one event. Returns what it asks for.
    func handle(_ event: Event, in state: inout State, at moment: Moment) -> [Effect] {
        defer { log.log(event, in: state) }
        guard let recorder else { return update(&state, event, at: moment) }
        let trace = WatchTrace(before: state, event, at: moment)
        let effects = update(&state, event, at: moment)
        recorder.keep(trace.facts(after: state, effects), at: moment)
        return effects
    }
}

extension State {
    /// What the window is called while this is shown, the end of the task included: it may be one of many tabs.
    var windowTitle: String {
        guard let taskId else { return "mitwatch" }
        let status = task?.taskStatus.map { "\($0.rawValue) " } ?? ""
        return "\(isReplay ? "replay of " : "")\(status)\(taskId) - mitwatch"
    }
}
