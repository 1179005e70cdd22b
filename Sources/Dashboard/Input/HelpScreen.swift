/// The help, which covers other screens.
struct HelpScreen: ScreenComponent {
    func move(_ motion: Motion, in state: inout State) {
        state.navigation.helpScroll = state.scrolled(motion, from: state.navigation.helpScroll)
    }

    func scroll(_ target: PointerTarget, by lines: Int, in state: inout State) {
        state.navigation.helpScroll = state.viewport.offset(scrolledBy: lines)
    }

    /// Tab: the other page.
    func focusPane(by step: Int, in state: inout State) {
        state.navigation.switchHelp()
    }

    func back(in state: inout State) {
        state.navigation.help = nil
    }

    func copyable(in state: State) -> Copyable { Copyable(nil, else: "nothing to copy here") }

    func idleCommands(in state: State) -> Set<Command> { [] }
}
