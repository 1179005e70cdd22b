import MitigationModel
import Screen

/// All checks; if there is room, also the selected check's actions, the target and the journal.
struct OverviewView {
    let scene: Scene
    private let layout: OverviewLayout
    private var navigation: Navigation { scene.state.navigation }

    init(_ scene: Scene) {
        self.scene = scene
        layout = OverviewLayout(
            size: scene.state.size, checkCount: scene.allChecks.count, navigation: scene.state.navigation)
    }

    func draw(_ frame: inout Frame) {
        Header(scene: scene).draw(&frame, in: layout.header)
        for pane in layout.panes { draw(pane, &frame) }
        for divider in layout.dividers { frame.fill(divider, with: "│", style: .rule) }
        if let latest = layout.latest, let line = JournalPane(scene: scene).latest {
            frame.draw(line, in: latest.inset(left: 1, right: 1))
        }
        if let hints = layout.hints { frame.draw(Hints.line(scene, in: [.overview], width: hints.width), in: hints) }
    }

    private func draw(_ pane: OverviewLayout.PaneArea, _ frame: inout Frame) {
        let (rule, body) = pane.area.splitTop(1)
        if pane.pane == .checks { return drawChecks(&frame, rule: rule, body: body) }
        let content = scene.content(of: pane.pane, size: body.size)
        let window = Viewport(
            offset: navigation.scroll[pane.pane] ?? 0, rows: body.height, count: content.count)
        draw(&frame, rule, of: pane.pane, title: title(content.title, window))
        frame.draw(window.range.map(content.line), in: body.inset(left: 1, right: 1))
    }

    /// The scroll range of the focused pane; empty if it is hidden.
    var extent: ScrollExtent {
        let body = layout.area(of: navigation.focus)?.inset(top: 1) ?? Rect(Size(columns: 0, rows: 0))
        guard navigation.focus == .checks else {
            return ScrollExtent(lines: scene.content(of: navigation.focus, size: body.size).count, rows: body.height)
        }
        return ScrollExtent(lines: scene.checks.count, rows: body.height - headingRows(body))
    }

    private func headingRows(_ body: Rect) -> Int {
        body.height >= 3 && body.width >= 40 && !scene.checks.isEmpty ? 1 : 0
    }

    private func drawChecks(_ frame: inout Frame, rule: Rect, body: Rect) {
        let headingRows = headingRows(body)
        let table = ChecksTable(scene, width: body.width - 1, hasHeading: headingRows > 0)
        let (head, rows) = body.splitTop(headingRows)
        let selected = scene.selected.flatMap(scene.checks.firstIndex)
        // Until the operator scrolls, rows on both sides of the selection are visible.
        let first = navigation.scroll[.checks] ?? (selected ?? 0) - rows.height / 2
        let window = Viewport(offset: first, rows: rows.height, count: scene.checks.count, selected: selected)
        draw(&frame, rule, of: .checks, title: ChecksTitle(scene, window).line(width: rule.width - 6))
        frame.draw(table.heading, in: head)
        for (line, index) in window.range.enumerated() {
            frame.draw(table.row(scene.checks[index]), in: rows.row(line))
        }
        if scene.checks.isEmpty { frame.draw(nothing, in: rows.inset(left: 3)) }
        if scene.state.isStale { frame.dim(rows) }
        if let selected, window.range.contains(selected) {
            let row = rows.row(selected - window.range.lowerBound)
            frame.select(row.splitLeft(table.labelColumns(scene.checks[selected])).left)
        }
    }

    /// Why there are no rows.
    private var nothing: Line {
        guard !scene.allChecks.isEmpty else { return Line("no checks in AWS's answer", .dim) }
        let isNarrowAlone = navigation.checks.filterWords.isEmpty
        return Line(isNarrowAlone ? "no failures, and all is done; Esc shows all" : "no check matches; Esc shows all")
    }

    /// The pane's name, and which part of it is shown: `Journal 3–12 of 200`.
    private func title(_ name: String, _ window: Viewport) -> Line {
        Line(name, .heading) + Line(window.label.map { " \($0)" } ?? "", .dim)
    }

    private func draw(_ frame: inout Frame, _ area: Rect, of pane: Pane, title: Line) {
        let rule = Rule(title: title, notes: notes(pane), isFocused: navigation.focus == pane)
        frame.draw(rule.line(width: area.width), in: area)
    }

    /// Next to the checks: whether the session is being recorded. Next to the last pane: the hidden panes that Tab
    /// shows.
    private func notes(_ pane: Pane) -> Line {
        let recording = pane == .checks && scene.state.setup.recordingPath != nil ? ["recording"] : []
        let hidden = pane == layout.panes.last?.pane ? Pane.allCases.filter { layout.area(of: $0) == nil } : []
        return Line((recording + hidden.map(\.title)).joined(separator: " · "), .dim)
    }
}

extension Frame {
    /// Shows an area as selected: one even stripe, in which only failures keep their color.
    mutating func select(_ area: Rect) {
        restyle(area) { style in
            let role = style.role == .failed ? style.role : .normal
            return Style(role, style.attributes).selected
        }
    }
}
