import MitigationModel
import Screen

/// One row per check: severity, title, bar, percentage, counts.
struct ChecksTable {
    private let scene: RenderContext
    private let hasHeading: Bool
    private let columns: ChecksColumns

    /// A table of the checks of a scene.
    ///
    /// - Parameters:
    ///   - width: columns of the pane.
    ///   - hasHeading: whether the heading is shown; without it each number has its own glyph.
    init(_ scene: RenderContext, width: Int, hasHeading: Bool = true) {
        self.scene = scene
        self.hasHeading = hasHeading
        let longest = scene.allChecks.reduce(Self.title.utf8.count) { max($0, Span($1.title).columns) }
        columns = ChecksColumns(
            width: width - Self.marginColumns, terminal: scene.state.size.columns,
            last: Self.last(scene), longestTitle: longest,
            largest: Self.largest(scene, \.totalFindingsCount), needed: Self.needed(scene), isLabelled: !hasHeading)
    }

    private static func largest(
        _ scene: RenderContext, _ count: (TaskStatisticsForAuditCheck) -> Int64?
    ) -> Int64 {
        scene.state.task?.taskStatistics?.values.compactMap(count).max() ?? 0
    }

    /// The counts to show in full if there is room. After a final status no number changes any more, and the canceled
    /// count may reach the total at any time.
    private static func needed(_ scene: RenderContext) -> [CountKind: Int64] {
        var needed: [CountKind: Int64] = [:]
        if last(scene) == .canceled { needed[.canceled] = largest(scene, \.totalFindingsCount) }
        guard scene.state.watch.isFinal else { return needed }
        needed[.failed] = largest(scene, \.failedFindingsCount)
        needed[.skipped] = largest(scene, \.skippedFindingsCount)
        return needed
    }

    private static let title = "Check"
    /// The selection mark, the severity mark, a space.
    static let marginColumns = 3

    /// Once anything is canceled, the canceled count is more important than the remaining count.
    private static func last(_ scene: RenderContext) -> CountKind {
        let isCanceled = scene.state.task?.taskStatus == .canceled || scene.progress.canceled ?? 0 > 0
        return isCanceled ? .canceled : .remaining
    }

    var heading: Line {
        TableColumn.row(
            columns.fields.map { ($0.column, Line(heading($0.field), .heading)) },
            margin: Line(spaces: Self.marginColumns))
    }

    private func heading(_ field: ChecksColumns.Field) -> String {
        switch field {
        case .title: Self.title
        case .bar, .percent, .pace: ""
        case .count(.remaining): CountKind.remaining.word
        case .count(let kind): kind.glyph
        case .total: "total"
        case .rate: "rate"
        }
    }

    /// From the selection mark to the end of the check's title: the part that shows the selection.
    /// The numbers do not change, so they are not sent to the terminal again.
    func labelColumns(_ check: CheckName) -> Int {
        let column = columns.fields.first { $0.field == .title }?.column.width ?? 0
        return Self.marginColumns + min(column, Line(check.title).columns)
    }

    func row(_ check: CheckName) -> Line {
        let progress = scene.state.task?.progress(of: check) ?? Progress(sumOf: [])
        let mark = check == scene.selected ? Line("▸", .accent) : Line(" ")
        let cells = columns.fields.map {
            (column: $0.column, text: cell($0.field, $0.column.width, check, progress))
        }
        return TableColumn.row(cells, margin: mark + check.severity.mark + Line(" "))
    }

    private func cell(_ field: ChecksColumns.Field, _ width: Int, _ check: CheckName, _ progress: Progress) -> Line {
        switch field {
        case .title: Line(check.title)
        case .bar: progress.bar.line(width: width)
        case .percent: Line(progress.shownPercent.map { "\($0)%" } ?? "–", progress.isSound ? .normal : .warning)
        case .count(let kind): count(kind, width, progress)
        case .total: number(progress.total, width, .normal)
        case .rate: Line(RateText.perMinute(scene.state.rate(of: check)?.perMinute), .dim)
        case .pace: Sparkline(scene.state.watch.history.sparkline(width, of: check)).line(width: width)
        }
    }

    private func count(_ kind: CountKind, _ width: Int, _ progress: Progress) -> Line {
        let style = kind == .failed ? Style.failed.bold : .normal
        let count = kind.count(in: progress)
        guard !hasHeading else { return number(count, width, style) }
        // Many fonts lack the glyph, and a fallback font may draw it wider than its cell, so a space follows it.
        let label = Line("\(kind.glyph) ", count ?? 0 == 0 ? .dim : kind.style)
        return label + number(count, width - label.columns, style)
    }

    private func number(_ count: Int64?, _ width: Int, _ style: Style) -> Line {
        guard let count else { return Line("–", .dim) }
        return Line(CountText.short(count, columns: width), count == 0 ? .dim : style)
    }
}
