import MitigationModel
import Screen

/// The third row: the five counts. It also serves as the legend of all bars.
struct CountsRow {
    let scene: RenderContext
    /// The counts of the whole task, or of one check.
    let progress: Progress

    init(scene: RenderContext, progress: Progress? = nil) {
        self.scene = scene
        self.progress = progress ?? scene.progress
    }

    func line(width: Int) -> Line {
        guard progress.hasCounts else { return .blank }
        return Line.fitting(
            width,
            lazily: [
                { line(gap: 3) { words($0, CountText.full) } },
                { line(gap: 2) { words($0, CountText.full) } },
                { line(gap: 2) { $0 == .failed ? words($0, CountText.full) : number($0, CountText.full) } },
                { line(gap: 2) { number($0, CountText.full) } },
                { line(gap: 1) { number($0) { CountText.short($0, columns: 4) } } },
            ]
        ).fitted(to: width)
    }

    /// After a final status nothing remains to be processed: the fourth row shows the unprocessed findings.
    private var kinds: [CountKind] {
        CountKind.allCases.filter { $0 != .remaining || !scene.state.watch.isFinal }
    }

    private func line(gap: Int, _ item: (CountKind) -> Line) -> Line {
        Line.joined(kinds.map(item), separator: Line(spaces: gap))
    }

    private func words(_ kind: CountKind, _ text: (Int64) -> String) -> Line {
        number(kind, text) + Line(" \(kind.word)", isNone(kind) ? .dim : .normal)
    }

    private func number(_ kind: CountKind, _ text: (Int64) -> String) -> Line {
        let number = kind.count(in: progress).map(text) ?? "–"
        let style: Style = isNone(kind) ? .dim : kind == .failed ? Style.failed.bold : .normal
        return Line([Span("\(kind.glyph) ", isNone(kind) ? .dim : kind.style), Span(number, style)])
    }

    private func isNone(_ kind: CountKind) -> Bool {
        kind.count(in: progress) ?? 0 == 0
    }
}
