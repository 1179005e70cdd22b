import ArgumentParser
import Screen
import Terminal

/// How a watch is told to the operator.
enum Presentation {
    /// Drawn in the terminal.
    case screen(TerminalOptions)
    /// A line for each change, in what can be shown: because of the terminal, or as the operator asked.
    case lines(GlyphSet, because: TerminalError?)

    /// Takes the signals, before any other thread exists. Without a screen Ctrl-Z stops the program as it does any other.
    func signals() throws -> SignalInbox {
        switch self {
        case .screen: try .forProgram()
        case .lines: try .forHeadless()
        }
    }
}

/// Whether a watch is drawn, and how.
struct PresentationFlags: ParsableArguments {
    @Flag(help: "Write a line for each change and draw nothing: for pipes, logs, screen readers.")
    var plain = false

    @OptionGroup var terminal: TerminalFlags

    /// How the watch is told: drawn, or in lines where the operator or the terminal wants that.
    func presentation(_ environment: ProgramEnvironment) -> Presentation {
        let options = terminal.options(environment)
        if plain { return .lines(options.lineGlyphs, because: nil) }
        return Terminal.obstacle(options).map { .lines(options.lineGlyphs, because: $0) } ?? .screen(options)
    }
}
