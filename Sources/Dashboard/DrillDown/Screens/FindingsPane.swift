import MitigationModel
import Screen

/// The check's findings, one per row; those known to have failed come first.
struct FindingsPane {
    let scene: RenderContext
    let words: FindingsWords
    /// The names of the check's actions.
    let actions: [String]

    private var findings: CheckFindings { words.findings }

    func content(_ size: Size) -> CheckPaneContent {
        let width = size.columns
        let table = FindingsTable(scene, findings.check, actions: actions, width: width)
        let selected = findings.selectedPosition
        var content = CheckPaneContent(
            viewport: findings.window(rows: size.rows), selected: selected
        ) { index in
            guard let row = findings.shownRow(at: index) else { return .blank }
            return table.row(row, isSelected: index == selected)
        } head: { room in
            head(findings.window(rows: size.rows), room)
        }
        content.margin = FindingsTable.marginColumns
        content.target = { findings.shownRow(at: $0).map { .finding($0.id) } }
        content.heading = findings.shownCount > 0 ? table.heading : .blank
        content.remarks = remarks.flatMap { Line($0, .dim).wrapped(to: max(1, width - 2)) }.map { Line(" ") + $0 }
        return content
    }

    /// What is running, or must be known about the list. The longest wording comes first; the last one always stays.
    private var statuses: [Line] {
        if scene.present != nil { return words.liveData("findings") }
        let activity = activity
        guard findings.isFiltered else {
            if activity.isEmpty { return words.canScan ? [scanHint, .blank] : [.blank] }
            return words.isListBroken ? activity : activity + [.blank]
        }
        let (key, all) = (Line("Esc", .key), Line(" all", .dim))
        return activity.map { Line.facts([$0, key + all]) } + [key + Line(" shows all", .dim), key + all]
    }

    /// What is running or failed. If the title shows a filter, the numbers of failures found and of lookups are here.
    private var activity: [Line] {
        if findings.isScanning {
            let left = Line(words.leftText, .accent)
            guard findings.isFiltered else {
                return words.isBackingOff
                    ? [Line("throttled, backing off", .warning), Line("backing off", .warning)]
                    : [Line("checking, ", .accent) + left, left]
            }
            let found = Line(words.foundText, .accent)
            return [Line.facts([found, left]), found, Line(words.checkedText, .accent)]
        }
        if words.isListBroken, findings.shownCount > 0 {
            let wordings = scene.state.isReplay ? ["! incomplete"] : ["! incomplete: r retries", "! incomplete"]
            return wordings.map { Line($0, .warning) }
        }
        let key = scene.state.isReplay ? "" : " · r"
        return selectedFailure.map { [Line("! \($0.short)\(key)", .warning)] } ?? []
    }

    /// Why the selected finding's results are unknown, if looking them up failed.
    private var selectedFailure: CallFailure? {
        guard let row = findings.selectedPosition.flatMap(findings.shownRow), case .failed(let failure) = row.answer
        else { return nil }
        return failure
    }

    private var scanHint: Line { Line("F", .key) + Line(" looks up failures", .dim) }

    private var remarks: [String] {
        if let obstacle = words.obstacle { return [obstacle] }
        if let failure = selectedFailure { return ["! \(failure.remark(on: .listExecutions))"] }
        guard findings.shownCount == 0 else { return [] }
        if findings.showsFailuresOnly, findings.listedCount > 0 { return [nothingFailed] }
        switch findings.listing {
        case .partial where !findings.isScanning && findings.cause != nil:
            let checked = CountText.full(Int64(findings.checkedCount))
            return ["none of the \(checked) checked so far · F checks the rest · Esc shows all"]
        case .unread, .reading, .partial: return ["loading findings …"]
        case .complete where findings.isFiltered: return ["no finding matches · Esc shows all"]
        case .complete, .full, .failed: return ["this check has no findings"]
        }
    }

