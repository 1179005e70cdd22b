import MitigationModel
import Screen

/// The known failures grouped by action, error code and message, the most frequent first.
struct FailuresPane {
    let scene: RenderContext
    let words: FindingsWords
    /// The names of the check's actions.
    let actions: [String]

    func content(_ size: Size) -> CheckPaneContent {
        let width = size.columns
        let groups = words.findings.groups
        let selected = CheckPanes(scene.state).selectedGroup(in: words.findings)
        let columns = Columns(width: width, actions: actions, most: groups.first?.count ?? 0)
        var content = CheckPaneContent(
            viewport: CheckPanes(scene.state).groupsViewport(words.findings, rows: size.rows), selected: selected
        ) { index in
            Line(selected == index ? "▸" : " ", Style.accent.bold) + columns.line(groups[index])
        } head: { room in
            head(room)
        }
        content.target = { .failures(groups[$0].cause) }
        let remark = words.scanRemark.map { Line($0, .dim).wrapped(to: max(1, width - 2)) } ?? []
        let whole = selected.map { columns.whole(groups[$0], width: max(1, width - 2)) } ?? []
        content.remarks = (remark + whole).map { Line(" ") + $0 }
        return content
    }

    private func head(_ room: Int) -> CheckPaneHead {
        let statuses = scene.present == nil ? [.blank] : words.liveData("failures")
        return .fitting(room, statuses.flatMap { status in titles.map { CheckPaneHead($0, status) } })
    }

    private var titles: [Line] {
        guard words.findings.route != .none, let failed = words.progress.failed, failed > 0 else {
            return [Line("Failures", .heading)]
        }
        let name = Line(CountText.counted(failed, "failure", "failures"), .heading)
        let found = Line(" · \(CountText.full(Int64(words.findings.failedCount))) identified", .dim)
        let checked = "\(CountText.full(Int64(words.findings.checkedCount))) of \(CountText.full(words.whole))"
        return [
            name + found + Line(", \(checked) findings checked", .dim),
            name + found + Line(", \(checked) checked", .dim), name + found, name,
        ]
    }

    /// Fixed by the check's actions and the width, so that nothing jumps when more failures are found.
    private struct Columns {
        let count: TableColumn
        let action: TableColumn
        let code: TableColumn
        let message: TableColumn

        init(width: Int, actions: [String], most: Int) {
            let room = width - 1
            count = TableColumn(width: max(4, CountText.full(Int64(most)).utf8.count), alignment: .right)
            let longest = actions.map { DisplayText.columns(of: $0) }.max() ?? 12
            action = TableColumn(width: min(max(6, longest), max(8, room / 4)), gap: 2)
            code = TableColumn(width: room >= 110 ? 24 : room >= 70 ? 18 : max(4, room / 3), gap: 2)
            let others = [count, action, code].reduce(2) { $0 + $1.gap + $1.width }
            message = TableColumn(width: max(0, room - others), gap: room > others ? 2 : 0)
        }

        /// The full text of what is cut in the selected row.
        func whole(_ group: FailureGroup, width: Int) -> [Line] {
            let cause = group.cause
            let texts = [
                (cause.actionName ?? "", action), (cause.errorCode?.withoutException ?? "", code),
                (cause.message ?? "", message),
            ]
            guard texts.contains(where: { DisplayText.columns(of: $0) > $1.width }) else { return [] }
            let facts = [Line(cause.actionName ?? ""), Line(cause.errorCode ?? "", .failed), Line(cause.message ?? "")]
            return [.blank] + facts.flatMap { $0.columns > 0 ? $0.wrapped(to: width) : [] }
        }

        func line(_ group: FailureGroup) -> Line {
            let cause = group.cause
            return TableColumn.row([
                (count, Line(CountText.full(Int64(group.count)), Style.failed.bold)),
                (action, Line(cause.actionName ?? "(unnamed)")),
                (code, Line(cause.errorCode?.withoutException ?? "(no error code)", .failed)),
                (message, Line(cause.message ?? "", .normal)),
            ])
        }
    }
}
