import MitigationModel

/// Where the operator is: nothing here changes unless the operator asks for it.
public struct Navigation: Hashable, Sendable {
    /// What fills the terminal.
    public var place = Place.overview
    /// Whether the help covers it.
    public var isHelpShown = false
    /// The pane that keys act on in the overview.
    public var focus = Pane.checks
    /// The pane that stands below the checks where there is room for one alone: the last of the three in focus.
    public var lowerPane = Pane.actions
    /// The check that the operator selected or opened last; nil before that. It stays selected when the order changes.
    public var selection: CheckName?
    /// For each pane, the first line that is shown; views clamp it to what there is.
    public var scroll: [Pane: Int] = [:]
    /// The first line of the check's own screen that is shown.
    public var pageScroll = 0
    /// The first line of the help that is shown.
    public var helpScroll = 0

    /// Where a key is pressed.
    public var keyContext: KeyContext {
        if isHelpShown { return .help }
        return place == .overview ? .overview : .check
    }

    /// What fills the terminal.
    public enum Place: Hashable, Sendable {
        /// All checks; Enter leads to `check`.
        case overview
        /// One check's own screen; Esc leads back to `overview`.
        case check(CheckName)
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
