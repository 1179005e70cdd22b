import Screen

extension Frame {
    /// Shows an area as selected, in one style; only failures keep their color. The cursor goes to the row's text,
    /// which begins `margin` columns from the left.
    mutating func select(_ area: Rect, margin: Int) {
        placeCursor(at: Point(x: area.x + min(margin, area.width - 1), y: area.y), for: .selection)
        restyle(area) { style in
            let role = style.role == .failed ? style.role : .normal
            return Style(role, style.attributes).selected
        }
    }

    /// Shows an area as old: all of it dim.
    mutating func dim(_ area: Rect) {
        restyle(area, \.dimmed)
    }
}
