import MitigationModel
import Screen

/// A check's counts as bars, each with its share of the total, its rate, and its growth since the session began; then
/// the total.
struct CheckBars {
    private let scene: RenderContext
    private let progress: Progress
    private let history: CountHistory
    private let columns: Columns

    init(_ scene: RenderContext, _ check: CheckName, width: Int) {
        self.scene = scene
        progress = scene.state.task?.progress(of: check) ?? Progress(sumOf: [])
        history = CountHistory(state: scene.state, check: check)
        columns = Columns(width: width)
    }

    /// Six rows.
    var lines: [Line] {
        guard progress.hasCounts else { return [Line("AWS sent no counts for this check.", .dim)] }
        return CountKind.allCases.map(bar) + [total]
    }

    private struct Columns {
        let name = TableColumn(width: 13)
        let bar: TableColumn
        let count: TableColumn
        let share = TableColumn(width: 6, alignment: .right, gap: 1)
        let rate: TableColumn
        let pace: TableColumn

        init(width: Int) {
            count = TableColumn(width: width >= 100 ? 11 : 9, alignment: .right, gap: 1)
            // `<0.1/min` takes eight columns, and no rate takes more than ten.
            rate = TableColumn(width: width >= 70 ? 10 : 0, alignment: .right, gap: width >= 70 ? 1 : 0)
            let pace = width >= 180 ? 32 : width >= 100 ? 20 : width >= 70 ? 12 : 0
            self.pace = TableColumn(width: pace, gap: pace > 0 ? 1 : 0)
            let others = [name, count, share, rate, self.pace].reduce(0) { $0 + $1.gap + $1.width }
            bar = TableColumn(width: max(0, width - others))
        }
    }

    private func bar(_ kind: CountKind) -> Line {
        let count = kind.count(in: progress)
        // Without a total there are no shares.
        let whole = progress.total.map { max($0, progress.processed) } ?? 0
        let shown = whole > 0 ? count ?? 0 : 0
        let bar = StackedBar(
            parts: [kind.part(shown)],
            rest: .init(" ", .normal, weight: whole - max(0, shown)))
        let share = count.flatMap { CountText.share($0, of: whole) } ?? ""
        return row(
            name(kind), noted(bar.line(width: columns.bar.width), kind, count ?? 0), number(count, style(kind)),
            Line(share), rate(kind, count ?? 0),
            Sparkline(history.growth(of: kind, columns: columns.pace.width), style: kind.style))
    }

    /// Distinguishes the count `skipped` from an execution that was skipped.
    private func noted(_ bar: Line, _ kind: CountKind, _ count: Int64) -> Line {
        let note = " skipped by the task's filter"
        let filled = bar.spans.dropLast().reduce(0) { $0 + $1.columns }
        guard kind == .skipped, count > 0, filled + note.utf8.count <= columns.bar.width else { return bar }
        return Line(Array(bar.spans.dropLast())) + Line(note, .dim)
    }

    private func style(_ kind: CountKind) -> Style {
        kind == .failed ? Style.failed.bold : .normal
    }

    private func name(_ kind: CountKind) -> Line {
        Line([Span("\(kind.glyph) ", kind.style), Span(kind.word)])
    }

    private func number(_ count: Int64?, _ style: Style) -> Line {
        let text = count.map { CountText.short($0, columns: columns.count.width) } ?? "–"
        return Line(text, count ?? 0 == 0 ? .dim : style)
    }

    private func rate(_ kind: CountKind, _ count: Int64) -> Line {
        guard count != 0, let rate = history.rate(of: kind) else { return .blank }
        return Line(RateText.perMinute(rate))
    }

    /// The total, with the rate of findings that succeeded and failed per minute.
    private var total: Line {
        let note =
            progress.addsUp ? Line.blank : Line("The counts do not add up (shown as sent by AWS).", .warning)
        let rate = history.rate.map { Line(RateText.perMinute($0)) } ?? .blank
        return row(
            Line("  total"), note, number(progress.total, Style.normal.bold), .blank, rate,
            Sparkline([]))
    }

    private func row(
        _ name: Line, _ bar: Line, _ number: Line, _ share: Line, _ rate: Line, _ pace: Sparkline
    ) -> Line {
        TableColumn.row([
            (columns.name, name), (columns.bar, bar), (columns.count, number), (columns.share, share),
            (columns.rate, rate), (columns.pace, pace.line(width: columns.pace.width)),
        ])
    }
}

/// How a check's counts developed since the session began. The check's screen takes all of it from here.
struct CountHistory {
    let state: State
    let check: CheckName

    /// How a count grew, in at most `columns` equal parts of the session, oldest first; empty if it was always zero.
    func growth(of kind: CountKind, columns: Int) -> [Double] {
        let growth = state.watch.countHistory(of: check, kind, columns: columns)
        return growth.contains { $0 > 0 } ? growth : []
    }

    /// How fast a count grows, in findings a minute, over the same time as the check's rate; nil if unknown, and for
    /// `remaining`.
    func rate(of kind: CountKind) -> Double? {
        guard let rate = state.rate(of: check), let latest = state.watch.latest, kind != .remaining else { return nil }
        let growth = state.watch.timeline.growth(of: check, through: latest.number, over: rate.over) {
            kind.count(in: $0)
        }
        return max(0, growth) * 60 / rate.over.inSeconds
    }

    /// How fast findings are processed: succeeded and failed together.
    var rate: Double? {
        state.rate(of: check)?.perMinute
    }
}
