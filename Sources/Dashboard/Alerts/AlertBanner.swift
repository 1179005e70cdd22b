import MitigationModel
import Screen

/// An alert that is shown until the operator dismisses it.
struct AlertBanner {
    private let scene: RenderContext
    private let alert: Alert
    /// The number of further alerts.
    private let others: Int

    /// Nil if there is no alert.
    init?(_ scene: RenderContext) {
        guard let alert = scene.state.watch.alerts.worst else { return nil }
        self.scene = scene
        self.alert = alert
        others = scene.state.watch.alerts.active.count - 1
    }

    /// `‼ alert: 10 failures reached at 04:29:51Z · Esc hides`.
    func line(width: Int) -> Line {
        if case .finished(let status) = alert {
            return PaceRow(scene: scene).ended(width, mark: status.line, key: key)
        }
        let wordings =
            words.flatMap { [Line.facts([$0, more, key]), Line.facts([$0, more])] } + [words.last ?? .blank]
        return Line.fitting(width, wordings).fitted(to: width)
    }

    /// For the task picker, where Esc does something else and the status is not shown:
    /// `quarantine-0412 ‼ alert: 10 failures reached at 04:29:51Z`.
    func lineAmongTasks(width: Int) -> Line {
        let news =
            switch alert {
            case .finished(let status): [Line("\(status.glyph) ended: \(status.word)", status.style.bold)]
            case .failures, .stalled: words
            }
        let id = scene.taskId
        let ids = [id, DisplayText.middleFitted(id, to: 17), DisplayText.suffixFitted(id, to: 5)].map {
            Line($0 + " ", .title)
        }
        let wordings = news.flatMap { words in ids.map { $0 + words } } + news
        return Line.fitting(width, wordings).fitted(to: width)
    }

    /// In a few columns, next to the failures; nil if the status shows it.
    func remark(width: Int) -> Line? {
        switch alert {
        case .failures(_, _, let limit, _): Line.fitting(width, [Line("‼ alert: \(limit.words)", Style.failed.bold)])
        case .stalled, .finished: nil
        }
    }

    private var key: Line { Line("Esc hides", .dim) }

    private var more: Line { others > 0 ? Line("+\(others)", Style.warning.bold) : .blank }

    /// The longest wording first.
    private var words: [Line] {
        switch alert {
        case .failures(_, _, let limit, let date):
            let what = "‼ alert: \(limit.failuresWords) reached"
            return [
                Line("\(what) at \(scene.time(date))", Style.failed.bold), Line(what, Style.failed.bold),
                Line("‼ alert: \(limit.words)", Style.failed.bold),
            ]
        case .stalled:
            let time = TimeText.duration(scene.state.watch.stalled(at: scene.state.now) ?? .zero)
            return [
                Line("! stalled: no progress for \(time)", Style.warning.bold),
                Line("! stalled \(time)", Style.warning.bold),
            ]
        case .finished: return []
        }
    }
}
