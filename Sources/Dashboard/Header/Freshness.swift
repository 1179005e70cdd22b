import MitigationModel
import Screen

/// How old what is shown is, and when the next poll comes: `next 3s · 2s ago`.
struct Freshness {
    private let state: State

    init(_ scene: Scene) {
        state = scene.state
    }

    /// Whether there is an answer, and polls keep it fresh.
    var isKeptUp: Bool {
        !state.isReplay && state.task != nil && !state.watch.isSettled && !state.isStale
            && !state.watch.polling.isPaused
    }

    /// Blank where there is nothing to say; the age of stale data stands with the status.
    ///
    /// With the next poll it takes the same columns at every second, so that the clock moves nothing beside it.
    func line(withNext: Bool) -> Line {
        if state.isReplay {
            // How old stale data is stands with the status.
            let age = state.isStale ? nil : state.age
            return Line.facts([ofReplay, age.map { Line(TimeText.age($0)) } ?? .blank])
        }
        let paused = state.watch.polling.isPaused ? Line("PAUSED", Style.warning.bold) : .blank
        guard let age = state.age, !state.isStale else { return paused }
        if state.watch.isSettled { return Line("final", .dim) }
        let text = Line(TimeText.age(age))
        guard withNext, isKeptUp else { return Line.facts([paused, text]) }
        // The clocks of a screen look alike, and what stands between them: so a second takes few bytes.
        let line = Line.joined([next, text], separator: Line(" · "))
        return line + Line(spaces: steadyColumns - line.columns)
    }

    /// `next 3s` alone, in the same columns at every second; blank where no polls keep it fresh.
    var nextPoll: Line {
        guard isKeptUp else { return .blank }
        let longest = Line("next \(TimeText.duration(state.watch.polling.interval))").columns
        return next + Line(spaces: longest - next.columns)
    }

    /// How a replay goes on, in place of the polls of a watch; blank in a watch.
    var ofReplay: Line {
        state.replay?.phase.line(speed: state.setup.speed) ?? .blank
    }

    private var next: Line {
        guard let left = state.nextPollIn else { return Line("asking", .dim) }
        return Line("next ", .dim) + Line(TimeText.countdown(left))
    }

    /// While the age grows the time that is left falls, so one of them is short where the other is long.
    private var steadyColumns: Int {
        let interval = state.watch.polling.interval
        let ends = [Line("next \(TimeText.duration(interval))"), Line(TimeText.age(interval / 2))]
        return Line.facts(ends).columns
    }
}

extension ReplayState.Phase {
    /// How it goes on: `8x`, or that it does not.
    fileprivate func line(speed: Double) -> Line {
        switch self {
        case .playing: Line("\(CountText.factor(speed))x", .dim)
        case .paused: Line("PAUSED", Style.warning.bold)
        case .ended: Line("ENDED", Style.warning.bold)
        }
    }
}
