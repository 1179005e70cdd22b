import Glibc

/// How wide help is written. The argument parser leaves out what its indents push beyond the width, and a debug build of it ends the
/// program; it takes the width from COLUMNS, or else from the terminal.
enum HelpColumns {
    /// Sets COLUMNS to 40 if it or the terminal has fewer.
    static func widen(_ environment: [String: String]) {
        let columns = environment["COLUMNS"].flatMap { Int($0) } ?? terminalColumns ?? least
        if columns < least { setenv("COLUMNS", String(least), 1) }
    }

    private static let least = 40

    private static var terminalColumns: Int? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
