import Screen

/// The keys of the dashboard.
public enum Keymap {
    /// Bindings that the help shows together, under a heading.
    public struct Group: Hashable, Sendable {
        /// The heading.
        public let title: String
        /// The bindings.
        public let bindings: [KeyBinding]
        /// A note about all of them, if any.
        public let note: String?
    }

    /// Every binding, in the order of the help screen.
    public static let groups: [Group] = [
        Group(title: "Move about", bindings: moving, note: nil),
        Group(title: "Find", bindings: finding, note: nil),
        Group(title: "While a line is typed", bindings: typing, note: nil),
        Group(title: "Time", bindings: time, note: nil),
        Group(title: "Ask AWS", bindings: asking, note: nil),
        Group(title: "Copy and report", bindings: takingAlong, note: clipboardNote),
        Group(title: "Change the task", bindings: changing, note: nil),
        Group(title: "Help and end", bindings: leaving, note: nil),
    ]

    /// Every binding, in the same order.
    public static let bindings: [KeyBinding] = groups.flatMap(\.bindings)

    private static let clipboardNote = """
        Copying works over SSH where the terminal allows it (OSC 52). tmux needs "set-clipboard on" or \
        "allow-passthrough on". The console has no documented address of one task or finding.
        """

    private static let moving: [KeyBinding] = [
        KeyBinding([.character("j"), .down], .down, "j ↓", "next row; in panes of text one line down"),
        KeyBinding([.character("k"), .up], .up, "k ↑", "row above; in panes of text one line up"),
        KeyBinding([.character("g"), .home], .top, "g Home", "first row; in panes of text the top"),
        KeyBinding([.character("G"), .end], .bottom, "G End", "last row; in panes of text the end"),
        KeyBinding([.pageDown, .control("f"), .character(" ")], .pageDown, "PgDn ^F Space", "one page down"),
        KeyBinding([.pageUp, .control("b")], .pageUp, "PgUp ^B", "one page up"),
        KeyBinding(
            [.enter], .open, "Enter", "open what is selected", in: [.overview, .check],
            hint: KeyBinding.Hint("Enter", "open", importance: 3)),
        KeyBinding(
            [.enter], .open, "Enter", "in the tasks: watch the selected one", in: [.tasks],
            hint: KeyBinding.Hint("Enter", "watch", importance: 3, in: [.tasks])),
        KeyBinding(
            [.escape], .back, "Esc", "back; undo a filter; to the present; close the help",
            in: Set(KeyMode.allCases).subtracting([.typing]),
            hint: KeyBinding.Hint("Esc", "back", importance: 2, in: [.check, .finding, .tasks, .cancel, .help])),
        KeyBinding(
            [.tab], .nextPane, "Tab", "next pane", in: [.overview, .check],
            hint: KeyBinding.Hint("Tab", "pane", importance: 4)),
        KeyBinding([.backTab], .previousPane, "Shift-Tab", "pane before", in: [.overview, .check]),
        KeyBinding(
            [.character("n")], .nextCheck, "n", "next check or finding, from its own screen", in: [.check, .finding],
            hint: KeyBinding.Hint("n", "next", importance: 8, in: [.check, .finding])),
        KeyBinding(
            [.character("N")], .previousCheck, "N", "check or finding before, from its own screen",
            in: [.check, .finding]),
    ]

    private static let finding: [KeyBinding] = [
        KeyBinding(
            [.character("/")], .filter, "/", "filter as you type; Esc undoes it", in: [.overview, .check, .tasks],
            hint: KeyBinding.Hint("/", "filter", importance: 5, in: [.overview, .check, .tasks])),
        KeyBinding(
            [.character("f")], .failuresOnly, "f", "failures and unfinished, or all", in: [.overview, .check],
            hint: KeyBinding.Hint("f", "failures", importance: 9, in: [.overview, .check])),
        KeyBinding(
            [.character("f")], .failuresOnly, "f", "in the tasks: those of the next status, or all", in: [.tasks],
            hint: KeyBinding.Hint("f", "status", importance: 9, in: [.tasks])),
        KeyBinding(
            [.character("s")], .sort, "s", "order: worst first, name, least progress, most findings", in: [.overview],
            hint: KeyBinding.Hint("s", "sort", importance: 10)),
        KeyBinding([.character("S")], .reverseOrder, "S", "turn the order round", in: [.overview]),
        KeyBinding(
            [.character("F")], .scan, "F", "ask which findings of the check failed, or stop asking", in: [.check],
            hint: KeyBinding.Hint("F", "find failures", importance: 17, in: [.check])),
        KeyBinding(
            [.character("i")], .findById, "i", "show a finding by its id", in: [.check, .finding],
            hint: KeyBinding.Hint("i", "finding id", importance: 16, in: [.check])),
        KeyBinding(
            [.character("t")], .openTasks, "t", "the account's tasks of the last 90 days",
            in: [.overview, .check, .finding], hint: KeyBinding.Hint("t", "tasks", importance: 12, in: [.overview])),
    ]

    private static let typing: [KeyBinding] = [
        KeyBinding([.enter], .keepTyped, "Enter", "keep the filter; show the finding", in: [.typing]),
        KeyBinding([.escape], .leaveTyping, "Esc", "undo the filter, and leave the line", in: [.typing]),
        KeyBinding(
            [.backspace], .eraseCharacter, "Backspace", "take a character back; leave an empty line", in: [.typing]),
        KeyBinding([.control("w")], .eraseWord, "^W", "take a word back", in: [.typing]),
        KeyBinding(
            [.control("u")], .eraseLine, "^U", "take all back", in: [.typing, .cancel],
            hint: KeyBinding.Hint("^U", "empty the line", importance: 4, in: [.cancel])),
        KeyBinding([.up], .up, "↑", "row above, while the filter is typed", in: [.typing]),
        KeyBinding([.down], .down, "↓", "next row", in: [.typing]),
    ]

