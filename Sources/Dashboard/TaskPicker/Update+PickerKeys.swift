import MitigationModel

/// What keys do among the account's tasks.
extension State {
    /// t: shows them, and reads them.
    mutating func openTasks() -> [Effect] {
        navigation.open(.tasks)
        return []
    }

    /// How many tasks the screen shows at once.
    var tasksHeight: Int {
        max(1, TasksLayout(size).rows.height)
    }

    /// The tasks on the screen.
    var visibleTasks: [ListedTask] {
        picker.window(height: tasksHeight).range.compactMap(picker.shownTask)
    }

    /// Moves the selection to the row that follows from the present one and the number of rows in a page.
    mutating func moveInTasks(_ target: (_ row: Int, _ page: Int) -> Int) {
        let last = picker.shown.count - 1
        guard last >= 0 else { return }
        let row = min(max(0, target(picker.position, tasksHeight)), last)
        picker.select(row, height: tasksHeight)
    }

    /// f: the tasks of the next status.
    mutating func showNextTaskStatus() {
        let index = TaskPicker.statuses.firstIndex(of: picker.status) ?? 0
        let next = TaskPicker.statuses[(index + 1) % TaskPicker.statuses.count]
        picker.show(status: next, filter: picker.filter)
    }

    /// Shows only tasks whose id holds a text; all, if it is empty.
    mutating func filterTasks(by text: String) {
        picker.show(status: picker.status, filter: text)
    }

    /// Esc: shows all tasks, and then leads back. Without a task to go back to it stays.
    mutating func closeTasks() {
        if picker.isFiltered {
            picker.show(status: nil, filter: "")
        } else if taskId != nil {
            navigation.close()
        }
    }

    /// Enter: watches the selected task; if that is the one that is watched already, it leads back.
    mutating func watchSelectedTask() -> [Effect] {
        guard let id = picker.selectedTask?.id else { return [] }
        guard id != taskId else {
            navigation.close()
            return []
        }
        return watch(id)
    }

    /// Begins anew with another task: what is known of the one before is forgotten, the journal goes on.
    mutating func watch(_ id: String) -> [Effect] {
        var effects: [Effect] = [.stopPicker, .stopDrillDown]
        if case .inFlight(let poll, _, _) = polling.phase { effects.insert(.cancelPoll(poll), at: 0) }
        setup.taskId = id
        setup.similarCommand = nil
        setup.waitsForTask = false
        forgetTask()
        picker.describing = []
        picker.all = nil
        picker.running = nil
        let lastNumber = polling.lastNumber
        polling = Polling(interval: polling.interval, firstDue: now.uptime)
        polling.lastNumber = lastNumber
        let before = navigation
        navigation = Navigation()
        navigation.lowerPane = before.lowerPane
        navigation.checks.order = before.checks.order
        navigation.checks.isReversed = before.checks.isReversed
        record(.taskPicked(id))
        return effects
    }
}
