import MitigationModel
import Screen

/// One check's own screen: its counts as bars, the causes of failures, its findings, actions and reason codes.
struct CheckView {
    private let scene: Scene
    private let check: CheckName
    private let words: FindingsWords
    private let layout: CheckLayout
    private var navigation: Navigation { scene.state.navigation }

    init(_ scene: Scene, _ check: CheckName) {
        let state = scene.state
        self.scene = scene
        self.check = check
        // Findings are live, even if the counts are from history.
        let now = scene.present ?? state
        let findings =
            now.watch.drillDown.checks[check] ?? CheckFindings(check: check, route: FindingsRoute(now.task?.target))
        words = FindingsWords(
            findings: findings, progress: now.task?.progress(of: check) ?? Progress(sumOf: []),
            isFinal: now.watch.isFinal,
            nextTry: Self.nextTry(of: findings, now, scene.zone),
            isBackingOff: now.watch.drillDown.isBackingOff(at: now.now.uptime))
        layout = CheckLayout(size: state.size, focus: state.navigation.checkFocus)
    }

    /// While polling is paused, nothing is looked up automatically.
    private static func nextTry(of findings: CheckFindings, _ now: State, _ zone: LocalTime?) -> String? {
        guard let retry = findings.listingRetry, retry > now.now.uptime, !now.watch.polling.isPaused else { return nil }
        let date = now.correctedNow.addingTimeInterval((retry - now.now.uptime).inSeconds)
        return TimeText.time(date, today: now.correctedNow, in: zone)
    }

    func draw(_ frame: inout Frame) {
        CheckHead(scene, check, layout).draw(&frame)
        for pane in layout.panes { draw(pane, &frame) }
        for divider in layout.dividers { frame.fill(divider, with: "│", style: .rule) }
        if let hints = layout.hints { frame.draw(Hints.line(scene, in: [.check], width: hints.width), in: hints) }
    }

    /// The scroll range of the focused pane; empty if it is hidden.
    var extent: ScrollExtent {
        let focus = navigation.checkFocus
        let rows = focus == .findings ? layout.findings.rows : layout.body(of: focus)
        return ScrollExtent(lines: rows.isEmpty ? 0 : content(of: focus, rows.size).window.count, rows: rows.height)
    }

    private func draw(_ pane: CheckLayout.PaneArea, _ frame: inout Frame) {
        let rows = pane.pane == .findings ? layout.findings.rows : layout.body(of: pane.pane)
        let content = content(of: pane.pane, rows.size)
        let window = content.window
        draw(&frame, rule: pane.area.row(0), of: pane.pane, content)
        if pane.pane == .findings { frame.draw(content.heading, in: layout.findings.heading) }
        frame.draw(window.range.map(content.line), in: rows)
        frame.draw(content.remarks, in: rows.inset(top: window.range.count))
        guard let selected = content.selected, window.range.contains(selected), navigation.checkFocus == pane.pane
        else { return }
        frame.select(rows.row(selected - window.range.lowerBound))
    }

    private func draw(_ frame: inout Frame, rule: Rect, of pane: CheckPane, _ content: CheckPaneContent) {
        let hidden = hiddenPanes(pane)
        // Everything about this pane has priority over the names of hidden panes.
        let head = content.head(max(0, rule.width - 6))
        let room = rule.width - 9 - head.title.columns
        let notes = [Line.facts([head.status, hidden]), head.status.columns > 0 ? head.status : hidden, .blank]
        let line = Rule(title: head.title, notes: Line.fitting(room, notes), isFocused: navigation.checkFocus == pane)
        frame.draw(line.line(width: rule.width), in: rule)
    }

    /// The hidden panes that Tab leads to.
    private func hiddenPanes(_ pane: CheckPane) -> Line {
        guard layout.panes.last?.pane == pane else { return .blank }
        let hidden = CheckPane.allCases.filter { layout.area(of: $0) == nil }
        return Line(hidden.map(\.title).joined(separator: " · "), .dim)
    }

    private func content(of pane: CheckPane, _ size: Size) -> CheckPaneContent {
        let actions = scene.state.task?.auditCheckToActionsMapping?[check] ?? []
        return switch pane {
        case .findings: FindingsPane(scene: scene, words: words, actions: actions).content(size)
        case .failures: FailuresPane(scene: scene, words: words, actions: actions).content(size)
        case .actions: actionsContent(size)
        case .reasonCodes: reasonCodes(size)
        }
    }

    /// With all parameters if they fit, and if the pane is focused.
    private func actionsContent(_ size: Size) -> CheckPaneContent {
        let title = Line("Actions", .heading) + Line(", in this order", .dim)
        let width = max(1, size.columns - 2)
        let actions = scene.state.task?.actions(for: check) ?? []
        let complete = actions.longLines(width: width, detail: .complete)
        let isWhole = complete.count <= size.rows || navigation.checkFocus == .actions || width < 50
        let short = actions.shortLines(width: width)
        let fitting = short.count <= size.rows ? short : actions.shortLines(width: width, hasIdentity: false)
        let lines = actions.isEmpty ? ActionsPane.none(width) : isWhole ? complete : fitting
        return text(title, lines, .actions, size)
    }

    private func reasonCodes(_ size: Size) -> CheckPaneContent {
        let codes = ReasonCodes(check: check, filter: scene.state.task?.target?.auditCheckToReasonCodeFilter)
        return text(
            Line("Reason codes", .heading), codes.lines(width: max(1, size.columns - 2)), .reasonCodes, size)
    }

    private func text(_ title: Line, _ lines: [Line], _ pane: CheckPane, _ size: Size) -> CheckPaneContent {
        CheckPaneContent(
            title: title, lines: lines.map { Line(" ") + $0 }, first: navigation.checkScroll[pane] ?? 0,
            height: size.rows)
    }
}
