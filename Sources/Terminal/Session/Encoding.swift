import Glibc
import Screen

/// How the terminal's text is encoded, as the locale says.
enum Encoding {
    /// Sets the locale's characters up, which curses goes by, and says whether they are UTF-8. A bare machine often names no
    /// locale at all; its operator's terminal speaks UTF-8 all the same. Another encoding that was named is taken at its word.
    static func establish() -> Bool {
        setlocale(LC_CTYPE, "")
        if codeset() == "ANSI_X3.4-1968" { setlocale(LC_CTYPE, "C.UTF-8") }
        return codeset() == "UTF-8"
    }

    /// What can be shown in that encoding on that type of terminal.
    static func glyphs(isUTF8: Bool, terminalType: String) -> GlyphSet {
        guard isUTF8 else { return .ascii }
        return terminalType == "linux" || terminalType.hasPrefix("linux-") || terminalType.hasPrefix("putty")
            ? .basic : .full
    }

    private static func codeset() -> String {
        String(cString: nl_langinfo(Int32(CODESET)))
    }
}
