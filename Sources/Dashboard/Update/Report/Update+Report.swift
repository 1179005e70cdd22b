import MitigationModel

/// The report for the ticket.
extension State {
    /// e: writes it.
    mutating func writeReport() -> [Effect] {
        []
    }
}
