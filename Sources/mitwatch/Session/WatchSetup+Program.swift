import Dashboard
import FoundationEssentials
import Terminal

extension WatchSetup {
    /// The same setup with what only the program knows: its version, local time around a date, and the terminal's
    /// clipboard.
    func shown(in options: TerminalOptions, around date: Date) -> WatchSetup {
        var setup = self
        setup.timeZone = .ofSystem(around: date)
        setup.clipboard = options.clipboard.way
        setup.productVersion = Product.version
        return setup
    }
}

extension Clipboard {
    /// The dashboard's name for it.
    fileprivate var way: WatchSetup.Clipboard {
        switch self {
        case .none: .none
        case .direct: .terminal
        case .tmux: .tmux
        case .screen: .screen
        case .tmuxOrScreen: .tmuxOrScreen
        }
    }
}
