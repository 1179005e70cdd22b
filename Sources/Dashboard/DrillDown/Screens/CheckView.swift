import MitigationModel
import Screen

/// One check's own screen: its counts as bars, the causes of failures, its findings, actions and reason codes.
struct CheckView {
    private let scene: RenderContext
    private let check: CheckName
    private let words: FindingsWords
    private let layout: CheckLayout
    private var navigation: Navigation { scene.state.navigation }

    init(_ scene: RenderContext, _ check: CheckName) {
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
        layout = CheckPanes(state).layout
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

    private func draw(_ pane: CheckLayout.PaneArea, _ frame: inout Frame) {
        let rows = layout.rows(of: pane.pane)
        let content = content(of: pane.pane, rows.size)
        let viewport = content.viewport
        frame.mark(pane.area, as: .checkPane(pane.pane))
        draw(&frame, rule: pane.area.row(0), of: pane.pane, content)
        if pane.pane == .findings { frame.draw(content.heading, in: layout.findings.heading) }
        frame.draw(viewport.range.map(content.line), in: rows)
        for (line, index) in viewport.range.enumerated() {
            frame.mark(rows.row(line), as: content.target(index) ?? .checkPane(pane.pane))
        }
        frame.draw(content.remarks, in: rows.inset(top: viewport.range.count))
        guard navigation.checkFocus == pane.pane else { return }
        frame.placeCursor(at: rows.origin, for: .text)
        guard let selected = content.selected, viewport.range.contains(selected) else { return }
        frame.select(rows.row(selected - viewport.range.lowerBound), margin: content.margin)
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
        case .actions: text(pane, Line("Actions", .heading) + Line(", in order", .dim), size)
        case .reasonCodes: text(pane, Line("Reason codes", .heading), size)
        }
    }

    private func text(_ pane: CheckPane, _ title: Line, _ size: Size) -> CheckPaneContent {
        let lines = CheckPanes(scene.state).lines(of: pane, check, size: size)
        return CheckPaneContent(
            title: title, lines: lines.map { Line(" ") + $0 },
            viewport: CheckPanes(scene.state).viewport(of: pane, lines, rows: size.rows))
    }
}
