import MitigationModel

/// The report for the ticket.
extension State {
    /// e: writes it. It tells of the present, also while the operator looks back.
    mutating func writeReport() -> [Effect] {
        do {
            guard let report = try Report(self) else {
                notice = .nothing("no answer from AWS yet: nothing to report")
                return []
            }
            return [.writeReport(report)]
        } catch {
            notice = .reportNotWritten("\(error)")
            return []
        }
    }
}
