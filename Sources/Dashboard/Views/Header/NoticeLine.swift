import FoundationEssentials
import MitigationModel
import Screen

/// What stands in the way of fresh data, if anything: failed polls, one that hangs, a pause.
struct NoticeLine {
    private let scene: Scene

    init(_ scene: Scene) {
        self.scene = scene
    }

    /// Nil if nothing does.
    func line(width: Int) -> Line? {
        let polling = scene.state.polling
        if let failures = polling.failures { return failed(failures, width) }
        if let waiting = scene.state.waitingFor, scene.state.isHanging { return hanging(waiting, width) }
        if polling.isPaused { return paused(width) }
        return nil
    }

    /// `! no answer: connection timed out (4th) · since 04:30:09Z · next try in 14s · r now`
    private func failed(_ streak: Polling.FailureStreak, _ width: Int) -> Line {
        let count = streak.count > 1 ? " (\(CountText.ordinal(streak.count)))" : ""
        let what = Line("! \(streak.latest.short)\(count)", Style.warning.bold)
        let since = Line("since \(scene.time(scene.state.clock.corrected(streak.since)))")
        let now = Line("r now", .dim)
        let wordings = [[what, since, nextTry, now], [what, since, nextTry], [what, nextTry]].map(Scene.facts)
        let line = Line.fitting(width, wordings)
        guard line.columns > width else { return line }
        let end = Line(" · ", .dim) + nextTry
        return what.fitted(to: max(width - end.columns, width / 2)) + end
    }

    /// How often it failed and what happens next, where what went wrong stands elsewhere.
    func tries(_ streak: Polling.FailureStreak, width: Int) -> [Line] {
        let since = scene.time(scene.state.clock.corrected(streak.since))
        let failed = streak.count == 1 ? "failed at \(since)" : "failed \(streak.count) times since \(since)"
        return Line.flowing([Line(failed), nextTry, Line("r now", .dim)], separator: Scene.separator, width: width)
    }

    /// What happens next, or that nothing does by itself.
    private var nextTry: Line {
        switch scene.state.polling.phase {
        case .due: Line("next try \(TimeText.duration(scene.state.nextPollIn ?? .zero))")
        case .inFlight: Line("trying now")
        case .paused: Line("paused", Style.warning.bold)
        case .settled: Line("no further try")
        }
    }

    private func hanging(_ waiting: Duration, _ width: Int) -> Line {
        let what = Line("! no answer for \(TimeText.duration(waiting)) yet", Style.warning.bold)
        let asking = Line("r asks again", .dim)
        return Line.fitting(width, [Scene.facts([what, asking]), what])
    }

    private func paused(_ width: Int) -> Line {
        let what = Line("paused", Style.warning.bold)
        let task = scene.state.isFinal ? nil : Line("the task goes on in AWS")
        let keys = [Line("p resumes", .dim), Line("r asks once", .dim)]
        let wordings = [[what, task] + keys, [what] + keys, [what]]
        return Line.fitting(width, wordings.map { Scene.facts($0.compactMap(\.self)) })
    }
}
