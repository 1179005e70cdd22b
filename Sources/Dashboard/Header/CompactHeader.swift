import MitigationModel
import Screen

/// The header of a narrow terminal: a row for each fact, the most important first.
struct CompactHeader {
    private let scene: RenderContext
    private let width: Int

    init(_ scene: RenderContext, width: Int) {
        self.scene = scene
        self.width = width
    }

    var lines: [Line] {
        [statusLine, progress, pace, LookBackBanner(scene).flatMap(keys) ?? place]
    }

    private var state: State { scene.state }

    /// If no row shows keys, the key back to live is more important than the task and region.
    private func keys(_ banner: LookBackBanner) -> Line? {
        Breakpoints.hasHints(state.size) ? nil : banner.keys(width: width)
    }

    /// Status and age; the status stays if there is no room for both.
    var statusLine: Line {
        let status = StatusLine(scene)
        if let banner = LookBackBanner(scene) { return banner.statusLine(status, width: width) }
        for status in [status.short, status.shortest] {
            for mark in marks {
                if let line = status.justified(with: mark, to: width, gap: 1) { return line }
            }
        }
        // In a single column a glyph says more than an ellipsis.
        guard width > 1 else {
            return Line(status.short.spans.prefix(1).map { Span(String($0.text.prefix(1)), $0.style) })
        }
        return status.short.fitted(to: width)
    }

    private var marks: [Line] {
        guard state.task != nil else { return [] }
        if state.isReplay { return [Freshness(scene).line(withNext: false), Freshness(scene).ofReplay] }
        let age = Line(state.age.map(TimeText.duration) ?? "", state.isStale ? .stale : .normal)
        let shortAge = Line(state.age.map(TimeText.largestUnit) ?? "", state.isStale ? .stale : .normal)
        let paused = Line("PAUSED", Style.warning.bold)
        if state.watch.isSettled { return [Line("ended", .dim)] }
        if state.watch.polling.isPaused { return [paused + Line(" ") + age, paused] }
        let freshness = Freshness(scene)
        return (freshness.isKeptUp ? [freshness.line(withNext: true)] : []) + [age, shortAge]
    }

    private var progress: Line {
        guard scene.progress.hasCounts else { return Line("no counts", .dim).fitted(to: width) }
        let percent = Line(scene.progress.shownPercent.map { "\($0)%" } ?? "–", Style.normal.bold) + Line(" ")
        let numbers = Line.fitting(
            width - percent.columns, [numbers(CountText.full), numbers { CountText.short($0, columns: 4) }])
        let bar = width - 5 - numbers.columns - 1
        guard bar >= 8 else { return (percent + numbers).fitted(to: width) }
        return percent.padded(to: 5) + scene.progress.bar.line(width: bar) + Line(" ") + numbers
    }

    private func numbers(_ text: (Int64) -> String) -> Line {
        Line("\(text(scene.progress.processed))/\(scene.progress.total.map(text) ?? "?")")
    }

    private var failures: Line {
        let failed = scene.progress.failed ?? 0
        return Line("✗ \(CountText.short(failed, columns: 6))", failed > 0 ? Style.failed.bold : .dim)
    }

    /// The failures, and next to them the most important other fact.
    private var pace: Line {
        let room = width - failures.columns - 3
        return Line.facts([scene.progress.hasCounts ? failures : .blank, remark(room)]).fitted(to: width)
    }

    /// What failed and what to do, or the longest part that fits.
    private func words(_ failure: CallFailure) -> [Line] {
        let words = failure.entry
        let whats = [failure.short, words.brief].compactMap(\.self).map { Line($0, .warning) }
        let status = Line(words.status.lowercased(), .warning)
        return whats.map { Line.facts([$0, Line(words.remedy)]) } + whats + [status]
    }

    private func remark(_ room: Int) -> Line {
        if let banner = LookBackBanner(scene) { return banner.remark(width: room) }
        if let failure = state.watch.polling.failures?.latest { return Line.fitting(room, words(failure)) }
        if state.watch.isHanging(at: state.now) { return Line("no response yet", .warning) }
        if let open = state.watch.cancellation.openWords { return Line(open.brief, .warning) }
        if let banner = AlertBanner(scene)?.remark(width: room) { return banner }
        if !scene.progress.addsUp { return Line("counts do not add up", .warning) }
        if state.watch.isFinal { return Line(state.runningTime.map { "took \(TimeText.duration($0))" } ?? "") }
        if state.watch.polling.isPaused {
            return Line("PAUSED", Style.warning.bold) + Line(state.age.map { " \(TimeText.duration($0))" } ?? "")
        }
        if let stalled = state.watch.stalled(at: state.now) {
            let time = TimeText.duration(stalled)
            return Line.fitting(room, [Line("stalled for \(time)", .warning), Line("stalled \(time)", .warning)])
        }
        return Line(scene.estimate.map { "~\(TimeText.brief($0.timeLeft).filter { $0 != " " }) left" } ?? "")
    }

    /// For other screens: percentage and failures, then task and region.
    var summary: Line {
        guard scene.progress.hasCounts else { return place }
        let percent = Line(scene.progress.shownPercent.map { "\($0)% " } ?? "")
        let start = percent + failures + Line.separator
        let room = width - start.columns
        return room >= state.setup.region.count + 10 ? start + place(width: room) : place
    }

    /// Task and region, and the endpoint if it is not AWS's.
    var place: Line { place(width: width) }

    private func place(width: Int) -> Line {
        let setup = state.setup
        let region = Line(setup.region)
        let (label, place): (Line, Line) =
            switch setup.endpoint {
            case .aws: (.blank, region)
            case .custom(let address):
                (.blank, Line(DisplayText.suffixFitted(address, to: max(8, width / 2)), .warning))
            case .embedded: (Line("DEMO ", Style.warning.bold), region)
            }
        let room = max(3, width - label.columns - place.columns - 3)
        let id = Line(DisplayText.suffixFitted(state.taskId ?? "", to: room), .title)
        return (label + Line.facts([id, place])).fitted(to: width)
    }
}
