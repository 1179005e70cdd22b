import Screen

/// What a key asks for.
public enum Command: Hashable, Sendable, CaseIterable {
    /// Select the check above, or scroll up by a line.
    case up
    /// Select the check below, or scroll down by a line.
    case down
    /// Select the first check, or scroll to the top.
    case top
    /// Select the last check, or scroll to the end.
    case bottom
    /// Go up by a page.
    case pageUp
    /// Go down by a page.
    case pageDown
    /// Go to the next pane.
    case nextPane
    /// Go to the pane before.
    case previousPane
    /// Open the selected check's own screen.
    case open
    /// Show the next check in its own screen.
    case nextCheck
    /// Show the check before in its own screen.
    case previousCheck
    /// Go back to where the operator came from.
    case back
    /// Poll now.
    case refresh
    /// Pause the polls, or let them go on.
    case pause
    /// Lengthen the time between polls.
    case lengthenInterval
    /// Shorten the time between polls.
    case shortenInterval
    /// Filter by a text that is typed.
    case filter
    /// Show only failures and what is unfinished, or all; in the picker the tasks of the next status.
    case failuresOnly
    /// Order the checks by the next criterion.
    case sort
    /// Turn the order of the checks round.
    case reverseOrder
    /// Ask for the executions of all findings of the check, or stop that.
    case scan
    /// Ask for a finding by an id that is typed.
    case findById
    /// Show the account's tasks.
    case openTasks
    /// Copy the id under the selection.
    case copyId
    /// Copy the AWS console's address of what is under the selection.
    case copyConsoleAddress
    /// Show the moment of the poll before.
    case stepBack
    /// Show the moment of the next poll.
    case stepForward
    /// Show the moment of the first poll.
    case goToFirst
    /// Show what is now.
    case goLive
    /// Show times in UTC or in local time.
    case toggleTimeZone
    /// Open the screen from which the task can be canceled.
    case openCancel
    /// Cancel the task, once its id is typed.
    case confirmCancel
    /// Write a report for the ticket.
    case writeReport
    /// End the line that is typed, and keep what it says.
    case keepTyped
    /// End the line that is typed, and undo what it did.
    case leaveTyping
    /// Take the last typed character back.
    case eraseCharacter
    /// Take the last typed word back.
    case eraseWord
    /// Take back all that was typed.
    case eraseLine
    /// Paint the screen anew.
    case repaint
    /// Show the help, or hide it.
    case help
    /// Close the help, or end the program.
    case quit
    /// End the program, from anywhere.
    case interrupt
}

/// Where keys are pressed.
public enum KeyContext: Hashable, Sendable, CaseIterable {
    /// All checks.
    case overview
    /// One check's own screen.
    case check
    /// One finding's own screen.
    case finding
    /// The account's tasks.
    case tasks
    /// The screen from which the task can be canceled. Characters are typed there.
    case cancel
    /// A line that is typed: a filter, a finding's id.
    case typing
    /// The help, which covers the others.
    case help
}

/// Which keys do what, and how the help screen and the hint bar word it: both are made from it, so they cannot drift.
public struct KeyBinding: Hashable, Sendable {
    /// The keys, the usual one first.
    public let keys: [Key]
    /// What they ask for.
    public let command: Command
    /// Where they do.
    public let contexts: Set<KeyContext>
    /// The keys as the help names them: `j ↓`.
    public let label: String
    /// What they do, for the help: `next check; in other panes one line down`.
    public let help: String
    /// What stands in the hint bar, if anything.
    public let hint: Hint?

    /// A key and one or two words: `⏎ open`.
    public struct Hint: Hashable, Sendable {
        /// The key.
        public let key: String
        /// What it does.
        public let words: String
        /// Where there is no room for all hints, the ones with the lowest numbers stay.
        public let importance: Int
        /// Where the hint stands; the key may work in more places.
        public let contexts: Set<KeyContext>
    }
}
