import MitigationModel
import Screen

/// What tells a moment of the past from the present: how long ago it is, and the way on.
struct LookBackBanner {
    private let scene: Scene
    private let present: State
    private let shown: Observation

    /// Nil where the present is shown.
    init?(_ scene: Scene) {
        guard let present = scene.present, let shown = scene.state.latest else { return nil }
        self.scene = scene
        self.present = present
        self.shown = shown
    }

    /// `◂ 8m 21s ago · poll 113 of 214 · ←→ step · { } ends · Esc live`.
    func line(width: Int) -> Line {
        let age = Line("◂ \(TimeText.age(present.now.uptime - shown.at.uptime))", Style.warning.bold)
        let poll = Line("poll \(Self.number(shown.number)) of \(Self.number(present.latest?.number ?? 0))")
        let (step, ends, live) = (Line("←→ step", .dim), Line("{ } ends", .dim), Line("Esc live", .dim))
        let wordings = [
            [age, poll, step, ends, live], [age, poll, step, live], [age, poll, live], [age, live], [age],
        ]
        return Line.fitting(width, wordings.map(Scene.facts)).fitted(to: width)
    }

    /// The first row of a narrow terminal: the status then, and when that was.
    func statusLine(_ status: StatusLine, width: Int) -> Line {
        let age = present.now.uptime - shown.at.uptime
        let ages = [
            Line("◂ \(TimeText.age(age))", Style.warning.bold), Line("◂ \(TimeText.duration(age))", Style.warning.bold),
            Line("◂ \(TimeText.largestUnit(age))", Style.warning.bold),
        ]
        let lines = ages.compactMap { status.short.justified(with: $0, to: width, gap: 1) }
        return lines.first ?? ages.last?.fitted(to: width) ?? .blank
    }

    /// Beside the failures of that moment.
    func remark(width: Int) -> Line {
        let mark = Line("LOOKING BACK", Style.warning.bold)
        let both = Scene.facts([mark, now])
        // Where there is no room for both, the first row's mark tells that this is the past.
        let least = hasSameStatus ? mark : now
        return Line.fitting(width, [both + Scene.separator + Line("Esc live", .dim), both, least, mark])
    }

    /// What can be said of the task now: `now: ✗ FAILED`, or `now: ▶ 70%` where it is still in progress.
    var now: Line {
        let scene = Scene(presentOf: present)
        guard hasSameStatus, case .is(.inProgress) = present.displayStatus, let percent = scene.progress.shownPercent
        else {
            return Line("now: ") + StatusLine(scene).short
        }
        return Line("now: ") + Line("\(TaskStatus.inProgress.glyph) \(percent)%", TaskStatus.inProgress.style.bold)
    }

    /// Whether what can be said of the task now is what could be said then.
    var hasSameStatus: Bool {
        present.displayStatus == scene.state.displayStatus
    }

    private static func number(_ number: Int) -> String {
        CountText.full(Int64(number))
    }
}

/// The first row while the operator looks back: the task, its status at that moment, and its status now.
///
/// With less room things give way in this order: space, the account, the region, the minutes of a local time's offset,
/// the middle of the task id, a server that is not AWS's own, the ends of the task id, the task id, the status now. Where
/// that is the status then, it goes before the task id.
extension TaskRow {
    func lookingBack(_ banner: LookBackBanner, width: Int) -> Line {
        let mark = Line("LOOKING BACK", Style.warning.bold)
        let moment = scene.state.correctedNow
        func left(_ time: String) -> Line { Scene.facts([status.short + Line(" at \(time)"), mark]) }
        let (whole, short) = (left(scene.time(moment)), left(scene.shortTime(moment)))
        let shortest = TimeText.minute(moment, in: scene.zone).map(left) ?? short
        let now = Scene.facts([briefEndpoint, banner.now])
        let region = Line(scene.state.setup.region)
        let account = Line(scene.state.accountId ?? "")
        let forms: [(left: Line, right: Line, name: Int)] = [
            (whole, Scene.facts([briefEndpoint, region, account, banner.now]), nameColumns),
            (whole, Scene.facts([briefEndpoint, region, banner.now]), nameColumns), (whole, now, nameColumns),
            (short, now, nameColumns), (short, now, min(17, nameColumns)),
            (short, banner.now, min(17, nameColumns)), (short, banner.now, min(9, nameColumns)),
            (short, banner.hasSameStatus ? .blank : banner.now, banner.hasSameStatus ? min(9, nameColumns) : 0),
            (shortest, banner.now, 0), (shortest, .blank, 0),
        ]
        let lines = forms.lazy.compactMap { lookingBack($0.left, $0.right, least: $0.name, width: width) }
        return lines.first ?? shortest.fitted(to: width)
    }

    private func lookingBack(_ left: Line, _ right: Line, least: Int, width: Int) -> Line? {
        let gap = right.columns > 0 ? 2 : 0
        guard least > 0 else { return left.justified(with: right, to: width, gap: gap) }
        let room = width - left.columns - right.columns - 3 - gap
        guard room >= least else { return nil }
        return (shownName(room) + Line("   ") + left).justified(with: right, to: width, gap: gap)
    }
}
