import Testing

@testable import Terminal

/// TERM on hosts with different databases, and the type that is drawn.
struct TerminalTypeTests {
    private static let stock: Set = [
        "ansi", "dumb", "linux", "rxvt", "rxvt-unicode", "rxvt-unicode-256color", "screen", "screen-256color",
        "screen-256color-bce", "screen.xterm-256color", "tmux", "tmux-256color", "vt100", "vt102", "vt220", "xterm",
        "xterm-256color", "xterm-mono",
    ]

    private func resolve(_ name: String, host: Set<String>?, responds: Bool = false) -> TerminalType? {
        TerminalType.resolve(
            name, find: { name in host.map { $0.contains(name) ? .known : .none } ?? .noDatabase },
            responds: { responds })?.type
    }

    @Test(
        arguments: [
            ("xterm-ghostty", "xterm-256color"), ("ghostty", "xterm-256color"), ("xterm-kitty", "xterm-256color"),
            ("alacritty", "xterm-256color"), ("alacritty-direct", "xterm-256color"), ("foot", "xterm-256color"),
            ("foot-direct", "xterm-256color"), ("foot-extra", "xterm-256color"), ("wezterm", "xterm-256color"),
            ("contour", "xterm-256color"), ("rio", "xterm-256color"), ("iterm2", "xterm-256color"),
            ("iTerm2.app", "xterm-256color"), ("vscode", "xterm-256color"), ("xterm-direct", "xterm-256color"),
            ("xterm+256color", "xterm-256color"), ("vte-256color", "xterm-256color"),
            ("gnome-256color", "xterm-256color"), ("konsole-256color", "xterm-256color"),
            ("st-256color", "xterm-256color"), ("st", "xterm-256color"), ("stterm", "xterm-256color"),
            ("mlterm", "xterm-256color"), ("mintty", "xterm-256color"), ("putty-256color", "xterm-256color"),
            ("tmux-direct", "tmux-256color"), ("tmux-other", "tmux-256color"), ("screen-other", "screen-256color"),
            ("screen.rxvt", "screen-256color"), ("rxvt-unicode-other", "rxvt-unicode-256color"),
            ("linux-16color", "linux"), ("fbterm", "linux"), ("vt320", "vt100"), ("xterm-m", "vt100"),
            ("konsole-16color", "mitwatch-basic"), ("xterm-16color", "mitwatch-basic"),
        ])
    func `a type without an entry is drawn as its family`(name: String, drawn: String) {
        let onStock = resolve(name, host: Self.stock)
        let isBuiltIn = !Self.stock.contains(drawn)
        let source: TerminalType.Source = isBuiltIn ? .builtIn : .host
        #expect(onStock == TerminalType(name: name, drawnAs: drawn, source: source, reason: .family))
        #expect(
            resolve(name, host: nil)
                == TerminalType(name: name, drawnAs: drawn, source: .builtInWithoutDatabase, reason: .family))
    }

    @Test func `a type with an entry is drawn with it`() {
        for name in Self.stock {
            #expect(resolve(name, host: Self.stock) == TerminalType(name: name, drawnAs: name))
        }
        #expect(resolve("foot", host: ["foot"]) == TerminalType(name: "foot", drawnAs: "foot"))
    }

    @Test(arguments: BuiltInEntries.names.filter { $0 != BuiltInEntries.basic })
    func `without a database, the built-in entry with the same name is used`(name: String) {
        let expected = TerminalType(name: name, drawnAs: name, source: .builtInWithoutDatabase, reason: .name)
        #expect(resolve(name, host: nil) == expected)
    }

    @Test(arguments: ["nonsense", "eterm-color", "stv52", "footnote", "riot", "xter", "sun", "vt1000"])
    func `any other type is drawn only if the terminal responds`(name: String) {
        #expect(resolve(name, host: Self.stock) == nil)
        let drawn = resolve(name, host: Self.stock, responds: true)
        let expected = TerminalType(name: name, drawnAs: BuiltInEntries.basic, source: .builtIn, reason: .response)
        #expect(drawn == expected)
    }

    @Test(
        arguments: [
            "dumb", "unknown", "", ".", "..", "../x/xterm", "/etc/passwd", "x/xterm", "xterm\n", "\u{1B}[31m", "été",
            String(repeating: "x", count: 10_000), "b64:xterm",
        ])
    func `a name that is not a terminal's is neither looked up elsewhere nor queried`(name: String) {
        let type = TerminalType.resolve(
            name, find: { _ in .noDatabase },
            responds: {
                Issue.record("queried")
                return true
            })
        #expect(type == nil)
    }
}
