import ArgumentParser
import Terminal

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
