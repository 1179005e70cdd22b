import MitigationModel
import Screen

/// How the task is canceled.
extension State {
    /// Takes in AWS's answer, or that there was none.
    mutating func takeCancellation(_ event: Event) -> [Effect] {
        []
    }

    /// X: the screen that asks first.
    mutating func openCancel() -> [Effect] {
        notice = .cancelNotAllowed
        return []
    }

    /// A key on that screen that is not bound to anything else: the task's id is typed.
    mutating func typeInCancel(_ key: Key) -> [Effect] {
        []
    }
}
