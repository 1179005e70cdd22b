import MitigationModel

/// What a cell of the screen shows, for the mouse. Rows are named by what they show, not by their number: the order may
/// change before the press is handled.
public enum PointerTarget: Hashable, Sendable {
    /// Nothing that reacts.
    case nothing
    /// A page of text that scrolls: help, or a finding.
    case page
    /// The title or an empty part of a pane of the overview.
    case pane(Pane)
    /// A check's row.
    case check(CheckName)
    /// The title or an empty part of a pane of a check's screen.
    case checkPane(CheckPane)
    /// A finding's row: its ID.
    case finding(String)
    /// The row of failures with a common cause.
    case failures(FailureCause)
    /// An empty part of the task list.
    case tasks
    /// A task's row: its ID.
    case task(String)
}

/// What the operator did with the mouse, in terms of what was visible.
public enum PointerAct: Hashable, Sendable {
    /// Pressed the left button.
    case pressed(PointerTarget)
    /// Turned the wheel, down for a number above 0.
    case scrolled(PointerTarget, by: Int)
    /// Pressed the right button.
    case back

    /// The lines that a step of the wheel scrolls.
    static let wheelLines = 3
}
