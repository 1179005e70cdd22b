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
        Group(title: "Navigation", bindings: moving, note: nil),
        Group(title: "Mouse", bindings: pointing, note: mouseNote),
        Group(title: "Filter, sort, find", bindings: finding, note: nil),
        Group(title: "While typing", bindings: typing, note: nil),
        Group(title: "History", bindings: time, note: nil),
        Group(title: "Polling and login", bindings: polling, note: nil),
        Group(title: "Copy, report, cancel", bindings: copying + changing, note: clipboardNote),
        Group(title: "Help and quit", bindings: leaving, note: nil),
    ]

    /// Every binding, in the same order.
    public static let bindings: [KeyBinding] = groups.flatMap(\.bindings)

    private static let mouseNote = """
        With the mouse on, the wheel scrolls, a click selects, a click on the selection opens it, and the right button \
        goes back. Hold Shift to select text.
        """

    private static let clipboardNote = """
        Copying over SSH needs OSC 52. In tmux: "set-clipboard on" or "allow-passthrough on".
        """

    private static let moving: [KeyBinding] = [
        KeyBinding(
            [.character("j"), .down], .down, "j ↓", "move down; in text, scroll down one line",
            brief: "move or scroll down"),
        KeyBinding(
            [.character("k"), .up], .up, "k ↑", "move up; in text, scroll up one line", brief: "move or scroll up"),
        KeyBinding(
            [.character("g"), .home], .top, "g Home", "go to the first row; in text, to the top", brief: "go to the top"
        ),
        KeyBinding(
            [.character("G"), .end], .bottom, "G End", "go to the last row; in text, to the end", brief: "go to the end"
        ),
        KeyBinding([.pageDown, .control("f"), .character(" ")], .pageDown, "PgDn ^F Space", "page down"),
        KeyBinding([.pageUp, .control("b")], .pageUp, "PgUp ^B", "page up"),
        KeyBinding(
            [.enter], .open, "Enter", "open the selected row", in: [.overview, .check],
            hint: KeyBinding.Hint("Enter", "open", importance: 3)),
        KeyBinding(
            [.enter], .open, "Enter", "in the task list: watch the selected task", brief: "watch the selected task",
            in: [.tasks],
            hint: KeyBinding.Hint("Enter", "watch", importance: 3, in: [.tasks])),
        KeyBinding(
            [.escape], .back, "Esc", "go back; clear the filter; return to live; close help",
            brief: "go back; clear filter",
            in: Set(KeyMode.allCases).subtracting([.typing, .code]),
            hint: KeyBinding.Hint("Esc", "back", importance: 2, in: [.check, .finding, .tasks, .cancel, .help])),
        KeyBinding(
            [.tab], .nextPane, "Tab", "go to the next pane", in: [.overview, .check],
            hint: KeyBinding.Hint("Tab", "pane", importance: 4)),
        KeyBinding(
            [.tab], .nextPane, "Tab", "in help: show the other keys", brief: "show the other keys", in: [.help],
            hint: KeyBinding.Hint("Tab", "other keys", importance: 4, in: [.help])),
        KeyBinding([.backTab], .previousPane, "Shift-Tab", "go to the previous pane", in: [.overview, .check]),
        KeyBinding(
            [.character("n")], .nextCheck, "n", "in a check or finding: go to the next one",
            brief: "next check or finding", in: [.check, .finding],
            hint: KeyBinding.Hint("n", "next", importance: 8, in: [.check, .finding])),
        KeyBinding(
            [.character("N")], .previousCheck, "N", "in a check or finding: go to the previous one",
            brief: "previous check, finding",
            in: [.check, .finding]),
    ]

    private static let pointing: [KeyBinding] = [
        KeyBinding(
            [.character("m")], .toggleMouse, "m", "turn the mouse on or off", brief: "mouse on or off",
            in: [.overview, .check, .finding, .tasks])
    ]

    private static let finding: [KeyBinding] = [
        KeyBinding(
            [.character("/")], .filter, "/", "filter as you type; Esc clears the filter", brief: "filter as you type",
            in: [.overview, .check, .tasks],
            hint: KeyBinding.Hint("/", "filter", importance: 5, in: [.overview, .check, .tasks])),
        KeyBinding(
            [.character("f")], .failuresOnly, "f", "show only failed and unfinished, or all",
            brief: "only failed, unfinished", in: [.overview, .check],
            hint: KeyBinding.Hint("f", "failures", importance: 9, in: [.overview, .check])),
        KeyBinding(
            [.character("f")], .failuresOnly, "f", "in the task list: cycle through the statuses",
            brief: "cycle through statuses", in: [.tasks],
            hint: KeyBinding.Hint("f", "status", importance: 9, in: [.tasks])),
        KeyBinding(
            [.character("s")], .sort, "s", "sort by: worst, name, progress, findings", brief: "change the sort order",
            in: [.overview],
            hint: KeyBinding.Hint("s", "sort", importance: 10)),
        KeyBinding([.character("S")], .reverseOrder, "S", "reverse the sort order", in: [.overview]),
        KeyBinding(
            [.character("F")], .scan, "F", "look up which findings failed, or stop", brief: "look up failed findings",
            in: [.check],
            hint: KeyBinding.Hint("F", "find failures", importance: 17, in: [.check])),
        KeyBinding(
            [.character("i")], .findById, "i", "open a finding by its ID", brief: "open a finding by ID",
            in: [.check, .finding],
            hint: KeyBinding.Hint("i", "finding ID", importance: 16, in: [.check])),
        KeyBinding(
            [.character("t")], .openTasks, "t", "list the account's tasks (last 90 days)",
            brief: "list tasks (90 days)",
            in: [.overview, .check, .finding], hint: KeyBinding.Hint("t", "tasks", importance: 12, in: [.overview])),
    ]

    private static let typing: [KeyBinding] = [
        KeyBinding(
            [.enter], .keepTyped, "Enter", "apply the filter; open the finding", brief: "apply filter or ID",
            in: [.typing]),
        KeyBinding(
            [.escape], .leaveTyping, "Esc", "clear the filter and close the input", brief: "clear and close",
            in: [.typing]),
        KeyBinding(
            [.backspace], .eraseCharacter, "Backspace", "delete a character; close if empty",
            brief: "delete a character", in: [.typing, .code]),
        KeyBinding([.control("w")], .eraseWord, "^W", "delete a word", in: [.typing]),
        KeyBinding(
            [.control("u")], .eraseLine, "^U", "clear the input", in: [.typing, .cancel, .code],
            hint: KeyBinding.Hint("^U", "clear", importance: 4, in: [.cancel])),
        KeyBinding(
            [.enter], .submitCode, "Enter", "send the MFA code", in: [.code],
            hint: KeyBinding.Hint("Enter", "send", importance: 3, in: [.code])),
        KeyBinding(
            [.escape], .postponeCode, "Esc", "enter the MFA code later (L)", brief: "enter it later (L)", in: [.code],
            hint: KeyBinding.Hint("Esc", "later", importance: 2, in: [.code])),
        KeyBinding([.up], .up, "↑", "move up while filtering", brief: "move up", in: [.typing]),
        KeyBinding([.down], .down, "↓", "move down while filtering", brief: "move down", in: [.typing]),
    ]

    private static let time: [KeyBinding] = [
        KeyBinding(
            [.left, .character("[")], .stepBack, "← [", "go back one poll", in: [.overview, .check],
            hint: KeyBinding.Hint("←→", "history", importance: 11, in: [.overview])),
        KeyBinding([.right, .character("]")], .stepForward, "→ ]", "go forward one poll", in: [.overview, .check]),
        KeyBinding(
            [.character("{")], .goToFirst, "{", "go to the first poll of this session", brief: "go to the first poll",
            in: [.overview, .check]),
        KeyBinding([.character("}")], .goLive, "}", "return to live", in: [.overview, .check]),
        KeyBinding(
            [.character("u")], .toggleTimeZone, "u", "switch between UTC and local time", brief: "UTC or local time",
            in: [.overview, .check, .finding, .tasks]),
    ]

    /// The first hints in history, where these keys have this meaning.
    public static let lookBackHints = [
        KeyBinding.Hint("Esc", "live", importance: -2), KeyBinding.Hint("←→", "step", importance: -1),
    ]

    private static let polling: [KeyBinding] = [
        KeyBinding(
            [.character("r")], .refresh, "r", "poll AWS now (refresh)",
            hint: KeyBinding.Hint("r", "refresh", importance: 6, in: [.overview, .check, .finding, .tasks])),
        KeyBinding(
            [.character("p")], .pause, "p", "pause or resume polling",
            hint: KeyBinding.Hint("p", "pause", importance: 7)),
        KeyBinding(
            [.character("+"), .character("=")], .lengthenInterval, "+ =", "poll less often (up to every 5 minutes)",
            brief: "poll less often",
            hint: KeyBinding.Hint("+-", "interval", importance: 14, in: [.overview])),
        KeyBinding(
            [.character("-")], .shortenInterval, "-", "poll more often (down to every second)", brief: "poll more often"
        ),
        KeyBinding(
            [.character("L")], .logIn, "L", "log in; enter an MFA code", brief: "log in, enter MFA code",
            in: [.overview, .check, .finding, .tasks]),
    ]

    private static let copying: [KeyBinding] = [
        KeyBinding(
            [.character("c")], .copyId, "c",
            "copy the ID of the task, finding, or (in Target) audit", brief: "copy the ID",
            in: [.overview, .check, .finding, .tasks],
            hint: KeyBinding.Hint("c", "copy ID", importance: 13, in: [.check, .finding, .tasks])),
        KeyBinding(
            [.character("C")], .copyConsoleAddress, "C",
            "copy a link to the closest AWS console page", brief: "copy a console link",
            in: [.overview, .check, .finding, .tasks]),
        KeyBinding(
            [.character("e")], .writeReport, "e", "write a report (Markdown and JSON)", brief: "write a report",
            in: [.overview, .check, .finding],
            hint: KeyBinding.Hint("e", "report", importance: 15)),
    ]

    private static let changing: [KeyBinding] = [
        KeyBinding(
            [.character("X")], .openCancel, "X", "cancel the task, with confirmation (needs --allow-cancel)",
            brief: "cancel the task",
            in: [.overview, .check]),
        KeyBinding(
            [.enter], .confirmCancel, "Enter", "on that screen: cancel the task once its ID is typed",
            brief: "cancel the task", in: [.cancel],
            hint: KeyBinding.Hint("Enter", "cancel the task", importance: 3, in: [.cancel])),
    ]

    private static let leaving: [KeyBinding] = [
        KeyBinding([.control("l")], .repaint, "^L", "redraw the screen", in: Set(KeyMode.allCases)),
        KeyBinding(
            [.character("?")], .help, "?", "show or hide help",
            in: Set(KeyMode.allCases).subtracting([.typing, .cancel]),
            hint: KeyBinding.Hint("?", "help", importance: 1, in: [.overview, .check, .finding, .tasks, .code])),
        KeyBinding(
            [.character("q")], .quit, "q", "close help; quit (the task keeps running)", brief: "quit",
            in: Set(KeyMode.allCases).subtracting([.typing, .cancel]),
            hint: KeyBinding.Hint("q", "quit", importance: 0, in: [.overview, .check, .finding, .tasks, .code])),
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
    /// The places in which keys are not typed as text.
    private static let everywhere = Set(KeyMode.allCases).subtracting([.typing, .cancel, .code])

    fileprivate init(
        _ keys: [Key], _ command: Command, _ label: String, _ help: String, brief: String? = nil,
        in contexts: Set<KeyMode> = everywhere, hint: Hint? = nil
    ) {
        self.keys = keys
        self.command = command
        self.contexts = contexts
        self.label = label
        self.help = help
        self.brief = brief ?? help
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
