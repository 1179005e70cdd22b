import MitigationModel

/// Time in which the program did not run: the machine slept, or the process was stopped.
extension State {
    /// How long nothing ran before `now`, if a tick is overdue by more than ten seconds of the machine's own time.
    func gap(until now: Moment) -> Duration? {
        let tolerance = Duration(saturating: 10 * setup.speed)
        guard let expected = nextTick, now.uptime > expected + tolerance else { return nil }
        return now.uptime - self.now.uptime
    }

    /// Journals the gap and polls at once, unless polls are paused.
    mutating func close(_ gap: Duration?) -> [Effect] {
        guard let gap else { return [] }
        record(.slept(for: gap))
        return pollAfterGap()
    }
}
