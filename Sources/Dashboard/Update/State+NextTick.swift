import MitigationModel

extension State {
    /// The uptime at which something that is shown, or due, changes by itself; nil if nothing does.
    ///
    /// Times are shown in seconds, and all of them move on in the same step: that of the data's age. Before the first
    /// answer it is the time that the first poll takes, at first in tenths.
    public var nextTick: Duration? {
        [polling.nextDue, nextStep, drillDown.nextAsk, noticeUntil, tasksDue].compactMap { $0 }.min()
    }

    private var nextStep: Duration? {
        stepOfWatch ?? stepOfPicker
    }

    private var stepOfWatch: Duration? {
        switch polling.phase {
        case .inFlight(_, let since, _):
            return step(from: latest?.at.uptime ?? since)
        case .due(let at):
            return step(from: latest?.at.uptime ?? at)
        case .paused:
            return latest.flatMap { step(from: $0.at.uptime) }
        case .idle, .settled:
            return nil
        }
    }

    /// In the picker: how long the first page takes, how long tasks have run, when a list is asked for again.
    private var stepOfPicker: Duration? {
        guard navigation.place == .tasks else { return nil }
        if picker.tasks.isEmpty, let since = picker.readingSince { return step(from: since) }
        let isMoving = visibleTasks.contains { $0.status == .inProgress }
        guard isMoving || picker.failure != nil else { return nil }
        return step(from: startedAt.uptime)
    }

    /// The next time after now that lies whole steps from an origin, before or after it.
    private func step(from origin: Duration) -> Duration {
        let passed = now.uptime - origin
        let isFirstWait =
            latest == nil && polling.failures == nil && passed < .seconds(10)
            && polling.awaited == nil
        let stepsPerSecond: Int64 = isFirstWait ? 10 : 1
        return origin + .seconds(1) * (passed.wholeParts(perSecond: stepsPerSecond) + 1) / stepsPerSecond
    }
}

extension Duration {
    /// How many parts of a second the duration holds, rounded down. In integers: a division of durations is not exact,
    /// and a tick that is due at once, again and again, would be a busy loop.
    fileprivate func wholeParts(perSecond count: Int64) -> Int64 {
        let (seconds, attoseconds) = components
        let part = 1_000_000_000_000_000_000 / count
        let (whole, rest) = attoseconds.quotientAndRemainder(dividingBy: part)
        return seconds * count + whole - (rest < 0 ? 1 : 0)
    }
}
