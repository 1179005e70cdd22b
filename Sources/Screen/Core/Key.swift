/// What the operator pressed, whatever bytes the terminal sent for it.
public enum Key: Sendable, Hashable {
    /// A visible character, or a space.
    case character(Character)
    /// Enter or Return.
    case enter
    /// Escape on its own.
    case escape
    /// Tab.
    case tab
    /// Shift and Tab.
    case backTab
    /// Arrow up.
    case up
    /// Arrow down.
    case down
    /// Arrow left.
    case left
    /// Arrow right.
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
    /// F1 and higher.
    case function(Int)
    /// Text that was pasted at once: untrusted, and never keys.
    case paste(String)
    /// An action of the mouse.
    case pointer(Pointer)
    /// A key that has no meaning here.
    case unknown
}
