import MitigationModel
import Screen

/// Distinguishes history from live data: how long ago the moment is, and the keys that lead on.
struct LookBackBanner {
    private let scene: RenderContext
    private let present: State
    private let shown: Observation

    /// Nil if live data is shown.
    init?(_ scene: RenderContext) {
        guard let present = scene.present, let shown = scene.state.watch.latest else { return nil }
        self.scene = scene
        self.present = present
        self.shown = shown
    }

    /// `◂ 8m 21s ago · poll 113 of 214 · ←→ step · { } first/live · Esc live`.
    func line(width: Int) -> Line {
        let age = Line("◂ \(TimeText.age(present.now.uptime - shown.at.uptime))", Style.warning.bold)
        let poll = Line("poll \(Self.number(shown.number)) of \(Self.number(present.watch.latest?.number ?? 0))")
        let (step, ends, live) = (Line("←→ step", .dim), Line("{ } first/live", .dim), Line("Esc live", .dim))
        let wordings = [
            [age, poll, step, ends, live], [age, poll, step, live], [age, poll, live], [age, live], [live, step],
            [live],
        ]
        return Line.fitting(width, wordings.map(Line.facts)).fitted(to: width)
    }

    /// The keys back to live and to other moments: `Esc live · ←→ step`.
    func keys(width: Int) -> Line {
        let (live, step) = (Line("Esc live", .dim), Line("←→ step", .dim))
        return Line.fitting(width, [Line.facts([live, step]), live])
    }

    /// Whether there is a row below the first for these keys.
    static func hasRow(_ size: Size) -> Bool { size.rows >= 4 }

    /// The first row of a narrow terminal: the status at that moment and its time; if it is the only row, also the key
    /// back to live.
    func statusLine(_ status: StatusLine, width: Int) -> Line {
        let age = present.now.uptime - shown.at.uptime
        let spans = [TimeText.age(age), TimeText.duration(age), TimeText.largestUnit(age)]
        let words = Self.hasRow(present.size) ? spans : ["\(spans[2]) · Esc live", "Esc live", "Esc"]
        let ages = words.map { Line("◂ \($0)", Style.warning.bold) }
        // That this is history matters more than that it is a replay: the replay mark is dropped first.
        let statuses = [status.short, StatusLine(unmarked: scene).short]
        let lines = statuses.flatMap { status in ages.compactMap { status.justified(with: $0, to: width, gap: 1) } }
        return lines.first ?? ages.last?.fitted(to: width) ?? .blank
    }

    /// Next to the failures of that moment.
    func remark(width: Int) -> Line {
        let mark = Line("HISTORY", Style.warning.bold)
        let both = Line.facts([mark, now])
        // If there is no room for both, the mark in the first row shows that this is history.
        let least = hasSameStatus ? mark : now
        return Line.fitting(width, [both, least, mark])
    }

    /// The live state of the task: `live: ✗ FAILED`, or `live: ▶ 70%` if it is running.
    var now: Line {
        let scene = RenderContext(presentOf: present)
        guard hasSameStatus, case .is(.inProgress) = present.displayStatus, let percent = scene.progress.shownPercent
        else {
            return Line("live: ") + StatusLine(unmarked: scene).short
        }
        return Line("live: ") + Line("\(TaskStatus.inProgress.glyph) \(percent)%", TaskStatus.inProgress.style.bold)
    }

    /// Whether the live status equals the status at that moment.
    var hasSameStatus: Bool {
        present.displayStatus == scene.state.displayStatus
    }

    private static func number(_ number: Int) -> String {
        CountText.full(Int64(number))
    }
}

/// The first row in history: the task, its status at that moment, and its live status.
///
/// If there is less room, parts are dropped in this order: space, the account, the region, the middle of the task ID, a
/// custom endpoint, the ends of the task ID, the whole task ID, the live status. If the live status equals the earlier
/// one, it is dropped before the task ID.
extension TaskRow {
    func lookingBack(_ banner: LookBackBanner, width: Int) -> Line {
        let mark = Line("HISTORY", Style.warning.bold)
        let moment = scene.state.correctedNow
        let key = LookBackBanner.hasRow(scene.state.size) ? .blank : Line("Esc live", .dim)
        func left(_ time: String) -> Line { Line.facts([status.short + Line(" at \(time)"), mark, key]) }
        let whole = left(scene.time(moment))
        let shortest = TimeText.minute(moment, in: scene.zone).map(left) ?? whole
        let now = Line.facts([briefEndpoint, banner.now])
        let region = Line(scene.state.setup.region)
        let account = Line(scene.accountId ?? "")
        let forms: [(left: Line, right: Line, name: Int)] = [
            (whole, Line.facts([briefEndpoint, region, account, banner.now]), nameColumns),
            (whole, Line.facts([briefEndpoint, region, banner.now]), nameColumns), (whole, now, nameColumns),
            (whole, now, min(17, nameColumns)), (whole, banner.now, min(17, nameColumns)),
            (whole, banner.now, min(9, nameColumns)),
            (whole, banner.hasSameStatus ? .blank : banner.now, banner.hasSameStatus ? min(9, nameColumns) : 0),
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
