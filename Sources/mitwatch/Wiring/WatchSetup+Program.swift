import Dashboard
import FoundationEssentials
import Terminal

extension WatchSetup {
    /// The same, with what only the program knows that shows it: its version, local time around a date, and what the terminal
    /// takes.
    func shown(in options: TerminalOptions, around date: Date) -> WatchSetup {
        var setup = self
        setup.timeZone = .ofSystem(around: date)
        setup.hasClipboard = options.clipboard != .none
        setup.productVersion = Product.version
        return setup
    }
}
