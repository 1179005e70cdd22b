import MitigationModel

extension JournalEvent {
    /// What becomes of a new event in view of an earlier line.
    enum Merging: Hashable, Sendable {
        /// They have nothing to do with each other.
        case separate
        /// The new event begins something else: it stands on its own, and older lines need no look.
        case ended
        /// The earlier line says it already.
        case dropped
        /// The earlier line stays in its place and says both.
        case amended(JournalEvent)
        /// The earlier line goes; a new one says both.
        case replaced(JournalEvent)
    }

    /// Keeps what repeats within seconds from flooding the journal. `age` is the earlier line's, in seconds.
    ///
    /// - Further failures of a check add up within 30 seconds.
    /// - A kind of poll failure that comes and goes is told once a minute, and so is its recovery, the latest time.
    /// - Steps of the interval within 10 seconds are one change.
    /// - Counts of the same checks that fall again are told every 30 seconds.
    func merging(into earlier: JournalEvent, age: Double) -> Merging {
        switch (self, earlier) {
        case (.taskChanged(let change), .taskChanged(let before)):
            change.merging(into: before, age: age)
        case (.pollsFailing(let kind, _), .pollsFailing(let before, _)) where age < 60 && kind == before:
            .dropped
        case (.pollsRecovered, .pollsFailing):
            .ended
        case (.pollsRecovered, .pollsRecovered):
            .replaced(self)
        case (.intervalChanged(_, let to), .intervalChanged(let from, _)) where age < 10 && from != to:
            .amended(.intervalChanged(from: from, to: to))
        default:
            .separate
        }
    }
}

extension TaskChange {
    fileprivate func merging(into earlier: TaskChange, age: Double) -> JournalEvent.Merging {
        switch (self, earlier) {
        case (.failed(let check, let new, let total), .failed(let sameCheck, let before, let totalBefore))
        where age < 30 && check == sameCheck:
            // The check's first failures stay told as such.
            before == totalBefore
                ? .ended
                : .amended(.taskChanged(.failed(check, new: new.addingSaturating(before), total: total)))
        case (.countsFell(let checks), .countsFell(let before)) where age < 30 && checks == before:
            .dropped
        default:
            .separate
        }
    }
}

extension Int64 {
    fileprivate func addingSaturating(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
