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
    /// The terminfo database has no entry of that name.
    case unknownTerminalType(String)
    /// The terminal cannot move its cursor or clear its screen.
    case terminalTypeTooSimple(String)
    /// There is no terminfo database.
    case noTerminalDatabase
    /// This process has entered the terminal already.
    case alreadyEntered
    /// A call of the operating system failed with that error number.
    case systemCallFailed(String, errorNumber: Int32)
}

extension TerminalError: CustomStringConvertible {
    /// One line for the operator.
    public var description: String {
        switch self {
        case .standardInputNotATerminal: "standard input is not a terminal"
        case .standardOutputNotATerminal: "standard output is not a terminal"
        case .terminalTypeNotSet: "the terminal's type is not known: TERM is not set"
        case .unknownTerminalType(let name):
            "unknown terminal type \(DisplayText.fitted(name, to: 40)): set TERM to one that this machine knows"
        case .terminalTypeTooSimple(let name):
            "the terminal type \(DisplayText.fitted(name, to: 40)) cannot show a full screen: check TERM"
        case .noTerminalDatabase: "this machine has no terminfo database: install it or set TERMINFO"
        case .alreadyEntered: "the terminal is in use already"
        case .systemCallFailed(let call, let errorNumber): "\(call) failed: \(String(cString: strerror(errorNumber)))"
        }
    }
}
