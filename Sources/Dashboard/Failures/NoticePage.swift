import MitigationModel
import Screen

/// The page before the first response: what mitwatch waits for, or what failed and how to fix it.
struct NoticePage {
    private let scene: RenderContext

    init(_ scene: RenderContext) {
        self.scene = scene
    }

    func page(width columns: Int) -> Page {
        let margin = columns < Breakpoints.leastColumnsForFullHeader ? 0 : 1
        let width = max(1, columns - 2 * margin)
        let paragraphs = paragraphs(width)
        return Page(
            scene: scene, head: [.blank], lines: paragraphs.map { Line(spaces: margin) + $0 },
            contexts: scene.state.showsCodePage ? [.code] : [.overview, .check], scroll: 0)
    }

    private func paragraphs(_ width: Int) -> [Line] {
        let polling = scene.state.watch.polling
        if let page = CodePage(scene.state) { return page.lines(width) }
        if let failures = polling.failures { return failed(failures, width) }
        if let awaited = polling.awaited { return awaiting(awaited, width) }
        return waiting(width)
    }

    private func waiting(_ width: Int) -> [Line] {
        if scene.state.replay?.phase == .ended {
            return Line("The recording ends before the first response.").wrapped(to: width)
        }
        guard !scene.state.isReplay else { return Line("no response recorded yet").wrapped(to: width) }
        let host = scene.state.setup.endpoint.host
        let waiting = scene.state.watch.waiting(at: scene.state.now) ?? .zero
        let time = waiting >= .milliseconds(100) ? ", \(TimeText.precise(waiting))" : ""
        let text =
            scene.state.watch.polling.isPaused
            ? "paused before the first response: p resumes, r polls once"
            : "waiting for \(host)\(time)"
        return Line.fitting(width, [Line(text), Line("waiting\(time)")]).wrapped(to: width)
    }

    private func failed(_ streak: Polling.FailureStreak, _ width: Int) -> [Line] {
        let failure = streak.latest
        let tries = NoticeLine(scene).tries(streak, width: width)
        return FailurePage(failure, advice: failure.advice(for: scene.state.setup), tries: tries).lines(width)
    }

    /// A task that does not exist yet is not a failure: what mitwatch waits for, and how.
    private func awaiting(_ awaited: Polling.Awaiting, _ width: Int) -> [Line] {
        let setup = scene.state.setup
        // On a small screen the first rows already say it.
        let what = Line("Waiting for \(scene.taskId) to be created in \(setup.region).", .normal.bold)
        let title = width < Breakpoints.leastColumnsForFullHeader ? [] : what.wrapped(to: width)
        let times = awaited.count == 1 ? "1 poll" : "\(awaited.count) polls"
        let since = Line("\(times) since \(scene.time(scene.state.clock.corrected(awaited.since)))")
        let now = scene.state.isReplay ? Line.blank : Line("r: now", .dim)
        let facts = Line.flowing([since, next, now], separator: Line.separator, width: width)
        let advice = Line(
            "The task does not exist yet. mitwatch starts watching as soon as it does. t lists existing tasks.")
        return title + facts + [.blank] + advice.wrapped(to: width)
    }

    private var next: Line {
        switch scene.state.watch.polling.phase {
        case .due: Line("next in \(TimeText.countdown(scene.state.nextPollIn ?? .zero))")
        case .inFlight, .idle, .settled: Line("polling now")
        case .paused: Line("paused", Style.warning.bold)
        }
    }
}
