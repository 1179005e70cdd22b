import MitigationModel

/// How a final status is confirmed: by two more polls, 2 seconds later and 10 seconds after that, that say the same.
extension State {
    /// Weighs an answer; the bell rings once when the end is confirmed.
    mutating func weighFinality(of task: AuditMitigationActionsTask) -> [Effect] {
        guard let outcome = Outcome(task) else {
            polling.finality = .open
            alerts.withdraw(where: \.isOfEnd)
            return []
        }
        switch polling.finality {
        case .seen(let sighting) where sighting.outcome == outcome:
            return now.uptime >= sighting.next(interval: polling.interval) ? agree(with: sighting) : []
        case .confirmed(outcome):
            return []
        case .seen(let sighting):
            see(outcome, insteadOf: sighting.outcome, polls: sighting.polls + 1)
        case .confirmed(let before):
            see(outcome, insteadOf: before, polls: 0)
        case .open:
            see(outcome, insteadOf: nil, polls: 0)
        }
        return []
    }

    private mutating func agree(with sighting: Polling.Sighting) -> [Effect] {
        guard sighting.agreed + 1 >= Polling.Sighting.agreementsNeeded else {
            polling.finality = .seen(
                Polling.Sighting(
                    outcome: sighting.outcome, at: now.uptime, agreed: sighting.agreed + 1, polls: sighting.polls + 1))
            return []
        }
        polling.finality = .confirmed(sighting.outcome)
        record(.finalConfirmed(sighting.outcome.status))
        return announceEnd(sighting.outcome.status)
    }

    /// A final status that is new, or has another outcome than before, is to be confirmed from here on.
    private mutating func see(_ outcome: Outcome, insteadOf before: Outcome?, polls: Int) {
        alerts.withdraw(where: \.isOfEnd)
        // Another status has its own line in the journal.
        if before?.status == outcome.status { record(.finalNotConfirmed(outcome.status)) }
        polling.finality = .seen(Polling.Sighting(outcome: outcome, at: now.uptime, polls: polls))
    }
}

extension Polling.Sighting {
    /// How many polls have to say the same.
    fileprivate static let agreementsNeeded = 2

    /// The uptime from which a poll counts.
    ///
    /// An outcome that two polls did not confirm is asked for at the interval: what differs each time must not be polled
    /// every 2 seconds for ever.
    func next(interval: Duration) -> Duration {
        if agreed > 0 { return at + .seconds(10) }
        return at + (polls < 2 ? .seconds(2) : max(interval, .seconds(2)))
    }
}