    private static let time: [KeyBinding] = [
        KeyBinding(
            [.left, .character("[")], .stepBack, "← [", "look back: one poll", in: [.overview, .check],
            hint: KeyBinding.Hint("←→", "history", importance: 11, in: [.overview])),
        KeyBinding([.right, .character("]")], .stepForward, "→ ]", "one poll on", in: [.overview, .check]),
        KeyBinding([.character("{")], .goToFirst, "{", "the first poll of this watch", in: [.overview, .check]),
        KeyBinding([.character("}")], .goLive, "}", "back to the present", in: [.overview, .check]),
        KeyBinding(
            [.character("u")], .toggleTimeZone, "u", "times in UTC, or in local time",
            in: [.overview, .check, .finding, .tasks]),
    ]

    /// The first hints in history, where these keys have this meaning.
    public static let lookBackHints = [
        KeyBinding.Hint("Esc", "live", importance: -2), KeyBinding.Hint("←→", "step", importance: -1),
    ]

    private static let asking: [KeyBinding] = [
        KeyBinding(
            [.character("r")], .refresh, "r", "ask AWS now, unless it is being asked",
            hint: KeyBinding.Hint("r", "refresh", importance: 6, in: [.overview, .check, .finding, .tasks])),
        KeyBinding(
            [.character("p")], .pause, "p", "pause, and resume",
            hint: KeyBinding.Hint("p", "pause", importance: 7)),
        KeyBinding(
            [.character("+"), .character("=")], .lengthenInterval, "+ =", "ask less often: down to every 5 minutes",
            hint: KeyBinding.Hint("+-", "interval", importance: 14, in: [.overview])),
        KeyBinding([.character("-")], .shortenInterval, "-", "ask more often: up to every second"),
    ]

    private static let takingAlong: [KeyBinding] = [
        KeyBinding(
            [.character("c")], .copyId, "c",
            "copy the id: the task's, the audit's in Target, the finding's",
            in: [.overview, .check, .finding, .tasks],
            hint: KeyBinding.Hint("c", "copy id", importance: 13, in: [.check, .finding, .tasks])),
        KeyBinding(
            [.character("C")], .copyConsoleAddress, "C",
            "copy its address in the AWS console, or the nearest page's",
            in: [.overview, .check, .finding, .tasks]),
        KeyBinding(
            [.character("e")], .writeReport, "e", "write a report for the ticket: Markdown and JSON",
            in: [.overview, .check, .finding],
            hint: KeyBinding.Hint("e", "report", importance: 15)),
    ]

    private static let changing: [KeyBinding] = [
        KeyBinding(
            [.character("X")], .openCancel, "X", "cancel the task; it asks first (needs --allow-cancel)",
            in: [.overview, .check]),
        KeyBinding(
            [.enter], .confirmCancel, "Enter", "on that screen: cancel the task, once its id is typed", in: [.cancel],
            hint: KeyBinding.Hint("Enter", "cancel the task", importance: 3, in: [.cancel])),
    ]

    private static let leaving: [KeyBinding] = [
        KeyBinding([.control("l")], .repaint, "^L", "paint the screen anew", in: Set(KeyMode.allCases)),
        KeyBinding(
            [.character("?")], .help, "?", "open and close the help",
            hint: KeyBinding.Hint("?", "help", importance: 1, in: [.overview, .check, .finding, .tasks])),
        KeyBinding(
            [.character("q")], .quit, "q", "close the help; quit (the task goes on)",
            hint: KeyBinding.Hint("q", "quit", importance: 0, in: [.overview, .check, .finding, .tasks])),
        KeyBinding([.control("c")], .interrupt, "^C", "quit, from anywhere", in: Set(KeyMode.allCases)),
    ]

    /// The command for a key in a place; nil if the key is not bound there.
    public static func command(for key: Key, in context: KeyMode) -> Command? {
        bindings.first { $0.contexts.contains(context) && $0.keys.contains(key) }?.command
    }

    /// The hints for the hint bar, in order, without those of `idle` commands.
    public static func hints(in context: KeyMode, without idle: Set<Command> = []) -> [KeyBinding.Hint] {
        (hints[context] ?? []).filter { !idle.contains($0.command) }.map(\.hint)
    }

    private static let hints = Dictionary(
        uniqueKeysWithValues: KeyMode.allCases.map { context in
            let bound = bindings.filter { $0.contexts.contains(context) }
            let hints = bound.compactMap { binding in binding.hint.map { (command: binding.command, hint: $0) } }
            return (context, hints.filter { $0.hint.contexts.contains(context) })
        })
}

extension KeyBinding {
    /// Places where no characters are typed.
    private static let everywhere = Set(KeyMode.allCases).subtracting([.typing, .cancel])

    fileprivate init(
        _ keys: [Key], _ command: Command, _ label: String, _ help: String,
        in contexts: Set<KeyMode> = everywhere, hint: Hint? = nil
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
        _ key: String, _ words: String, importance: Int, in contexts: Set<KeyMode> = [.overview, .check]
    ) {
        self.key = key
        self.words = words
        self.importance = importance
        self.contexts = contexts
    }
}
