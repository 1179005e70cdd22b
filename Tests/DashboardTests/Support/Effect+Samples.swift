import Dashboard

extension Effect {
    /// Of the task that `WatchDriver` watches.
    static func poll(_ id: PollID) -> Effect {
        .poll(id, taskId: "quarantine-0412")
    }
}
