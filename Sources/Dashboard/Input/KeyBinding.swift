import Screen

/// The meaning of a key.
public enum Command: Hashable, Sendable, CaseIterable {
    /// Select the check above, or scroll up by one line.
    case up
    /// Select the check below, or scroll down by one line.
    case down
    /// Select the first check, or scroll to the top.
    case top
    /// Select the last check, or scroll to the end.
    case bottom
    /// Go up one page.
    case pageUp
    /// Go down one page.
    case pageDown
    /// Go to the next pane, or to the other page of the help.
    case nextPane
    /// Go to the previous pane.
    case previousPane
    /// Open the selected check's own screen.
    case open
    /// Show the next check on its own screen.
    case nextCheck
    /// Show the previous check on its own screen.
    case previousCheck
    /// Go back to the previous screen.
    case back
    /// Poll now.
    case refresh
    /// Pause or resume polling.
    case pause
    /// Lengthen the interval.
    case lengthenInterval
    /// Shorten the interval.
    case shortenInterval
    /// Filter by a typed text.
    case filter
    /// Show only failures and unfinished findings, or all; in the picker, show tasks with the next status.
    case failuresOnly
    /// Order the checks by the next criterion.
    case sort
    /// Reverse the sort order of the checks.
    case reverseOrder
    /// Look up the executions of all findings of the check, or stop.
    case scan
    /// Look up a finding by a typed ID.
    case findById
    /// Show the account's tasks.
    case openTasks
    /// Copy the ID of the selection.
    case copyId
    /// Copy the link to the AWS console page of the selection.
    case copyConsoleAddress
    /// Show the previous poll.
    case stepBack
    /// Show the next poll.
    case stepForward
    /// Show the first poll.
    case goToFirst
    /// Show the live task.
    case goLive
    /// Show times in UTC or in local time.
    case toggleTimeZone
    /// Open the screen for canceling the task.
    case openCancel
    /// Cancel the task, once its ID is typed.
    case confirmCancel
    /// Write a report for the ticket.
    case writeReport
    /// Log in, or prompt for an MFA code.
    case logIn
    /// Send the typed MFA code.
    case submitCode
    /// Hide the prompt for an MFA code.
    case postponeCode
    /// Finish the typed line, and keep its effect.
    case keepTyped
    /// Leave the typed line, and undo its effect.
    case leaveTyping
    /// Erase the last typed character.
    case eraseCharacter
    /// Erase the last typed word.
    case eraseWord
    /// Erase the whole typed line.
    case eraseLine
    /// Turn the mouse on or off.
    case toggleMouse
    /// Repaint the screen.
    case repaint
    /// Show the help, or hide it.
    case help
    /// Close the help, or exit.
    case quit
    /// Exit, from anywhere.
    case interrupt
}

/// The places with their own keys.
public enum KeyMode: Hashable, Sendable, CaseIterable {
    /// All checks.
    case overview
    /// One check's own screen.
    case check
    /// One finding's own screen.
    case finding
    /// The account's tasks.
    case tasks
    /// The screen for canceling the task, where characters are typed.
    case cancel
    /// A line that is being typed: a filter, or a finding ID.
    case typing
    /// The help, which covers other screens.
    case help
    /// The prompt for an MFA code, beside the keys of the screen that has it.
    case code
}

/// What keys do, with their help and hint. The help screen and the hint bar are made from it, so they cannot disagree.
public struct KeyBinding: Hashable, Sendable {
    /// The keys, the most usual one first.
    public let keys: [Key]
    /// What they do.
    public let command: Command
    /// The places where they work.
    public let contexts: Set<KeyMode>
    /// The keys as the help shows them: `j ↓`.
    public let label: String
    /// The help text: `move down; in text, scroll down one line`.
    public let help: String
    /// The same in at most 23 columns: `move or scroll down`.
    public let brief: String
    /// The hint for the hint bar, if any.
    public let hint: Hint?

    /// A key and one or two words: `⏎ open`.
    public struct Hint: Hashable, Sendable {
        /// The key.
        public let key: String
        /// What it does, in one or two words.
        public let words: String
        /// If there is no room for all hints, those with the lowest numbers stay.
        public let importance: Int
        /// The places where the hint is shown; the key may work in others, too.
        public let contexts: Set<KeyMode>
    }
}
