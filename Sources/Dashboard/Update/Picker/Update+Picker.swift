import MitigationModel

/// The account's tasks, and how one of them is watched.
extension State {
    /// Takes in an answer. One that belongs to an earlier reading is late, and ignored.
    mutating func takePicker(_ event: Event) -> [Effect] {
        []
    }

    /// t: reads the tasks.
    mutating func openTasks() -> [Effect] {
        navigation.open(.tasks)
        return []
    }

    /// Enter: watches the selected task.
    mutating func watchSelectedTask() -> [Effect] {
        []
    }
}
