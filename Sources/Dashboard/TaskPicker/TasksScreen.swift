import MitigationModel
import Screen

/// The account's tasks; Enter watches one.
struct TasksScreen: ScreenComponent {
    func move(_ motion: Motion, in state: inout State) {
        let height = TaskPicker.height(state.size)
        let last = state.picker.shown.count - 1
        guard last >= 0 else { return }
        let row = min(max(0, motion.target(from: state.picker.position, page: height)), last)
        state.picker.select(row, height: height)
    }

    func press(_ target: PointerTarget, in state: inout State) -> [Effect] {
        guard case .task(let id) = target,
            let row = state.picker.shown.firstIndex(where: { state.picker.tasks[$0].id == id })
        else { return [] }
        if row == state.picker.position { return state.perform(.open) }
        let window = state.picker.window(height: TaskPicker.height(state.size))
        state.picker.firstRow = window.offset
        state.picker.select(row, height: window.rows)
        return []
    }

    func scroll(_ target: PointerTarget, by lines: Int, in state: inout State) {
        let window = state.picker.window(height: TaskPicker.height(state.size))
        let offset = window.offset(scrolledBy: lines)
        state.picker.firstRow = offset
        guard let row = window.correction(of: state.picker.position, ifFirst: offset) else { return }
        state.picker.select(row, height: window.rows)
    }

    /// Opens the selected task. If it is watched already, returns to it.
    func open(in state: inout State) -> [Effect] {
        guard let id = state.picker.selectedTask?.id else { return [] }
        guard id != state.taskId else {
            state.navigation.close()
            return []
        }
        return state.switchTask(to: id)
    }

    /// Without a task to return to, the picker stays open.
    func back(in state: inout State) {
        if state.picker.isFiltered {
            state.picker.show(status: nil, filter: "")
        } else if state.taskId != nil {
            state.navigation.close()
        }
    }

    func refresh(in state: inout State) -> [Effect] {
        state.withContext { $0.picker.handle(.refreshed, &$1) }
    }

    func filter(in state: State) -> String { state.picker.filter }

    func setFilter(_ text: String, in state: inout State) {
        state.picker.show(status: state.picker.status, filter: text)
    }

    /// Shows the tasks with the next status.
    func toggleFailures(in state: inout State) {
        let index = TaskPicker.statuses.firstIndex(of: state.picker.status) ?? 0
        let next = TaskPicker.statuses[(index + 1) % TaskPicker.statuses.count]
        state.picker.show(status: next, filter: state.picker.filter)
    }

    func copyable(in state: State) -> Copyable {
        Copyable(state.picker.selectedTask?.id, else: "no task selected")
    }

    /// Without a task to return to, and with nothing to undo, Esc does nothing.
    func idleCommands(in state: State) -> Set<Command> {
        var idle: Set<Command> = state.taskId == nil && !state.picker.isFiltered ? [.back] : []
        if state.picker.shown.isEmpty { idle.formUnion([.open, .copyId]) }
        if state.picker.tasks.isEmpty { idle.formUnion([.filter, .failuresOnly]) }
        return idle
    }
}
