import MitigationModel

extension State {
    /// The uptime at which something that is shown, or due, changes by itself; nil if nothing does.
    ///
    /// Times are shown in seconds, and all of them move on in the same step: that of the data's age. Before the first
    /// answer it is the time that the first poll takes, at first in tenths.
    public var nextTick: Duration? {
        [isReplay ? nil : watch.polling.nextDue, nextStep, watch.drillDown.nextAsk, noticeUntil, tasksDue].compactMap {
            $0
        }.min()
    }

    var tasksDue: Duration? { navigation.place == .tasks ? picker.due : nil }

    private var nextStep: Duration? {
        stepOfWatch ?? stepOfPicker
    }

    private var stepOfWatch: Duration? {
        switch watch.polling.phase {
        case .inFlight(_, let since, _):
            return stepOfWatch(from: watch.latest?.at.uptime ?? since)
        case .due(let at):
            return stepOfWatch(from: watch.latest?.at.uptime ?? at)
        case .paused:
            return watch.latest.flatMap { stepOfWatch(from: $0.at.uptime) }
        case .idle, .settled:
            return nil
        }
    }

    /// The time that the first answer takes is shown in tenths.
    private func stepOfWatch(from origin: Duration) -> Duration {
        let isFirstWait = watch.latest == nil && watch.polling.failures == nil && watch.polling.awaited == nil
        return step(from: origin, inTenths: isFirstWait)
    }

    /// In the picker: how long the first page takes, how long tasks have run, when a list is asked for again.
    private var stepOfPicker: Duration? {
        guard navigation.place == .tasks else { return nil }
        if picker.tasks.isEmpty, let since = picker.readingSince { return step(from: since, inTenths: true) }
        let isMoving = picker.visibleTasks(size).contains { $0.status == .inProgress }
        guard isMoving || picker.failure != nil else { return nil }
        return step(from: watch.startedAt.uptime, inTenths: false)
    }

    /// The next time after now that lies whole steps from an origin, before or after it: seconds, or in the ten seconds
    /// after it tenths of them.
    private func step(from origin: Duration, inTenths: Bool) -> Duration {
        let passed = now.uptime - origin
        let stepsPerSecond: Int64 = inTenths && passed < .seconds(10) ? 10 : 1
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
