import Screen

extension Frame {
    /// Shows an area as selected, in one style; only failures keep their color.
    mutating func select(_ area: Rect) {
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
