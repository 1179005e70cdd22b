import MitigationModel
import Screen

/// What has been applied and what would be canceled, in blocks of lines.
struct CancelFacts {
    let scene: RenderContext
    let form: CancelForm

    func blocks(width: Int) -> [[Line]] {
        let blocks: [[Line]] =
            switch form {
            case .spacious: [longId(width), applied(width) + actions(width), stops(width), noResume(width)]
            case .full, .dense: [longId(width), applied(width), stops(width), noResume(width)]
            case .short, .shortDense, .brief: [brief.map { $0.fitted(to: width) }]
            case .least: [[least(width)]]
            }
        return blocks.filter { !$0.isEmpty }
    }

    private var state: State { scene.state }
    private var hasEnded: Bool { state.task?.finalStatus != nil }

    /// The whole ID, if the first row has no room for it.
    private func longId(_ width: Int) -> [Line] {
        DisplayText.columns(of: scene.taskId) > width - 40
            ? (Line("Task ", .dim) + Line(scene.taskId, .title)).wrapped(to: width, indent: 5) : []
    }

    /// How old the data is and why, in one line; blank if it is fresh.
    /// The line replaces a blank row, so the typed text below it does not move.
    func stale(width: Int) -> Line {
        // Data is stale only after a first good response, so its age is known.
        guard state.isStale, !hasEnded, let age = state.age.map(TimeText.duration) else { return .blank }
        let why = state.watch.polling.failures.map { " (\($0.latest.short))" } ?? ""
        let wordings = [
            "! The data is \(age) old\(why): the task may have progressed.",
            "! The data is \(age) old\(why).", "! The data is \(age) old: the task may have progressed.",
            "! The data is \(age) old.", "! \(age) old",
        ]
        return Line.fitting(width, wordings.map { Line($0, Style.stale.bold) }).fitted(to: width)
    }

    private func applied(_ width: Int) -> [Line] {
        let heading = Line(
            hasEnded ? "Already applied:" : "Already applied (canceling does not undo it):", .heading
        ).wrapped(to: width)
        let succeeded = scene.progress.succeeded
        let failed = scene.progress.failed
        guard succeeded != nil || failed != nil else {
            let unknown = Line("  unknown: AWS sent no counts. Whatever was applied stays applied.")
            return heading + unknown.wrapped(to: width, indent: 2)
        }
        let failures = failed == 0 ? "findings failed." : "findings failed; their earlier actions may remain applied."
        return heading
            + row(succeeded, one: "finding: all actions applied.", "findings: all actions applied.", width)
            + row(failed, one: "finding failed; its earlier actions may remain applied.", failures, width)
    }

    /// What the task's actions do, each once.
    private func actions(_ width: Int) -> [Line] {
        let words = (state.task?.actionsDefinition ?? []).map(\.words.plain)
        let unique = words.enumerated().filter { !words.prefix($0).contains($1) }.map(\.element)
        guard !unique.isEmpty else { return [] }
        return (Line("  The task's actions: ", .dim) + Line(unique.joined(separator: "; ") + ".")).wrapped(
            to: width, indent: 4)
    }

    private func stops(_ width: Int) -> [Line] {
        guard !hasEnded else { return [] }
        let asOf = state.watch.latest.map { " (as of \(scene.time(state.clock.corrected($0.at)))" } ?? ""
        let running = state.isStale || !state.canCancel ? ")" : "; the task is still running)"
        let heading = Line("What canceling stops", .heading) + Line("\(asOf)\(asOf.isEmpty ? "" : running):")
        guard let left = CountKind.remaining.count(in: scene.progress) else {
            let unknown = Line("  the remaining findings (count unknown); those in progress may still finish.")
            return heading.wrapped(to: width) + unknown.wrapped(to: width, indent: 2)
        }
        return heading.wrapped(to: width)
            + row(
                left, one: "finding at most; it may still finish.",
                "findings at most; those in progress may still finish.", width)
    }

    private func noResume(_ width: Int) -> [Line] {
        hasEnded || !state.canCancel ? [] : Line("A canceled task cannot be resumed.").wrapped(to: width)
    }

    /// `   6,102 findings: …`, the number right-aligned in columns whose width does not change while it grows.
    private func row(_ count: Int64?, one: String, _ many: String, _ width: Int) -> [Line] {
        guard let count else { return [] }
        let number = CountText.full(count)
        let columns = max(numberColumns, number.count) + 2
        let text = count == 1 ? one : many
        let room = width - columns - 1
        guard room >= 20 else { return Line("\(number) \(text)").wrapped(to: width, indent: 2) }
        return Line(text).wrapped(to: room).enumerated().map { index, line in
            let start = index == 0 ? Line(number, .normal.bold).rightAligned(to: columns) : Line(spaces: columns)
            return start + Line(" ") + line
        }
    }

    private var numberColumns: Int {
        CountText.full(scene.progress.total ?? scene.progress.processed).count
    }

    private var counts: (stays: Int64?, failed: Int64?, left: Int64?) {
        (scene.progress.succeeded, scene.progress.failed, CountKind.remaining.count(in: scene.progress))
    }

    private var brief: [Line] {
        let (stays, failed, left) = counts
        let number = { (count: Int64?) in count.map(CountText.full) ?? "?" }
        let lines = [
            Line("\(number(stays)) done: stay applied"), Line("\(number(failed)) failed: maybe partly applied"),
            Line("\(number(left)) left: will be canceled"),
        ]
        return hasEnded ? Array(lines.prefix(2)) : lines
    }

    private func least(_ width: Int) -> Line {
        let (stays, _, left) = counts
        let wordings = [CountText.full, { CountText.short($0, columns: 4) }].map { text in
            let stay = "\(stays.map(text) ?? "?") stay"
            return Line(hasEnded ? stay : "\(stay), \(left.map(text) ?? "?") left")
        }
        return Line.fitting(width, wordings).fitted(to: width)
    }
}
