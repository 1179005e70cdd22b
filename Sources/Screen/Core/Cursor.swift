/// Where a frame has the terminal's cursor. Braille displays and screen magnifiers follow it, even while it is hidden.
public struct Cursor: Sendable, Hashable {
    /// What the cursor marks. If a frame has several candidates, the one with the highest value counts.
    public enum Purpose: Int, Sendable, Hashable, CaseIterable {
        /// The beginning of the text, on a screen without a selection.
        case text
        /// The selected row, which is also in reverse video.
        case selection
        /// The place for the next typed character.
        case caret
    }

    /// The cell, always within a frame that has cells.
    public let position: Point
    /// What it marks there.
    public let purpose: Purpose

    /// A cursor at a cell.
    public init(at position: Point, for purpose: Purpose) {
        self.position = position
        self.purpose = purpose
    }
}

extension Frame {
    /// Puts the cursor on a cell. A position outside the frame is ignored, and so is a purpose that matters less than
    /// the present one.
    public mutating func placeCursor(at position: Point, for purpose: Cursor.Purpose) {
        guard bounds.contains(position), purpose.rawValue >= cursor.purpose.rawValue else { return }
        cursor = Cursor(at: position, for: purpose)
    }
}
