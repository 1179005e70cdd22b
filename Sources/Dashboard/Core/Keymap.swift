import Screen

/// The keys of the dashboard.
public enum Keymap {
    /// Every binding, in the order of the help screen.
    public static let bindings: [KeyBinding] = [
        KeyBinding([.character("j"), .down], .down, "j ↓", "next check; in other panes one line down"),
        KeyBinding([.character("k"), .up], .up, "k ↑", "check above; in other panes one line up"),
        KeyBinding([.character("g"), .home], .top, "g Home", "first check; in other panes the top"),
        KeyBinding([.character("G"), .end], .bottom, "G End", "last check; in other panes the end"),
        KeyBinding([.pageDown, .control("f"), .character(" ")], .pageDown, "PgDn ^F Space", "one page down"),
        KeyBinding([.pageUp, .control("b")], .pageUp, "PgUp ^B", "one page up"),
        KeyBinding(
            [.enter], .open, "Enter", "open the selected check's own screen", in: [.overview],
            hint: KeyBinding.Hint("Enter", "open", importance: 3)),
        KeyBinding(
            [.tab], .nextPane, "Tab", "next pane", in: [.overview],
            hint: KeyBinding.Hint("Tab", "pane", importance: 4)),
        KeyBinding([.backTab], .previousPane, "Shift-Tab", "pane before", in: [.overview]),
        KeyBinding(
            [.character("n")], .nextCheck, "n", "next check, from a check's own screen", in: [.check],
            hint: KeyBinding.Hint("n", "next check", importance: 4)),
        KeyBinding(
            [.character("N")], .previousCheck, "N", "check before, from a check's own screen", in: [.check],
            hint: KeyBinding.Hint("N", "check before", importance: 8)),
        KeyBinding(
            [.character("r")], .refresh, "r", "ask AWS now, unless it is being asked",
            hint: KeyBinding.Hint("r", "refresh", importance: 5)),
        KeyBinding(
            [.character("p")], .pause, "p", "pause, and resume", hint: KeyBinding.Hint("p", "pause", importance: 6)),
        KeyBinding(
            [.character("+"), .character("=")], .lengthenInterval, "+ =", "ask less often: down to every 5 minutes",
            hint: KeyBinding.Hint("+-", "interval", importance: 7)),
        KeyBinding([.character("-")], .shortenInterval, "-", "ask more often: up to every second"),
        KeyBinding(
            [.escape], .back, "Esc", "back to all checks; to the pane of the checks; close the help",
            hint: KeyBinding.Hint("Esc", "back", importance: 2, in: [.check, .help])),
        KeyBinding([.control("l")], .repaint, "^L", "paint the screen anew"),
        KeyBinding(
            [.character("?")], .help, "?", "open and close the help",
            hint: KeyBinding.Hint("?", "help", importance: 1)),
        KeyBinding(
            [.character("q")], .quit, "q", "close the help; quit (the task goes on)",
            hint: KeyBinding.Hint("q", "quit", importance: 0)),
        KeyBinding([.control("c")], .interrupt, "^C", "quit, from anywhere"),
    ]

    /// What the key asks for here; nil if it is not bound.
    public static func command(for key: Key, in context: KeyContext) -> Command? {
        bindings.first { $0.contexts.contains(context) && $0.keys.contains(key) }?.command
    }

    /// The hints for the hint bar, in the order in which they stand.
    public static func hints(in context: KeyContext) -> [KeyBinding.Hint] {
        bindings
            .filter { $0.contexts.contains(context) }
            .compactMap(\.hint)
            .filter { $0.contexts.contains(context) }
    }
}

extension KeyBinding {
    fileprivate init(
        _ keys: [Key], _ command: Command, _ label: String, _ help: String,
        in contexts: Set<KeyContext> = Set(KeyContext.allCases), hint: Hint? = nil
    ) {
        self.keys = keys
        self.command = command
        self.contexts = contexts
        self.label = label
        self.help = help
        self.hint = hint
    }
}

extension KeyBinding.Hint {
    fileprivate init(
        _ key: String, _ words: String, importance: Int, in contexts: Set<KeyContext> = [.overview, .check]
    ) {
        self.key = key
        self.words = words
        self.importance = importance
        self.contexts = contexts
    }
}
