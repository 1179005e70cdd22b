/// The screen from which the task can be canceled. Its ID is typed there; nothing scrolls.
struct CancelScreen: ScreenComponent {
    func move(_ motion: Motion, in state: inout State) {}

    func back(in state: inout State) {
        state.navigation.close()
    }

    func copyable(in state: State) -> Copyable { Copyable(state.taskId, else: "no task selected") }

    func idleCommands(in state: State) -> Set<Command> {
        let prompt = state.navigation.cancelPrompt
        let erase: Set<Command> = prompt.text.isEmpty ? [.eraseLine] : []
        return prompt.matches(state.wantedForCancel) ? erase : erase.union([.confirmCancel])
    }
}
