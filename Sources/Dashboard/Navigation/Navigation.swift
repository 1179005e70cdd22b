import MitigationModel

/// Where the operator is. Only keys change it.
public struct Navigation: Hashable, Sendable {
    /// The screens that the operator came through, the shown one last; the overview below all of them is not named.
    public var backStack: [Screen] = []
    /// The page of the help that covers it; nil if none does.
    public var help: HelpTopic?
    /// The pane that keys act on in the overview.
    public var focus = Pane.checks
    /// The pane below the checks if there is room for only one: of the other three, the one that had the focus last.
    public var lowerPane = Pane.actions
    /// The check that the operator selected or opened last; nil before that. It stays selected when the order changes.
    public var selection: CheckName?
    /// For each pane, the first line that is shown; views clamp it to what there is.
    public var scroll: [Pane: Int] = [:]
    /// The pane that keys act on in a check's own screen.
    public var checkFocus = CheckPane.findings
    /// The first line that is shown of each pane of a check's own screen, but the findings (`CheckFindings`).
    public var checkScroll: [CheckPane: Int] = [:]
    /// The first line of a finding's own screen that is shown.
    public var pageScroll = 0
    /// The first line of the help that is shown.
    public var helpScroll = 0
    /// A line that is being typed; nil if none is.
    public var typing: Typing?
    /// What is typed on the screen from which the task can be canceled.
    public var cancelPrompt = CancelPrompt()
    /// Which checks are shown in the overview, and in which order.
    public var checks = CheckArrangement()

    /// The overview.
    public init() {}

    /// The overview of another task, with the order of the checks and the lower pane as before.
    init(after other: Navigation) {
        lowerPane = other.lowerPane
        checks.order = other.checks.order
        checks.isReversed = other.checks.isReversed
    }

    /// What fills the terminal.
    public var screen: Screen {
        backStack.last ?? .overview
    }

    /// Whether help is open.
    public var isHelpShown: Bool {
        help != nil
    }

    /// Where a key is pressed.
    public var keyMode: KeyMode {
        isHelpShown ? .help : modeBelowHelp
    }

    /// Where a key is pressed if help is closed.
    var modeBelowHelp: KeyMode {
        if typing != nil { return .typing }
        return switch screen {
        case .overview: .overview
        case .check: .check
        case .finding: .finding
        case .tasks: .tasks
        case .cancel: .cancel
        }
    }

    /// Opens the help for the keys of the screen, or closes it.
    mutating func toggleHelp() {
        help = isHelpShown ? nil : .screen
        helpScroll = 0
    }

    /// Shows the other page of the help, at its top.
    mutating func switchHelp() {
        help = help?.other
        helpScroll = 0
    }

    /// Goes to a screen; Esc leads back.
    mutating func open(_ screen: Screen) {
        backStack.append(screen)
        pageScroll = 0
    }

    /// Goes to another screen of the same kind; Esc leads back as before.
    mutating func replace(with screen: Screen) {
        if !backStack.isEmpty { backStack.removeLast() }
        open(screen)
    }

    /// Esc: back to where the operator came from.
    mutating func close() {
        _ = backStack.popLast()
        pageScroll = 0
    }

    /// What fills the terminal.
    public enum Screen: Hashable, Sendable {
        /// All checks; Enter leads to `check`.
        case overview
        /// One check's own screen; Enter leads to `finding`.
        case check(CheckName)
        /// One finding's own screen: its ID.
        case finding(String)
        /// The account's tasks; Enter leads to the overview of another task.
        case tasks
        /// The screen from which the task can be canceled.
        case cancel
    }
}

extension CaseIterable where Self: Equatable {
    /// The case `step` places further, in a circle.
    func neighbor(by step: Int) -> Self {
        let all = Array(Self.allCases)
        let index = all.firstIndex(of: self) ?? 0
        return all[(index + step + all.count) % all.count]
    }
}

/// A pane of the overview, in the order in which Tab goes through them.
public enum Pane: Hashable, Sendable, CaseIterable {
    /// One row a check.
    case checks
    /// The selected check's actions.
    case actions
    /// What the task applies to.
    case target
    /// What changed, and when.
    case journal
}

/// A pane of a check's own screen, in the order in which Tab goes through them.
public enum CheckPane: Hashable, Sendable, CaseIterable {
    /// One row a finding.
    case findings
    /// Why findings failed: failures grouped by action, code and message.
    case failures
    /// The check's actions with all parameters.
    case actions
    /// The check's reason codes.
    case reasonCodes
}
