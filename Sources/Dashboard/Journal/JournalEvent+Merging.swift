import MitigationModel

extension JournalEvent {
    /// What to do with a new event, compared with an earlier line.
    enum Merging: Hashable, Sendable {
        /// They are unrelated.
        case separate
        /// The new event starts something else: it gets its own line, and older lines are not compared.
        case ended
        /// The earlier line covers it.
        case dropped
        /// If there were recoveries since the earlier line, a new line replaces them and the earlier line, because they
        /// no longer hold. If there were none, the earlier line covers the event.
        case reopened
        /// A new line with its own time covers both; the earlier line is removed.
        case replaced(JournalEvent)
    }

    /// Keeps events that repeat within seconds from flooding the journal.
    /// `age` is the age of the earlier line in seconds, counted from its first event, so that a line does not grow
    /// forever.
    ///
    /// - Further failures of a check add up within 30 seconds, and so do further findings of the same checks.
    /// - An intermittent kind of poll failure is reported once a minute, and so is its recovery, with the latest time.
    ///   While polls fail, no recovery from them is reported.
    /// - A final status that is not confirmed is reported once, until it is confirmed or the status changes.
    /// - Attempts of one operation that fail in the same way add up within a minute.
    /// - Interval changes within 10 seconds are one change.
    /// - Events of one task are not merged with events of the previous task.
    /// - If counts of the same checks decrease again, that is reported every 30 seconds.
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
    /// What an event is about; events whose topics do not touch are separate.
    /// A response may report failures in hundreds of checks, and each has to be compared with as many lines.
    struct Topic: Hashable, Sendable {
        /// 0 touches every topic.
        private let number: Int

        fileprivate init(_ number: Int) {
            self.number = number
        }

        /// Whether the events may be related.
        func touches(_ other: Self) -> Bool {
            number == other.number || number == 0
        }
    }

    /// Failures of a check are only merged with each other. Two checks may happen to have the same topic.
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
            // The check's first failures keep their own wording.
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
