import Dashboard
import MitigationModel

/// Handles the events of a loop: runs `update`, and logs and records the event if enabled.
struct EventHandler {
    let log: ProgramLog
    /// Records what happens; nil if there is no recording.
    let recorder: Recorder?

    /// Handles one event. Returns the effects to run.
    func handle(_ event: Event, in state: inout State, at moment: Moment) -> [Effect] {
        defer { log.log(event, in: state) }
        guard let recorder else { return update(&state, event, at: moment) }
        let trace = EventTrace(before: state, event, at: moment)
        let effects = update(&state, event, at: moment)
        recorder.keep(trace.facts(after: state, effects), at: moment)
        return effects
    }
}

enum WindowTitle {
    /// The window's title, with the task's status: it may be one of many tabs.
    static func text(_ state: State) -> String {
        guard let taskId = state.taskId else { return "mitwatch" }
        let status = state.task?.taskStatus.map { "\($0.rawValue) " } ?? ""
        return "\(state.isReplay ? "replay of " : "")\(status)\(taskId) - mitwatch"
    }
}
