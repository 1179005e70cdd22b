import MitigationModel
import Screen

/// One screen: what its own keys do, and what it offers to copy.
///
/// What a screen does not implement does nothing there: its keys are not bound (`Keymap`), or not hinted
/// (`idleCommands`).
protocol ScreenComponent {
    /// j, k, paging, g, G: selects another row, or scrolls.
    func move(_ motion: Motion, in state: inout State)
    /// The left button: selects the row, or opens it if it is already selected; otherwise moves the focus to the pane.
    func press(_ target: PointerTarget, in state: inout State) -> [Effect]
    /// The wheel: scrolls what is under the pointer by a number of lines, down if it is above 0. The focus stays, and
    /// the selection moves only to stay visible.
    func scroll(_ target: PointerTarget, by lines: Int, in state: inout State)
    /// Tab: moves the focus `step` panes further.
    func focusPane(by step: Int, in state: inout State)
    /// Enter: opens what is selected.
    func open(in state: inout State) -> [Effect]
    /// n and N: shows the check or finding `step` rows below.
    func showNeighbor(by step: Int, in state: inout State)
    /// Esc: undoes one thing, or leads back to where the operator came from.
    func back(in state: inout State)
    /// r: requests what is shown.
    func refresh(in state: inout State) -> [Effect]
    /// The text that filters what is shown; empty if none does.
    func filter(in state: State) -> String
    /// Filters what is shown by a text.
    func setFilter(_ text: String, in state: inout State)
    /// f: only failures and what is unfinished, or the next status.
    func toggleFailures(in state: inout State)
    /// F: looks up which findings failed, or stops that.
    func toggleScan(in state: inout State)
    /// c: the ID of what the screen is about, or of what is selected on it, or why there is none.
    func copyable(in state: State) -> Copyable
    /// C: the console page nearest to what is selected.
    func consolePage(in state: State) -> ConsolePage
    /// Commands that do nothing at this moment, so that they need no hint.
    func idleCommands(in state: State) -> Set<Command>
}

extension ScreenComponent {
    func press(_ target: PointerTarget, in state: inout State) -> [Effect] { [] }
    func scroll(_ target: PointerTarget, by lines: Int, in state: inout State) {}
    func focusPane(by step: Int, in state: inout State) {}
    func open(in state: inout State) -> [Effect] { [] }
    func showNeighbor(by step: Int, in state: inout State) {}
    func refresh(in state: inout State) -> [Effect] { state.refreshAll() }
    func filter(in state: State) -> String { "" }
    func setFilter(_ text: String, in state: inout State) {}
    func toggleFailures(in state: inout State) {}
    func toggleScan(in state: inout State) {}
    func consolePage(in state: State) -> ConsolePage { .actionTasks }
}

/// What c copies.
struct Copyable {
    /// The text; nil if there is none.
    let text: String?
    /// Why there is none.
    let reason: String

    init(_ text: String?, else reason: String) {
        self.text = text
        self.reason = reason
    }
}

/// How far a key moves.
enum Motion {
    case up, down, top, bottom, pageUp, pageDown

    /// The line that it leads to from `line`, with `page` lines in a page; it may be beyond the ends.
    func target(from line: Int, page: Int) -> Int {
        switch self {
        case .up: line - 1
        case .down: line + 1
        case .top: 0
        case .bottom: .max
        case .pageUp: line - page
        case .pageDown: line + page
        }
    }
}

extension State {
    /// What fills the terminal.
    var component: any ScreenComponent {
        navigation.isHelpShown ? HelpScreen() : navigation.screen.component
    }
}

extension Navigation.Screen {
    /// The screen's keys.
    var component: any ScreenComponent {
        switch self {
        case .overview: OverviewScreen()
        case .check(let check): CheckScreen(check: check)
        case .finding(let id): FindingScreen(id: id)
        case .tasks: TasksScreen()
        case .cancel: CancelScreen()
        }
    }
}
