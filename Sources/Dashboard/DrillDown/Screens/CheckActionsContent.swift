import MitigationModel
import Screen

/// A check's actions as lines, with all parameters if there is room.
struct CheckActionsContent {
    let actions: [MappedAction]
    /// Whether the pane is in focus: then it scrolls, and everything is listed.
    let isFocused: Bool

    /// - Parameter size: the area of the lines.
    func lines(_ size: Size) -> [Line] {
        let width = max(1, size.columns - 2)
        guard !actions.isEmpty else { return ActionsContent.none(width) }
        if isFocused || width < 50 { return actions.longLines(width: width, detail: .complete) }
        let complete = actions.longLines(width: width, detail: .complete)
        if complete.count <= size.rows { return complete }
        let short = actions.shortLines(width: width)
        return short.count <= size.rows ? short : actions.shortLines(width: width, hasIdentity: false)
    }
}
