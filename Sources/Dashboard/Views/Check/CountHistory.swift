import MitigationModel

/// How a check's counts went since the watch began: the one place from which its screen has it.
struct CountHistory {
    let state: State
    let check: CheckName

    /// How a count grew, in at most so many equal parts of the watch, the oldest first.
    func growth(of kind: CountKind, columns: Int) -> [Double] {
        state.countHistory(of: check, kind, columns: columns)
    }

    /// How fast a count grows, in findings a minute; nil where it is not known, or over.
    func rate(of kind: CountKind) -> Double? {
        nil
    }

    /// How fast findings are worked on: succeeded and failed together.
    var rate: Double? {
        state.rate(of: check)?.perMinute
    }

    /// The same in the latest quarters of a minute.
    func pace(columns: Int) -> [Double] {
        state.history.sparkline(columns, of: check)
    }
}
