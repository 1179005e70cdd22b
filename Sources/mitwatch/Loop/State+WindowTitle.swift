import Dashboard

extension State {
    /// What the window is called while this is shown, the end of the task included: it may be one of many tabs.
    var windowTitle: String {
        guard let taskId else { return "mitwatch" }
        let status = task?.taskStatus.map { "\($0.rawValue) " } ?? ""
        return "\(isReplay ? "replay of " : "")\(status)\(taskId) - mitwatch"
    }
}
