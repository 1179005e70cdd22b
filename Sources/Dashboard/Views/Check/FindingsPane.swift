import MitigationModel
import Screen

/// The check's findings, the failed ones first as far as asked: one row a finding.
struct FindingsPane {
    let scene: Scene
    let words: FindingsWords
    /// The check's actions by name.
    let actions: [String]

    private var findings: CheckFindings { words.findings }

    func content(_ size: Size) -> CheckPaneContent {
        let width = size.columns
        let table = FindingsTable(scene, findings.check, actions: actions, width: width)
        let selected = findings.selectedPosition
        var content = CheckPaneContent(
            window: findings.window(rows: size.rows), selected: selected
        ) { index in
            guard let row = findings.shownRow(at: index) else { return .blank }
            return table.row(row, isSelected: index == selected)
        } title: { room in
            title(findings.window(rows: size.rows), room)
        }
        content.heading = findings.shownCount > 0 ? table.heading : .blank
        content.status = status
        content.remarks = remarks.flatMap { Line($0, .dim).wrapped(to: max(1, width - 2)) }.map { Line(" ") + $0 }
        return content
    }

    /// What is under way, or has to be known of the list.
    private var status: Line {
        if scene.present != nil { return Line("findings are of now", .warning) }
        if findings.isScanning { return Line("asking, \(words.leftText)", .accent) }
        if case .failed = findings.listing, findings.shownCount > 0 {
            return Line("! not whole: r tries again", .warning)
        }
        if let failure = selectedFailure {
            return Line("! \(failure.short) · r", .warning)
        }
        if findings.isFiltered { return Line("Esc", .key) + Line(" shows all", .dim) }
        if words.canScan { return Line("F", .key) + Line(" finds failures", .dim) }
        return .blank
    }

    /// Why nothing is known of the selected finding, if it was asked.
    private var selectedFailure: CallFailure? {
        guard let row = findings.selectedPosition.flatMap(findings.shownRow), case .failed(let failure) = row.answer
        else { return nil }
        return failure
    }

    private var remarks: [String] {
        if let obstacle = words.obstacle { return [obstacle] }
        if let failure = selectedFailure { return ["! \(failure.short(of: .listExecutions)) · r tries again"] }
        guard findings.shownCount == 0 else { return [] }
        switch findings.listing {
        case .partial where !findings.isScanning && (findings.isNarrow || findings.cause != nil):
            let asked = CountText.full(Int64(findings.askedCount))
            return ["none of the \(asked) asked so far · F asks the others · Esc shows all"]
        case .unread, .reading, .partial: return ["reading the findings …"]
        case .complete where findings.isFiltered: return ["no finding matches · Esc shows all"]
        case .complete, .full, .failed: return ["there are no findings of this check"]
        }
    }

    /// `Findings 1–13 of 2,040 · failed first among 812 asked`, or less where there is no room for it.
    private func title(_ window: ScrollWindow, _ room: Int) -> Line {
        let name = Line("Findings", .heading)
        guard findings.shownCount > 0 else { return name + facts([filter]) }
        let place = Line(" \(place(window))", .dim)
        let whole = name + place
        return Line.fitting(
            room,
            [
                whole + facts([filter, counted, order]), whole + facts([filter, order]),
                whole + facts([filter, asked]), whole + facts([filter]), whole,
            ])
    }

    private func facts(_ facts: [String?]) -> Line {
        Line(facts.compactMap { $0.map { " · \($0)" } }.joined(), .dim)
    }

    private func place(_ window: ScrollWindow) -> String {
        let label = window.label ?? CountText.full(Int64(findings.shownCount))
        guard !findings.isFiltered else { return label }
        return switch findings.listing {
        case .complete: label
        case .full: "\(label), more are not kept"
        case .unread, .reading, .partial, .failed: "\(label) so far"
        }
    }

    /// What the task counts, where that is not what is listed.
    private var counted: String? {
        guard !findings.isFiltered, let total = words.progress.total, total != Int64(findings.listedCount) else {
            return nil
        }
        return "the task counts \(CountText.full(total))"
    }

    private var order: String {
        guard findings.failedCount > 0, !findings.isFiltered else { return asked }
        return "failed first among \(CountText.full(Int64(findings.askedCount))) asked"
    }

    private var asked: String {
        guard findings.askedCount > 0 else { return "none asked yet" }
        let asked = "\(CountText.full(Int64(findings.askedCount))) asked"
        guard findings.failedCount > 0, !findings.isFiltered else { return asked }
        return "\(CountText.full(Int64(findings.failedCount))) failed of \(asked)"
    }

    /// Which of them alone are shown.
    private var filter: String? {
        var parts: [String] = []
        if let cause = findings.cause {
            let names = [cause.actionName, cause.errorCode?.withoutException].compactMap(\.self)
            parts.append("failed: \(names.joined(separator: " "))")
        }
        if findings.isNarrow { parts.append("failed or not done") }
        if !findings.filter.isEmpty { parts.append("with “\(findings.filter)”") }
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }
}
