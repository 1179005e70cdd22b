import MitigationModel
import Screen

/// The state of the lists: being read, no tasks, or what failed.
struct TasksMessage {
    private let scene: RenderContext
    private var state: State { scene.state }
    private var picker: TaskPicker { state.picker }

    init(_ scene: RenderContext) {
        self.scene = scene
    }

    /// One line below the rows; nil if there is nothing to report. Its wording is chosen by texts that have the same
    /// length at every second, so that the clock moves nothing.
    func line(width: Int) -> Line? {
        guard let (failure, _) = picker.failure else { return nil }
        let words = failure.entry(for: .listTasks)
        let what = Line(
            "! \(picker.isWhole ? "refresh failed" : "list incomplete"): \(failure.short)", Style.warning.bold)
        let brief = Line("! \(words.brief ?? failure.short)", Style.warning.bold)
        let remedy = Line(words.remedy)
        let wordings = [
            [what, remedy, nextRetry, now], [what, remedy, nextRetry], [what, nextRetry], [brief, nextRetry],
            [brief],
        ]
        let longest = Line("retry in \(TimeText.duration(TaskPicker.refreshInterval))")
        let reserve = max(0, longest.columns - nextRetry.columns)
        return Line.fitting(width - reserve, wordings.map(Line.facts)).fitted(to: width)
    }

    /// The message if there are no rows.
    func page(_ size: Size) -> [Line] {
        if !picker.tasks.isEmpty { return noMatch.wrapped(to: size.columns) }
        if picker.readingSince != nil || picker.all == nil { return reading(size.columns) }
        if let page = CodePage(state) { return page.lines(size.columns) }
        if let (failure, at) = picker.failure { return failed(failure, at, size) }
        return none(size)
    }

    private var noMatch: Line {
        Line.facts([
            Line("no task matches"), Line("Esc shows all \(CountText.full(Int64(picker.tasks.count)))", .dim),
        ])
    }

    private func reading(_ width: Int) -> [Line] {
        let waiting = picker.readingSince.map { state.now.uptime - $0 } ?? .zero
        let time = waiting >= .milliseconds(100) ? ", \(TimeText.precise(waiting))" : ""
        let text = "waiting for \(state.setup.endpoint.host)\(time)"
        return Line.fitting(width, [Line(text), Line("waiting\(time)")]).wrapped(to: width)
    }

    private func none(_ size: Size) -> [Line] {
        let account = state.accountId.map { ", account \($0)" } ?? ""
        let remedy = "check --region and --profile"
        return fitting(
            size,
            ["no tasks in \(state.setup.region)\(account); \(remedy)", remedy].map {
                Line($0).wrapped(to: size.columns)
            })
    }

    /// Everything about a failure, or the longest part that includes the remedy.
    private func failed(_ failure: CallFailure, _ at: Moment, _ size: Size) -> [Line] {
        let words = failure.entry(for: .listTasks)
        let time = scene.time(state.clock.corrected(at))
        let failedAt = failure.kind == .notRecorded ? Line.blank : Line("failed at \(time)")
        let tries = Line.flowing([failedAt, nextRetry, now], separator: Line.separator, width: size.columns)
        let page = FailurePage(failure, advice: words.advice(failure, state.setup), tries: tries)
        let brief = Line.facts([Line("! \(failure.short)", .warning), Line(words.remedy)])
        return fitting(
            size,
            [page.lines(size.columns), page.lines(size.columns, withFacts: false), brief.wrapped(to: size.columns)])
    }

    /// The first wording that fits into the rows, otherwise the last.
    private func fitting(_ size: Size, _ wordings: [[Line]]) -> [Line] {
        wordings.first { $0.count <= size.rows } ?? wordings.last ?? []
    }

    private var now: Line { state.isReplay ? .blank : Line("r: now", .dim) }

    /// A replay makes no calls.
    private var nextRetry: Line {
        if state.isReplay { return .blank }
        guard let due = state.picker.due else { return Line("retrying now") }
        return Line("retry in \(TimeText.countdown(max(.zero, due - state.now.uptime)))")
    }
}
