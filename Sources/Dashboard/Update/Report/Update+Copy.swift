import MitigationModel

/// What is put into the operator's clipboard.
extension State {
    /// c: the id under the selection.
    mutating func copyId() -> [Effect] {
        []
    }

    /// C: the AWS console's address of what is under the selection.
    mutating func copyConsoleAddress() -> [Effect] {
        []
    }
}
