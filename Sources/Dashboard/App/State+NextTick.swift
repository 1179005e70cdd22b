import MitigationModel

extension State {
    /// The uptime at which something that is shown, or due, changes next without an event; nil if nothing does.
    ///
    /// Times are shown in seconds, and all of them move in the same step: that of the data's age. Before the first
    /// response it is the time that the first poll takes, at first in tenths.
    public var nextTick: Duration? {
        Ticks(self).next
    }
}

/// When something changes next without an event.
private struct Ticks {
    private let state: State
    private let watch: TaskWatch
    private let isInPicker: Bool

    init(_ state: State) {
        self.state = state
        watch = state.watch
        isInPicker = state.navigation.screen == .tasks
    }

    var next: Duration? {
        let poll = state.isReplay ? nil : watch.polling.nextDue
        let list = isInPicker ? state.picker.due : nil
        return [
            poll, stepOfWatch ?? stepOfPicker, watch.drillDown.nextLookup, state.noticeUntil, list,
            state.nextSignInTick,
        ]
        .compactMap(\.self).min()
    }

    private var stepOfWatch: Duration? {
        switch watch.polling.phase {
        case .inFlight(_, let since, _): stepOfWatch(from: watch.latest?.at.uptime ?? since)
        case .due(let at): stepOfWatch(from: watch.latest?.at.uptime ?? at)
        case .paused: watch.latest.flatMap { stepOfWatch(from: $0.at.uptime) }
        case .idle, .settled: nil
        }
    }

    /// The time that the first response takes is shown in tenths.
    private func stepOfWatch(from origin: Duration) -> Duration {
        let isFirstWait = watch.latest == nil && watch.polling.failures == nil && watch.polling.awaited == nil
        return step(from: origin, inTenths: isFirstWait)
    }

    /// In the picker: how long the first page takes, how long tasks have run, when a list is requested again.
    private var stepOfPicker: Duration? {
        guard isInPicker else { return nil }
        let picker = state.picker
        if picker.tasks.isEmpty, let since = picker.readingSince { return step(from: since, inTenths: true) }
        let isMoving = picker.visibleTasks(state.size).contains { $0.status == .inProgress }
        guard isMoving || picker.failure != nil else { return nil }
        return step(from: watch.startedAt.uptime, inTenths: false)
    }

    /// The next time after now that is whole steps away from an origin, before or after it: seconds, or tenths of them
    /// in the ten seconds after it.
    private func step(from origin: Duration, inTenths: Bool) -> Duration {
        let passed = state.now.uptime - origin
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
