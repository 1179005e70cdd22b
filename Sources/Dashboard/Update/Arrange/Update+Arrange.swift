import MitigationModel
import Screen

/// Filters and orders, and the line that is typed for them.
extension State {
    /// A key while a line is typed.
    mutating func type(_ key: Key) -> [Effect] {
        []
    }

    /// Carries out what changes which rows are shown, and in which order.
    mutating func arrange(_ command: Command) {
    }
}
