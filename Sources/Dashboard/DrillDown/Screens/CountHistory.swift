import MitigationModel

/// How a check's counts developed since the session began. The check's screen takes all of it from here.
struct CountHistory {
    let state: State
    let check: CheckName

    /// How a count grew, in at most `columns` equal parts of the session, oldest first; empty if it was always zero.
    func growth(of kind: CountKind, columns: Int) -> [Double] {
        let growth = state.watch.countHistory(of: check, kind, columns: columns)
        return growth.contains { $0 > 0 } ? growth : []
    }

    /// How fast a count grows, in findings a minute, over the same time as the check's rate; nil if unknown, and for
    /// `remaining`.
    func rate(of kind: CountKind) -> Double? {
        guard let rate = state.rate(of: check), let latest = state.watch.latest, kind != .remaining else { return nil }
        let growth = state.watch.timeline.growth(of: check, through: latest.number, over: rate.over) {
            kind.count(in: $0)
        }
        return max(0, growth) * 60 / rate.over.inSeconds
    }

    /// How fast findings are processed: succeeded and failed together.
    var rate: Double? {
        state.rate(of: check)?.perMinute
    }
}
