import CNCurses
import Glibc

/// The modes of a terminal's driver: echo, line editing, keys for signals.
struct TerminalModes {
    private(set) var value = termios()

    /// The current modes.
    init(of descriptor: Int32) throws(TerminalError) {
        guard tcgetattr(descriptor, &value) == 0 else {
            throw .systemCallFailed("tcgetattr", errorNumber: errno)
        }
    }

    /// Applies the modes immediately. If the terminal is gone, that is not an error: nobody sees it.
    func apply(to descriptor: Int32) {
        withUnsafePointer(to: value) { _ = tcsetattr(descriptor, TCSANOW, $0) }
    }
}
