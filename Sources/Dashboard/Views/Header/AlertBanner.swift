import MitigationModel
import Screen

/// What the operator has to be told at once, until it is put away.
struct AlertBanner {
    private let scene: Scene
    private let alert: Alert
    /// How many more there are.
    private let others: Int

    /// Nil if there is nothing.
    init?(_ scene: Scene) {
        guard let alert = scene.state.alerts.worst else { return nil }
        self.scene = scene
        self.alert = alert
        others = scene.state.alerts.standing.count - 1
    }

    /// `‼ 34 failed: the limit of 10 was reached at 04:29:51Z · Esc hides it`.
    func line(width: Int) -> Line {
        if case .finished(let status) = alert {
            return PaceRow(scene: scene).ended(width, mark: Line("\(status.glyph) over", status.style.bold), key: key)
        }
        let wordings =
            words.flatMap { [Scene.facts([$0, more, key]), Scene.facts([$0, more])] } + [words.last ?? .blank]
        return Line.fitting(width, wordings).fitted(to: width)
    }

    /// In a few columns, beside the failures; nil where the status tells it.
    func remark(width: Int) -> Line? {
        switch alert {
        case .failures(_, _, let limit, _): Line.fitting(width, [Line("‼ limit \(limit.words)", Style.failed.bold)])
        case .stalled, .finished: nil
        }
    }

    private var key: Line { Line("Esc hides it", .dim) }

    private var more: Line { others > 0 ? Line("+\(others)", Style.warning.bold) : .blank }

    /// The longest wording first.
    private var words: [Line] {
        switch alert {
        case .failures(let failed, let worked, let limit, let date):
            let what = "‼ \(limit.share(failed, worked)) failed"
            return [
                Line("\(what): the limit of \(limit.words) was reached at \(scene.time(date))", Style.failed.bold),
                Line("\(what), limit \(limit.words)", Style.failed.bold),
            ]
        case .stalled:
            let time = TimeText.duration(scene.state.stalledFor ?? .zero)
            return [
                Line("! stalled: no progress for \(time)", Style.warning.bold),
                Line("! stalled \(time)", Style.warning.bold),
            ]
        case .finished: return []
        }
    }
}
