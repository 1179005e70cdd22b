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
        let now = Line("now: ") + presentStatus
        return Line.fitting(
            width, [Scene.facts([mark, now, Line("Esc live", .dim)]), Scene.facts([mark, now]), mark])
    }

    /// What can be said of the task now.
    var presentStatus: Line {
        StatusLine(Scene(presentOf: present)).short
    }

    private static func number(_ number: Int) -> String {
        CountText.full(Int64(number))
    }
}

/// The first row while the operator looks back: the task, its status at that moment, and its status now.
///
/// With less room things give way in this order: space, the account, the region, the middle of the task id, the seconds
/// of what the status is now, the ends of the task id, the task id, the status now.
extension TaskRow {
    func lookingBack(from present: State, width: Int) -> Line {
        let banner = LookBackBanner(scene)
        let now = Line("now: ") + (banner?.presentStatus ?? .blank)
        let mark = Line("LOOKING BACK", Style.warning.bold)
        let time = Line(" at \(scene.time(scene.state.correctedNow))")
        let shortTime = Line(" at \(scene.shortTime(scene.state.correctedNow))")
        let place = [Line(scene.state.setup.region)] + (scene.state.accountId.map { [Line($0)] } ?? [])
        let left = Scene.facts([status.short + time, mark])
        let shortLeft = Scene.facts([status.short + shortTime, mark])
        let forms: [(left: Line, right: Line, name: Int)] = [
            (left, Scene.facts(place + [now]), nameColumns),
            (left, Scene.facts([Line(scene.state.setup.region), now]), nameColumns),
            (left, now, nameColumns), (shortLeft, now, nameColumns), (shortLeft, now, min(17, nameColumns)),
            (shortLeft, now, min(9, nameColumns)), (shortLeft, now, 0), (shortLeft, .blank, min(9, nameColumns)),
            (shortLeft, .blank, 0),
        ]
        for form in forms {
            if let line = lookingBack(form.left, form.right, least: form.name, width: width) { return line }
        }
        return shortLeft.fitted(to: width)
    }

    private func lookingBack(_ left: Line, _ right: Line, least: Int, width: Int) -> Line? {
        let room = width - left.columns - right.columns - 3 - (right.columns > 0 ? 2 : 0)
        guard room >= least else { return nil }
        let start = least > 0 ? shownName(room) + Line("   ") + left : left
        return start.justified(with: right, to: width, gap: right.columns > 0 ? 2 : 0)
    }
}
