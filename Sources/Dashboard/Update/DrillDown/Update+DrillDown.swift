import MitigationModel

/// What follows from answers about findings and executions.
extension State {
    /// Takes in an answer. One that nobody waits for any more is late, and ignored.
    mutating func takeDrillDown(_ event: Event) -> [Effect] {
        []
    }

    /// What is to be asked, after any event, so that what is shown is known: visible rows first.
    mutating func askWhatIsWanted() -> [Effect] {
        []
    }

    /// F: ask for the executions of all findings of the check, or stop that.
    mutating func toggleScan() -> [Effect] {
        []
    }

    /// Shows a finding by its id.
    mutating func openFinding(id: String) -> [Effect] {
        []
    }
}
