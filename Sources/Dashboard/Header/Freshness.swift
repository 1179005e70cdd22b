import MitigationModel
import Screen

/// The age of the shown data, and the time until the next poll: `next 3s · 2s ago`.
struct Freshness {
    private let state: State

    init(_ scene: RenderContext) {
        state = scene.state
    }

    /// Whether there is data, and polls keep it fresh.
    var isKeptUp: Bool {
        !state.isReplay && state.task != nil && !state.watch.isSettled && !state.isStale
            && !state.watch.polling.isPaused
    }

    /// Blank if there is nothing to show. The age of stale data is shown next to the status instead.
    ///
    /// With the next poll, the width is the same at every second, so that the clock moves nothing next to it.
    func line(withNext: Bool) -> Line {
        if state.isReplay {
            // The age of stale data is shown next to the status.
            let age = state.isStale ? nil : state.age
            return Line.facts([ofReplay, age.map { Line(TimeText.age($0)) } ?? .blank])
        }
        let paused = state.watch.polling.isPaused ? Line("PAUSED", Style.warning.bold) : .blank
        guard let age = state.age, !state.isStale else { return paused }
        if state.watch.isSettled { return Line("ended", .dim) }
        let text = Line(TimeText.age(age))
        guard withNext, isKeptUp else { return Line.facts([paused, text]) }
        // All clocks of a screen have the same style, and so do their separators: a new second takes few bytes to send.
        let line = Line.joined([next, text], separator: Line(" · "))
        return line + Line(spaces: steadyColumns - line.columns)
    }

    /// Only `next 3s`, with the same width at every second; blank if no polls keep the data fresh.
    var nextPoll: Line {
        guard isKeptUp else { return .blank }
        let longest = Line("next \(TimeText.duration(state.watch.polling.interval))").columns
        return next + Line(spaces: longest - next.columns)
    }

    /// The state of a replay, in place of the polls of a live session; blank in a live session.
    var ofReplay: Line {
        state.replay?.phase.line(speed: state.setup.speed) ?? .blank
    }

    private var next: Line {
        guard let left = state.nextPollIn else { return Line("polling", .dim) }
        return Line("next ", .dim) + Line(TimeText.countdown(left))
    }

    /// The age grows while the time to the next poll falls, so one of them is short when the other is long.
    private var steadyColumns: Int {
        let interval = state.watch.polling.interval
        let ends = [Line("next \(TimeText.duration(interval))"), Line(TimeText.age(interval / 2))]
        return Line.facts(ends).columns
    }
}

extension ReplayState.Phase {
    /// `8x` while it plays; otherwise that it does not.
    fileprivate func line(speed: Double) -> Line {
        switch self {
        case .playing: Line("\(CountText.factor(speed))x", .dim)
        case .paused: Line("PAUSED", Style.warning.bold)
        case .ended: Line("ENDED", Style.warning.bold)
        }
    }
}
