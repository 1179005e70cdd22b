import MitigationModel

/// The report for the ticket.
extension State {
    /// e: writes a report of the live state, also while history is shown. A key that is held down writes one a second.
    mutating func writeReport() -> [Effect] {
        guard !isReportTooSoon else {
            notice =
                isReplay
                ? .nothing("the report of this moment is written already", brief: "written already")
                : .nothing("the last report is less than 1s old: nothing new was written", brief: "1s between")
            return []
        }
        do {
            guard let report = try Report(self) else {
                notice = .nothing("no answer from AWS yet: nothing to report")
                return []
            }
            reportRequestedAt = now.uptime
            return [.writeReport(report)]
        } catch {
            notice = .reportNotWritten("\(error)")
            return []
        }
    }

    /// The time of a replay that is paused or over does not pass: its reports of one moment are the same.
    private var isReportTooSoon: Bool {
        guard let reportRequestedAt else { return false }
        let pause = replay == nil || replay == .playing ? Duration(saturating: setup.speed) : .zero
        return now.uptime == reportRequestedAt || now.uptime - reportRequestedAt < pause
    }

    /// A report could not be written: why. In a replay its time may never pass, and the next try is not too soon.
    mutating func noteReportFailure(_ reason: String) {
        record(.reportNotWritten(reason))
        notice = .reportNotWritten(reason)
        if isReplay { reportRequestedAt = nil }
    }
}
