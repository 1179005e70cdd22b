import Glibc
import Screen

/// Why the terminal cannot be taken.
public enum TerminalError: Error, Sendable, Hashable {
    /// Keys cannot be read: standard input is a file, a pipe or closed.
    case standardInputNotATerminal
    /// Nothing can be drawn: standard output is a file, a pipe or closed.
    case standardOutputNotATerminal
    /// TERM is not set or empty.
    case terminalTypeNotSet
    /// The terminfo database has no entry with this name, the name says nothing about the terminal, and the terminal
    /// does not report its device attributes.
    case unknownTerminalType(String)
    /// The terminal cannot move its cursor or clear its screen.
    case terminalTypeTooSimple(String)
    /// The sequences that restore the terminal are too long in this type.
    case terminalTypeTooLong(String)
    /// This process has already taken the terminal.
    case alreadyEntered
    /// A system call failed with this error number.
    case systemCallFailed(String, errorNumber: Int32)
}

extension TerminalError: CustomStringConvertible {
    /// TERM with its value, short enough for a line of 80 columns. A long value with capital letters is not quoted: it
    /// is more likely a key that was exported by mistake than a terminal type.
    private static func shown(_ name: String) -> String {
        let isQuoted = name.count <= 15 || !name.contains(where: \.isUppercase)
        return isQuoted ? "TERM=\(DisplayText.fitted(name, to: 16))" : "TERM (\(name.count) characters)"
    }

    /// One line for the operator.
    public var description: String {
        switch self {
        case .standardInputNotATerminal: "standard input is not a terminal"
        case .standardOutputNotATerminal: "standard output is not a terminal"
        case .terminalTypeNotSet: "TERM is not set; set it to your terminal type, such as xterm-256color"
        case .unknownTerminalType(let name):
            "\(Self.shown(name)) is not a known terminal type; try TERM=xterm"
        case .terminalTypeTooSimple(let name):
            "\(Self.shown(name)) cannot show a full screen; set TERM correctly or use --plain"
        case .terminalTypeTooLong(let name):
            "\(Self.shown(name)) has a terminfo rmcup string that is too long; try TERM=xterm"
        case .alreadyEntered: "the terminal is already in use"
        case .systemCallFailed(let call, let errorNumber): "\(call) failed: \(String(cString: strerror(errorNumber)))"
        }
    }
}
