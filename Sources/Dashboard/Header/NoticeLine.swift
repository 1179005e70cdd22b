import FoundationEssentials
import MitigationModel
import Screen

/// What the header says in place of the rate, if anything: the way back from the history, or a `HeaderNotice`.
struct NoticeLine {
    private let scene: RenderContext

    init(_ scene: RenderContext) {
        self.scene = scene
    }

    /// Nil if the rate is shown.
    func line(width: Int) -> Line? {
        if let banner = LookBackBanner(scene) { return banner.line(width: width) }
        if CodePrompt.isInHeader(scene), let prompt = CodePrompt(scene) { return prompt.line(width: width) }
        return switch HeaderNotice(scene.state) {
        case nil: nil
        case .failing(let failures): failed(failures, width)
        case .hanging(let waiting): hanging(waiting, width)
        case .canceling(let words): canceling(words, width)
        case .expiring: ExpirationNotice(scene.state).line(width: width)
        case .alert: AlertBanner(scene)?.line(width: width)
        case .paused: paused(width)
        }
    }

    /// `! credentials expired · log in again, then press r · since 04:30:09Z · retry in 14s`, or
    /// `! no response: connection timed out (x4) · check the network · retry in 14s · r: now`.
    ///
    /// The remedy stays longer than the start time, which the first row and the journal show too. What is dropped does
    /// not depend on the clock: it is decided with texts that have the same length at every second.
    private func failed(_ streak: Polling.FailureStreak, _ width: Int) -> Line {
        let words = streak.latest.entry
        let count = streak.count > 1 ? " (x\(streak.count))" : ""
        let whats = [streak.latest.short, words.brief].compactMap(\.self).map {
            Line("! \($0)\(count)", Style.warning.bold)
        }
        let since = Line("since \(scene.time(scene.state.clock.corrected(streak.since)))")
        let remedy = Line(words.remedy)
        let now = words.isTransient && !scene.state.isReplay ? Line("r: now", .dim) : .blank
        let last = words.isTransient ? nextRetry : remedy
        let wordings =
            whats.flatMap { what in
                [[what, remedy, since, nextRetry, now], [what, remedy, nextRetry, now], [what, remedy, nextRetry]]
            } + whats.map { [$0, last] } + [
                [Line("! \(words.brief ?? streak.latest.short)", Style.warning.bold), last]
            ]
        let longestRetry = Line(
            "retry in \(TimeText.duration(streak.delay(interval: scene.state.watch.polling.interval)))")
        let reserve = max(0, longestRetry.columns - nextRetry.columns)
        if let line = wordings.map(Line.facts).first(where: { $0.columns + reserve <= width }) { return line }
        let end = Line.separator + last
        return (whats.last ?? .blank).fitted(to: max(width - end.columns, width / 2)) + end
    }

    /// How often polls failed and what happens next, if the failure itself is shown elsewhere.
    func tries(_ streak: Polling.FailureStreak, width: Int) -> [Line] {
        let since = scene.time(scene.state.clock.corrected(streak.since))
        let failed = streak.count == 1 ? "failed at \(since)" : "failed \(streak.count) times since \(since)"
        let now = scene.state.isReplay ? Line.blank : Line("r: now", .dim)
        return Line.flowing(
            [Line(failed), nextRetry, now].filter { $0.columns > 0 }, separator: Line.separator, width: width)
    }

    /// What happens next, or that nothing will until the operator acts.
    private var nextRetry: Line {
        switch scene.state.watch.polling.phase {
        case .due: Line("retry in \(TimeText.countdown(scene.state.nextPollIn ?? .zero))")
        case .inFlight: Line("retrying now")
        case .paused: Line("paused", Style.warning.bold)
        case .idle, .settled: Line("not retrying")
        }
    }

    private func hanging(_ waiting: Duration, _ width: Int) -> Line {
        let what = Line("! no response for \(TimeText.duration(waiting))", Style.warning.bold)
        let retry = Line("r retries", .dim)
        return Line.fitting(width, [Line.facts([what, retry]), what])
    }

    /// `! cancel: outcome unknown · sent 04:30:42Z · watching`.
    private func canceling(_ words: OpenCancelWords, _ width: Int) -> Line {
        let what = Line("! \(words.long)", Style.warning.bold)
        let since = Line("sent \(scene.time(scene.state.clock.corrected(words.at)))")
        let next = Line(words.next)
        return Line.fitting(width, [[what, since, next], [what, next], [what]].map(Line.facts)).fitted(to: width)
    }

    private func paused(_ width: Int) -> Line {
        let what = Line("polling paused", Style.warning.bold)
        guard !scene.state.isReplay else { return Line("polling was paused here", .dim) }
        let task = scene.state.watch.isFinal ? nil : Line("the task keeps running")
        let keys = [Line("p resumes", .dim), Line("r polls once", .dim)]
        let wordings = [[what, task] + keys, [what] + keys, [what]]
        return Line.fitting(width, wordings.map { Line.facts($0.compactMap(\.self)) })
    }
}
