import MitigationModel
import Screen

/// What stays applied and what is left, in blocks of lines.
struct CancelFacts {
    let scene: RenderContext
    let form: CancelForm

    func blocks(width: Int) -> [[Line]] {
        let blocks: [[Line]] =
            switch form {
            case .spacious: [longId(width), stays(width) + actions(width), stops(width), forGood(width)]
            case .full, .dense: [longId(width), stays(width), stops(width), forGood(width)]
            case .short, .shortDense, .brief: [brief.map { $0.fitted(to: width) }]
            case .least: [[least(width)]]
            }
        return blocks.filter { !$0.isEmpty }
    }

    private var state: State { scene.state }
    private var isOver: Bool { state.task?.finalStatus != nil }

    /// Where the first row has no room for all of the id.
    private func longId(_ width: Int) -> [Line] {
        DisplayText.columns(of: scene.taskId) > width - 40
            ? (Line("Task ", .dim) + Line(scene.taskId, .title)).wrapped(to: width, indent: 5) : []
    }

    /// How old the data is and why, in one line; blank if it is fresh.
    /// The line replaces a blank row, so the typed text below it does not move.
    func stale(width: Int) -> Line {
        // Data is stale only after a first good response, so its age is known.
        guard state.isStale, !isOver, let age = state.age.map(TimeText.duration) else { return .blank }
        let why = state.watch.polling.failures.map { " (\($0.latest.short))" } ?? ""
        let wordings = [
            "! The data is \(age) old\(why): the task may be further on than this.",
            "! The data is \(age) old\(why).", "! The data is \(age) old: the task may be further on than this.",
            "! The data is \(age) old.", "! \(age) old",
        ]
        return Line.fitting(width, wordings.map { Line($0, Style.stale.bold) }).fitted(to: width)
    }

    private func stays(_ width: Int) -> [Line] {
        let heading = isOver ? "What stays as it is:" : "What stays as it is, whatever you do now:"
        let succeeded = scene.progress.succeeded
        let failed = scene.progress.failed
        guard succeeded != nil || failed != nil else {
            return Line(heading, .heading).wrapped(to: width)
                + Line("  what was applied so far, which AWS does not tell; cancel does not undo it.").wrapped(
                    to: width, indent: 2)
        }
        let applied = "have all their actions applied. Cancel does not undo them."
        let failures = failed == 0 ? "failed." : "failed; an action before the failed one may stay applied."
        return Line(heading, .heading).wrapped(to: width)
            + row(succeeded, one: "finding has all its actions applied. Cancel does not undo it.", applied, width)
            + row(failed, one: failures, failures, width)
    }

    /// What kinds of actions there are, as they stay.
    private func actions(_ width: Int) -> [Line] {
        let words = (state.task?.actionsDefinition ?? []).map(\.words.plain)
        let kinds = words.enumerated().filter { !words.prefix($0).contains($1) }.map(\.element)
        guard !kinds.isEmpty else { return [] }
        return (Line("  The task's actions: ", .dim) + Line(kinds.joined(separator: "; ") + ".")).wrapped(
            to: width, indent: 4)
    }

    private func stops(_ width: Int) -> [Line] {
        guard !isOver else { return [] }
        let asOf = state.watch.latest.map { " (as of \(scene.time(state.clock.corrected($0.at)))" } ?? ""
        let runsOn = state.isStale || !state.canCancel ? ")" : "; the task runs on while you read)"
        let heading = Line("What cancel stops", .heading) + Line("\(asOf)\(asOf.isEmpty ? "" : runsOn):")
        guard let left = CountKind.remaining.count(in: scene.progress) else {
            return heading.wrapped(to: width)
                + Line("  what is left, which AWS does not tell; what is in progress may still be done.").wrapped(
                    to: width, indent: 2)
        }
        let words = "those in progress may still be done."
        return heading.wrapped(to: width)
            + row(left, one: "finding at most; it may still be done.", "at most; \(words)", width)
    }

    private func forGood(_ width: Int) -> [Line] {
        isOver || !state.canCancel ? [] : Line("This ends the task for good; it cannot be resumed.").wrapped(to: width)
    }

    /// `   6,102 findings have …`, the number right-aligned in columns that do not change while it grows.
    private func row(_ count: Int64?, one: String, _ many: String, _ width: Int) -> [Line] {
        guard let count else { return [] }
        let number = CountText.full(count)
        let columns = max(numberColumns, number.count) + 2
        let words = count == 1 ? one : "findings \(many)"
        let text = count == 1 && !one.hasPrefix("finding") ? "finding \(one)" : words
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
            Line("\(number(stays)) done: they stay applied"), Line("\(number(failed)) failed: may be half applied"),
            Line("\(number(left)) left: cancel stops them for good"),
        ]
        return isOver ? Array(lines.prefix(2)) : lines
    }

    private func least(_ width: Int) -> Line {
        let (stays, _, left) = counts
        let wordings = [CountText.full, { CountText.short($0, columns: 4) }].map { text in
            let stay = "\(stays.map(text) ?? "?") stay"
            return Line(isOver ? stay : "\(stay), \(left.map(text) ?? "?") left")
        }
        return Line.fitting(width, wordings).fitted(to: width)
    }
}
