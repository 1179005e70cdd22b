import FoundationEssentials
import MitigationModel
import Screen

/// Findings as rows: the finding, its resource, and the result of each action on it.
struct FindingsTable {
    private let scene: RenderContext
    private let actions: [String]
    private let columns: FindingColumns
    private let times: TimeColumn

    init(_ scene: RenderContext, _ check: CheckName, actions: [String], width: Int) {
        self.scene = scene
        self.actions = actions
        times = TimeColumn(scene.state)
        let usual = [scene.state.task?.startTime, scene.state.correctedNow].compactMap(\.self)
        let codes = check.catalogueEntry?.reasonCodes.map { DisplayText.columns(of: $0) } ?? []
        columns = FindingColumns(
            width: max(0, width - Self.marginColumns - 1), labels: Self.labels(actions),
            when: times.columns(usual), reasonCode: codes.max() ?? 24)
    }

    /// The selection mark and a space.
    static let marginColumns = 2

    private static func labels(_ actions: [String]) -> [String] {
        actions.enumerated().map { "\($0 + 1) \($1)" }
    }

    var heading: Line {
        let labels = columns.isWorded ? Self.labels(actions) : actions.indices.map { String($0 + 1) }
        var cells = columns.before.map { ($0.column, Line(heading($0.field, $0.column.width), .heading)) }
        cells += zip(columns.actions, labels).map { ($0, Line($1, .heading)) }
        cells += columns.outcome.map { [($0, Line(actions.isEmpty ? "Actions" : "", .heading))] } ?? []
        cells += columns.after.map { ($0.column, Line(heading($0.field, $0.column.width), .heading)) }
        return TableColumn.row(cells, margin: Line(spaces: Self.marginColumns))
    }

    private func heading(_ field: FindingColumns.Field, _ width: Int) -> String {
        switch field {
        case .id: "Finding"
        case .resource: "Resource"
        case .severity: "Severity"
        case .reasonCode: "Reason code"
        case .when: times.heading("When", width: width)
        case .duration: "Took"
        }
    }

    func row(_ row: FindingRow, isSelected: Bool) -> Line {
        let mark = isSelected ? Line("▸ ", Style.accent.bold) : Line("  ")
        let before = columns.before.map { ($0.column, cell($0.field, $0.column.width, row)) }
        let after = columns.after.map { ($0.column, cell($0.field, $0.column.width, row)) }
        return TableColumn.row(before, margin: mark) + outcome(row) + TableColumn.row(after)
    }

    private func cell(_ field: FindingColumns.Field, _ width: Int, _ row: FindingRow) -> Line {
        switch field {
        case .id: Line(DisplayText.middleFitted(row.id, to: width, tail: min(8, (width - 1) / 2)))
        case .resource: row.resource?.line(width: width) ?? Line("–", .dim)
        case .severity: Line(row.severity?.word ?? "", .dim)
        case .reasonCode: Line(row.reasonCode ?? "", .dim)
        case .when: Line(row.executions?.latestTime.map { times.cell($0, width: width) } ?? "", .dim)
        case .duration: Line(row.executions?.duration.map(TimeText.precise) ?? "", .dim)
        }
    }

    /// The result of each action, or why it is unknown.
    private func outcome(_ row: FindingRow) -> Line {
        guard let executions = row.executions, !row.isOutsideFilter, !executions.isEmpty else {
            let gap = columns.actions.first?.gap ?? columns.outcome?.gap ?? 0
            let room = columns.span - gap
            return Line(spaces: gap) + Line.fitting(room, row.words).padded(to: max(0, room))
        }
        let cells = zip(columns.actions, actions).map { column, action in
            (column, cell(executions.last { $0.actionName == action }))
        }
        return TableColumn.row(cells + (columns.outcome.map { [($0, executions.decisive?.cell ?? .blank)] } ?? []))
    }

    private func cell(_ execution: AuditMitigationActionExecution?) -> Line {
        guard let execution else { return Line(columns.isWorded ? "· not started" : ExecutionWords.loneDot, .dim) }
        return columns.isWorded ? execution.cell : ExecutionWords(execution.status).loneGlyph
    }
}

extension [AuditMitigationActionExecution] {
    /// The execution to show if there is room for only one: the first that failed, otherwise the first that is not
    /// completed.
    fileprivate var decisive: AuditMitigationActionExecution? {
        first { $0.status == .failed } ?? first { $0.status != .completed } ?? last
    }

    /// The time of the latest change.
    fileprivate var latestTime: Date? {
        compactMap { $0.endTime ?? $0.startTime }.max()
    }

    /// From the first start to the last end, once all have ended.
    fileprivate var duration: Duration? {
        let begun = filter { $0.startTime != nil }
        guard let start = begun.compactMap(\.startTime).min(), begun.allSatisfy({ $0.endTime != nil }),
            let end = begun.compactMap(\.endTime).max()
        else { return nil }
        return Duration(from: start, to: end)
    }
}
