/// The screen from which the task can be canceled. Its ID is typed there; nothing scrolls.
struct CancelScreen: ScreenComponent {
    func move(_ motion: Motion, in state: inout State) {}

    func back(in state: inout State) {
        state.navigation.close()
    }

    func copyable(in state: State) -> Copyable { Copyable(state.taskId, else: "no task selected") }

    func idleCommands(in state: State) -> Set<Command> {
        state.navigation.cancelPrompt.text.isEmpty ? [.eraseLine] : []
    }
}
