import CNCurses
import Glibc

/// The modes of a terminal's driver: echo, line editing, signals by keys.
struct TerminalModes {
    private(set) var value = termios()

    /// The modes that are in force now.
    init(of descriptor: Int32) throws(TerminalError) {
        guard tcgetattr(descriptor, &value) == 0 else {
            throw .systemCallFailed("tcgetattr", errorNumber: errno)
        }
    }

    /// Puts them in force at once. A terminal that is gone is no error: nobody sees it.
    func apply(to descriptor: Int32) {
        withUnsafePointer(to: value) { _ = tcsetattr(descriptor, TCSANOW, $0) }
    }
}