    /// Findings that were not looked up are not in the list of failures, whether they failed or not.
    private var nothingFailed: String {
        let checked = CountText.full(Int64(findings.checkedCount))
        let none = "none of the \(checked) checked so far is failed or unfinished"
        let others = words.canScan ? " · F checks the rest" : ""
        return (findings.filter.isEmpty ? none : "\(none), and matches") + others + " · Esc shows all"
    }

    /// `Findings 1–13 of 2,040 · 812 checked, failed first`, or less if there is no room. Filters always stay: a few
    /// findings must not be mistaken for all of them.
    private func head(_ window: Viewport, _ room: Int) -> CheckPaneHead {
        let statuses = statuses
        return .fitting(
            room,
            statuses.indices.flatMap { index in
                titles(window, isLast: index == statuses.count - 1).map { CheckPaneHead($0, statuses[index]) }
            })
    }

    /// The longest title first; with the last status also shorter ones.
    private func titles(_ window: Viewport, isLast: Bool) -> [Line] {
        let name = Line("Findings", .heading)
        let whole = findings.shownCount > 0 ? name + Line(" \(place(window))", .dim) : name
        if findings.isFiltered { return filteredTitles(whole) }
        guard findings.shownCount > 0 else { return [name] }
        let titles =
            findings.isScanning
            ? [[counted, words.foundText], [words.foundText]] : [[counted, order], [order], [checked], []]
        let brief = findings.isScanning ? [name + facts([words.foundText]), whole, name] : [name]
        return titles.map { whole + facts($0) } + (isLast ? brief : [])
    }

    private func filteredTitles(_ whole: Line) -> [Line] {
        let count = Line(findings.shownCount > 0 ? " \(CountText.full(Int64(findings.shownCount)))" : "", .dim)
        let named = [
            (whole, false), (whole, true), (Line("Findings", .heading) + count, true),
        ].map { start, isBrief in start + Line.separator + Line(filter(isBrief: isBrief), .accent) }
        guard findings.shownCount > 0, !findings.isScanning, let first = named.first else { return named }
        return [first + facts([checked])] + named
    }

    private func facts(_ facts: [String?]) -> Line {
        Line(facts.compactMap { $0.map { " · \($0)" } }.joined(), .dim)
    }

    private func place(_ window: Viewport) -> String {
        let label = window.label ?? CountText.full(Int64(findings.shownCount))
        guard !findings.isFiltered else { return label }
        return switch findings.listing {
        case .complete: label
        case .full: "first \(label) only"
        case .unread, .reading, .partial, .failed: "\(label) loaded"
        }
    }

    /// How many findings the task counts, if the list differs.
    private var counted: String? {
        guard !findings.isFiltered, let total = words.progress.total, total != Int64(findings.listedCount) else {
            return nil
        }
        return "task total \(CountText.full(total))"
    }

    private var order: String {
        guard findings.failedCount > 0, !findings.isFiltered else { return checked }
        return "\(CountText.full(Int64(findings.checkedCount))) checked, failed first"
    }

    private var checked: String {
        guard findings.checkedCount > 0 else { return "none checked yet" }
        let checked = CountText.full(Int64(findings.checkedCount))
        guard findings.failedCount > 0, !findings.isFiltered else { return "\(checked) checked" }
        return "\(CountText.full(Int64(findings.failedCount))) of \(checked) checked failed"
    }

    /// Which findings are shown: `failed: DeactivateCerts AccessDenied`.
    private func filter(isBrief: Bool) -> String {
        var parts: [String] = []
        if let cause = findings.cause {
            let names = [cause.actionName, cause.errorCode?.withoutException].compactMap(\.self)
            parts.append((isBrief ? "" : "failed: ") + names.joined(separator: " "))
        }
        if findings.showsFailuresOnly { parts.append("failed or unfinished") }
        if !findings.filter.isEmpty { parts.append("matching “\(findings.filter)”") }
        return parts.joined(separator: " · ")
    }
}
