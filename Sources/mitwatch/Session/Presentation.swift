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
        case .lines: try .forUnattended()
        }
    }
}
