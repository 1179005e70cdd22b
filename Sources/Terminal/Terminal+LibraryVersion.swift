import CNCurses

extension Terminal {
    /// The name and the version of the curses library that draws, such as `ncurses 6.4.20221231`.
    public static var libraryVersion: String {
        String(cString: curses_version())
    }
}
