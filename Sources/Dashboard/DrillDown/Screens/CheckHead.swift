import MitigationModel
import Screen

/// The top of a check's own screen: the check, its progress, and what keeps the data from being fresh.
struct CheckHead {
    private let scene: RenderContext
    private let check: CheckName
    private let progress: Progress
    private let layout: CheckLayout

    init(_ scene: RenderContext, _ check: CheckName, _ layout: CheckLayout) {
        self.scene = scene
        self.check = check
        self.layout = layout
        progress = scene.state.task?.progress(of: check) ?? Progress(sumOf: [])
    }

    func draw(_ frame: inout Frame) {
        Header(scene: scene).drawTaskRow(&frame, in: layout.first, subject: check.title)
        let notice = NoticeLine(scene)
        if isCompact {
            frame.draw(Line(check.title, .title), in: layout.facts)
            frame.draw(notice.line(width: layout.place.width) ?? place, in: layout.place)
        } else {
            drawFacts(&frame, notice)
        }
        drawCounts(&frame)
    }

    private var isCompact: Bool { layout.first.width < Breakpoints.leastColumnsForFullHeader }

    private var place: Line { CompactHeader(scene, width: layout.place.width).place }

    /// A notice about stale data replaces the last row, so that nothing below it moves.
    private func drawFacts(_ frame: inout Frame, _ notice: NoticeLine) {
        let area = layout.facts.inset(left: 1)
        guard !area.isEmpty else { return }
        frame.draw(facts(width: area.width - 1), in: area)
        guard let line = notice.line(width: area.width) else { return }
        let last = area.row(area.height - 1)
        frame.fill(last)
        frame.draw(line, in: last)
    }

    private func facts(width: Int) -> Line {
        let name = [check.severity.mark + Line(" \(check.severity.word)"), Line(check.rawValue, .dim)]
        let codes = check.catalogueEntry?.reasonCodes ?? []
        let count = codes.count > 1 ? [Line("\(codes.count) reason codes", .dim)] : []
        return Line.fitting(
            width, [name + codes.map { Line($0, .dim) }, name + count, name].map { Line.facts($0) })
    }

    private func drawCounts(_ frame: inout Frame) {
        let area = layout.counts.inset(left: isCompact ? 0 : 1, right: isCompact ? 0 : 1)
        if layout.hasBars {
            frame.draw(CheckBars(scene, check, width: area.width).lines, in: area)
        } else {
            frame.draw(isCompact ? compactCounts(area.width) : counts(area.width), in: area)
        }
        if scene.state.isStale { frame.dim(area) }
    }

    private func counts(_ width: Int) -> Line {
        guard progress.hasCounts else { return Line("AWS sent no counts for this check.", .dim) }
        return percent.padded(to: 6) + CountsRow(scene: scene, progress: progress).line(width: width - 6)
    }

    /// Percentage and failures stay longest: `61% ✗ 31 · 1,247/2,040`.
    private func compactCounts(_ width: Int) -> Line {
        guard progress.hasCounts else { return Line("no counts", .dim) }
        let failed = progress.failed ?? 0
        let failures = Line("✗ \(CountText.short(failed, columns: 6))", failed > 0 ? Style.failed.bold : .dim)
        let start = percent + Line(" ") + failures
        let total = progress.total
        let whole = Line("\(CountText.full(progress.processed))/\(total.map(CountText.full) ?? "?")")
        let brief = Line(
            "\(CountText.short(progress.processed, columns: 4))/\(total.map { CountText.short($0, columns: 4) } ?? "?")"
        )
        let rate = Line(RateText.perMinute(scene.state.rate(of: check)?.perMinute))
        let forms = [[start, whole, rate], [start, whole], [start, brief], [start]]
        return Line.fitting(width, forms.map(Line.facts))
    }

    private var percent: Line {
        Line(progress.shownPercent.map { "\($0)%" } ?? "–", Style.normal.bold)
    }
}
