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
        /// If there were recoveries since the earlier line, they and the line go, for they are over, and a new one says
        /// it again. If there were none, the earlier line says it already.
        case reopened
        /// The earlier line goes; a new one, at its own time, says both.
        case replaced(JournalEvent)
    }

    /// Keeps what repeats within seconds from flooding the journal. `age` is the earlier line's, in seconds since the
    /// first event that it tells: a line does not grow for ever.
    ///
    /// - Further failures of a check add up within 30 seconds, and so do further findings of the same checks.
    /// - A kind of poll failure that comes and goes is told once a minute, and so is its recovery, the latest time; while
    ///   polls fail, no recovery from them is told.
    /// - That a final status is not confirmed is told once, until it is confirmed or the status changes.
    /// - Attempts of one operation that fail in the same way add up within a minute.
    /// - Steps of the interval within 10 seconds are one change.
    /// - What is told of one task is not merged with what was told of the one before.
    /// - Counts of the same checks that fall again are told every 30 seconds.
    func merging(into earlier: JournalEvent, age: Double) -> Merging {
        switch (self, earlier) {
        case (_, .taskPicked):
            .ended
        case (.taskChanged(let change), .taskChanged(let before)):
            change.merging(into: before, age: age)
        case (.pollsFailing(let kind), .pollsFailing(let before)) where age < 60 && kind == before:
            .reopened
        case (.pollsRecovered, .pollsFailing):
            .ended
        case (.pollsRecovered, .pollsRecovered):
            .replaced(self)
        case (
            .attemptsFailed(let operation, let kind, let new, let next),
            .attemptsFailed(let sameOperation, let before, let count, _)
        ) where age < 60 && operation == sameOperation && kind == before:
            .replaced(.attemptsFailed(operation, kind, count: count + new, next: next))
        case (.finalNotConfirmed, .finalNotConfirmed):
            .dropped
        case (.finalNotConfirmed, .finalConfirmed), (.finalNotConfirmed, .taskChanged(.statusChanged)):
            .ended
        case (.intervalChanged(_, let to), .intervalChanged(let from, _)) where age < 10 && from != to:
            .replaced(.intervalChanged(from: from, to: to))
        default:
            .separate
        }
    }
}

extension JournalEvent {
    /// What an event is about: those of topics that do not touch are separate. An answer may tell of failures in hundreds of checks,
    /// each to be looked for among as many lines.
    struct Topic: Hashable, Sendable {
        /// 0 touches all others.
        private let number: Int

        fileprivate init(_ number: Int) {
            self.number = number
        }

        /// Whether the events may have to do with each other.
        func touches(_ other: Self) -> Bool {
            number == other.number || number == 0
        }
    }

    /// Failures of a check are merged with no others; two checks may have one topic.
    var topic: Topic {
        switch self {
        case .taskPicked: Topic(0)
        case .taskChanged(.failed(let check, _, _)): Topic(check.hashValue)
        default: Topic(1)
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
                : .replaced(.taskChanged(.failed(check, new: new.saturatingAdding(before), total: total)))
        case (.findingsAdded(let checks, let new, let total), .findingsAdded(let same, let before, _))
        where age < 30 && checks == same:
            .replaced(.taskChanged(.findingsAdded(checks, new: new.saturatingAdding(before), total: total)))
        case (.countsFell(let checks), .countsFell(let before)) where age < 30 && checks == before:
            .replaced(.taskChanged(self))
        default:
            .separate
        }
    }
}
