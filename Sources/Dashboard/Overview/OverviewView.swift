import MitigationModel
import Screen

/// All checks; if there is room, also the selected check's actions, the target and the journal.
struct OverviewView {
    let scene: RenderContext
    private let layout: OverviewLayout
    private var navigation: Navigation { scene.state.navigation }

    init(_ scene: RenderContext) {
        self.scene = scene
        layout = OverviewPanes(scene.state).layout
    }

    func draw(_ frame: inout Frame) {
        Header(scene: scene).draw(&frame, in: layout.header)
        for pane in layout.panes { draw(pane, &frame) }
        for divider in layout.dividers { frame.fill(divider, with: "│", style: .rule) }
        if let latest = layout.latest,
            let line = JournalContent(scene.state.watch.journal, scene.state.timeFormat).latest
        {
            frame.draw(line, in: latest.inset(left: 1, right: 1))
        }
        if let hints = layout.hints { frame.draw(Hints.line(scene, in: [.overview], width: hints.width), in: hints) }
    }

    private func draw(_ pane: OverviewLayout.PaneArea, _ frame: inout Frame) {
        let rule = pane.area.row(0)
        frame.mark(pane.area, as: .pane(pane.pane))
        if pane.pane == .checks { return drawChecks(&frame, rule: rule) }
        let body = layout.body(of: pane.pane)
        let content = OverviewPanes(scene.state).content(of: pane.pane, size: body.size)
        let viewport = OverviewPanes(scene.state).viewport(of: pane.pane, content, rows: body.height)
        draw(&frame, rule, of: pane.pane, title: title(pane.pane, content.title, viewport))
        frame.draw(viewport.range.map(content.line), in: body.inset(left: 1, right: 1))
    }

    private func drawChecks(_ frame: inout Frame, rule: Rect) {
        let (head, rows) = layout.checks(hasRows: !scene.checks.isEmpty)
        let table = ChecksTable(scene, width: rule.width - 1, hasHeading: head.height > 0)
        let viewport = OverviewPanes(scene.state).checksViewport(rows: rows.height)
        draw(&frame, rule, of: .checks, title: ChecksTitle(scene, viewport).line(width: rule.width - 6))
        frame.draw(table.heading, in: head)
        for (line, index) in viewport.range.enumerated() {
            frame.draw(table.row(scene.checks[index]), in: rows.row(line))
            frame.mark(rows.row(line), as: .check(scene.checks[index]))
        }
        if scene.checks.isEmpty { frame.draw(nothing, in: rows.inset(left: 3)) }
        if scene.state.isStale { frame.dim(rows) }
        frame.placeCursor(at: rows.origin, for: .text)
        if let selected = viewport.range.first(where: { scene.checks[$0] == scene.selected }) {
            let row = rows.row(selected - viewport.range.lowerBound)
            let label = row.splitLeft(table.labelColumns(scene.checks[selected])).left
            frame.select(label, margin: ChecksTable.marginColumns)
        }
    }

    /// Why there are no rows.
    private var nothing: Line {
        guard !scene.allChecks.isEmpty else { return Line("AWS returned no checks", .dim) }
        let hasNoText = navigation.checks.filterWords.isEmpty
        return Line(hasNoText ? "nothing failed or unfinished; Esc shows all" : "no check matches; Esc shows all")
    }

    /// The pane's name, and what part of it is shown: `Journal 3–12 of 200`. In the journal a line is an event; other
    /// texts count lines: `Actions · lines 1–15 of 19`.
    private func title(_ pane: Pane, _ name: String, _ viewport: Viewport) -> Line {
        let unit = pane == .journal ? " " : " · lines "
        return Line(name, .heading) + Line(viewport.label.map { unit + $0 } ?? "", .dim)
    }

    private func draw(_ frame: inout Frame, _ area: Rect, of pane: Pane, title: Line) {
        let rule = Rule(title: title, notes: notes(pane), isFocused: navigation.focus == pane)
        frame.draw(rule.line(width: area.width), in: area)
    }

    /// In the rule of the checks: whether the session is recorded. In the last rule: the hidden panes that Tab leads
    /// to.
    private func notes(_ pane: Pane) -> Line {
        let recording = pane == .checks && scene.state.setup.recordingPath != nil ? ["recording"] : []
        let hidden = pane == layout.panes.last?.pane ? Pane.allCases.filter { layout.area(of: $0) == nil } : []
        return Line((recording + hidden.map(\.title)).joined(separator: " · "), .dim)
    }
}
