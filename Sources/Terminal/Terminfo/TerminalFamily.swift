/// What a terminal type's name says about the terminal, if the host has no entry with that name.
enum TerminalFamily {
    /// The type to draw with instead; nil if the name says nothing.
    static func type(for name: String) -> String? {
        if isXterm(name), let last = name.split(separator: "-").dropFirst().last {
            if ["mono", "m"].contains(last) { return "vt100" }
            // Fewer colors than 256: the first eight are the same everywhere.
            if ["color", "8color", "16color", "88color"].contains(last) { return BuiltInEntries.basic }
        }
        if name.hasPrefix("xterm") { return "xterm-256color" }
        return families.first { $0.words.contains { isWord($0, in: name) } }?.type
    }

    /// Whether the name belongs to no terminal that could be drawn on.
    static func isPlain(_ name: String) -> Bool {
        ["dumb", "unknown", "network", "dialup", "switch"].contains(name)
    }

    private static let families: [(type: String, words: [String])] = [
        ("tmux-256color", ["tmux"]),
        ("screen-256color", ["screen"]),
        ("rxvt-unicode-256color", ["rxvt"]),
        ("linux", ["linux", "fbterm", "jfbterm", "kmscon"]),
        ("xterm-256color", likeXterm),
        ("vt100", ["vt100", "vt102", "vt220", "vt320", "vt340", "vt420", "vt510", "vt520", "vt525"]),
    ]

    private static let likeXterm = [
        "alacritty", "Apple_Terminal", "contour", "foot", "ghostty", "gnome", "hterm", "iterm", "iterm2", "iTerm",
        "iTerm2", "kitty", "konsole", "mintty", "mlterm", "mlterm2", "mlterm3", "ms-terminal", "nsterm", "ptyxis",
        "putty", "rio", "st", "stterm", "terminology", "vscode", "vte", "warp", "wezterm", "zellij",
    ]

    private static func isXterm(_ name: String) -> Bool {
        name.hasPrefix("xterm") || likeXterm.contains { isWord($0, in: name) }
    }

    /// Whether the name is this word, or begins with it: `st-256color` and `screen.xterm` do, `stv52` does not.
    private static func isWord(_ word: String, in name: String) -> Bool {
        guard name.hasPrefix(word) else { return false }
        return name.dropFirst(word.count).first.map { "-.+".contains($0) } ?? true
    }
}
