import MitigationModel
import Screen

/// The second row: progress as a percentage, a bar and two numbers.
struct ProgressRow {
    let scene: RenderContext

    func line(width: Int) -> Line {
        guard scene.progress.hasCounts else {
            return Line("AWS sent no statistics", .dim).fitted(to: width)
        }
        let numbers = self.numbers.padded(to: max(self.numbers.columns, numberColumns))
        let barColumns = width - Self.percentColumns - numbers.columns - 2
        guard barColumns >= 8 else { return (percent + self.numbers).fitted(to: width) }
        return percent.padded(to: Self.percentColumns) + scene.progress.bar.line(width: barColumns) + Line("  ")
            + numbers
    }

    /// `100%` and a space, so that the bar does not move when the percentage gets longer.
    private static let percentColumns = 5

    private var percent: Line {
        Line((scene.progress.shownPercent.map { "\($0)%" } ?? "–") + " ", Style.normal.bold)
    }

    private var numbers: Line {
        Line("\(CountText.full(scene.progress.processed)) of \(scene.progress.total.map(CountText.full) ?? "?")")
    }

    /// The columns that the numbers need once everything is processed.
    private var numberColumns: Int {
        scene.progress.total.map { CountText.full($0).count * 2 + 4 } ?? 0
    }
}
