import MitigationModel
import Screen

/// A check's counts as large bars, each with its share of the total, and how fast it goes.
struct CheckBars {
    let scene: Scene
    let check: CheckName
    let progress: Progress
    /// Whether bars are two rows high.
    let isTall: Bool

    func lines(width: Int) -> [Line] {
        guard progress.hasCounts else { return Line("AWS has sent no counts for this check.", .dim).wrapped(to: width) }
        let note =
            progress.addsUp
            ? [] : Line("The counts do not add up; they are shown as AWS sent them.", .warning).wrapped(to: width)
        return CountKind.allCases.flatMap { bar($0, width) } + [total(width), rate(width)] + note
    }

    /// Below so many columns there are names and numbers alone.
    private static let leastColumns = 34
    private static let nameColumns = 13
    private static let countColumns = 11
    private static let shareColumns = 8

    /// Where there is no room for a bar of that many columns there is none.
    private func barColumns(_ width: Int) -> Int {
        let room = width - Self.nameColumns - Self.countColumns - Self.shareColumns - 1
        return room >= 8 ? room : 0
    }

    private func bar(_ kind: CountKind, _ width: Int) -> [Line] {
        let count = kind.count(in: progress)
        // Without a total there is nothing to have a share of.
        let whole = progress.total.map { max($0, progress.processed) } ?? 0
        let shown = whole > 0 ? count ?? 0 : 0
        let bar = StackedBar(
            parts: [kind.part(shown)],
            rest: .init(" ", .normal, weight: whole - max(0, shown)))
        let barLine = bar.line(width: barColumns(width))
        let number = count.map { CountText.short($0, columns: Self.countColumns) } ?? "–"
        let share = count.flatMap { CountText.share($0, of: whole) } ?? ""
        let first = row(name(kind), barLine, Line(number, count ?? 0 == 0 ? .dim : style(kind)), Line(share), width)
        guard isTall else { return [first] }
        return [first, Line(spaces: Self.nameColumns) + barLine, .blank]
    }

    private func style(_ kind: CountKind) -> Style {
        kind == .failed ? Style.failed.bold : .normal
    }

    private func name(_ kind: CountKind) -> Line {
        let word = kind == .toDo && scene.state.isFinal ? "left over" : kind.word
        return Line([Span("\(kind.glyph) ", kind.style), Span(word)])
    }

    private func total(_ width: Int) -> Line {
        let number = progress.total.map { CountText.short($0, columns: Self.countColumns) } ?? "–"
        return row(Line("  total"), Line(spaces: barColumns(width)), Line(number, Style.normal.bold), .blank, width)
    }

    /// Of succeeded and failed findings.
    private func rate(_ width: Int) -> Line {
        let columns = barColumns(width)
        let pace = Sparkline(scene.state.history.sparkline(24, of: check), style: .accent)
        let rate = RateText.perMinute(scene.state.rate(of: check)?.perMinute)
        return row(Line("  rate"), pace.line(width: columns).padded(to: columns), Line(rate), .blank, width)
    }

    private func row(_ name: Line, _ bar: Line, _ number: Line, _ share: Line, _ width: Int) -> Line {
        guard width >= Self.leastColumns else { return name.padded(to: Self.nameColumns) + number }
        return TableColumn.row([
            (TableColumn(width: Self.nameColumns), name), (TableColumn(width: barColumns(width)), bar),
            (TableColumn(width: Self.countColumns, alignment: .right), number),
            (TableColumn(width: Self.shareColumns, alignment: .right), share),
        ])
    }
}
