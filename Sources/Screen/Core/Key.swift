/// What the operator pressed, whatever bytes the terminal sent for it.
public enum Key: Sendable, Hashable {
    /// A character that can be seen, or a space.
    case character(Character)
    /// Enter or Return.
    case enter
    /// Escape on its own.
    case escape
    /// Tab.
    case tab
    /// Shift and Tab.
    case backTab
    /// The arrow up.
    case up
    /// The arrow down.
    case down
    /// The arrow to the left.
    case left
    /// The arrow to the right.
    case right
    /// Page up.
    case pageUp
    /// Page down.
    case pageDown
    /// Home.
    case home
    /// End.
    case end
    /// Backspace, whether the terminal sends DEL or BS for it.
    case backspace
    /// Delete.
    case delete
    /// Control and a lower-case letter or one of `@[\]^_`.
    case control(Character)
    /// F1 and following.
    case function(Int)
    /// Text that was pasted in one go: hostile until looked at, and never keys.
    case paste(String)
    /// A key that nothing here is bound to.
    case unknown
}
