import ArgumentParser
import Dashboard
import FoundationEssentials
import Screen
import Terminal

/// How a session is presented to the operator.
enum Presentation {
    /// On a screen in the terminal.
    case screen(TerminalOptions)
    /// As one line per change, in these characters: because of the terminal, or as the operator chose.
    case lines(GlyphSet, because: TerminalError?)

    /// Blocks the signals. Call it before any other thread exists. Without a screen, Ctrl-Z stops the program as usual.
    func signals() throws -> SignalInbox {
        switch self {
        case .screen: try .forProgram()
        case .lines: try .forHeadless()
        }
    }
}

/// Whether a session is drawn, and how.
struct PresentationFlags: ParsableArguments {
    @Flag(help: "Print one line per change instead of the dashboard (pipes, logs, screen readers).")
    var plain = false

    @OptionGroup var terminal: TerminalFlags

    /// How the session is presented: drawn, or in lines if the operator or the terminal requires that. Call it before
    /// any other thread exists.
    func presentation(_ environment: ProgramEnvironment) -> Presentation {
        var options = terminal.options(environment)
        if plain { return .lines(options.lineGlyphs, because: nil) }
        return Terminal.obstacle(&options).map { .lines(options.lineGlyphs, because: $0) } ?? .screen(options)
    }
}

extension WatchSetup {
    /// The same setup with what only the program knows: its version, local time around a date, the terminal's
    /// clipboard, and whether the mouse is on.
    func shown(in options: TerminalOptions, around date: Date) -> WatchSetup {
        var setup = self
        setup.timeZone = .ofSystem(around: date)
        setup.clipboard = options.clipboard.way
        setup.usesMouse = options.usesMouse
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
