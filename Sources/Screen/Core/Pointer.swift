/// What the operator did with the mouse, and where.
public struct Pointer: Sendable, Hashable {
    /// What the operator did.
    public enum Action: Sendable, Hashable, CaseIterable {
        /// Pressed the left button.
        case press
        /// Pressed the right button.
        case rightPress
        /// Turned the wheel up by one step.
        case wheelUp
        /// Turned the wheel down by one step.
        case wheelDown
    }

    /// What the operator did.
    public let action: Action
    /// The cell under the pointer. It may be outside the frame, if the window just became smaller.
    public let position: Point

    /// An action at a cell.
    public init(_ action: Action, at position: Point) {
        self.action = action
        self.position = position
    }
}
