import MitigationModel
import Screen
import Testing

@testable import Dashboard

struct OverviewLayoutTests {
    @Test func `panes are inside the terminal and do not overlap, at any size`() {
        for columns in stride(from: 0, through: 420, by: 7) {
            for rows in 0...125 {
                for focus in [Pane.checks, .journal] {
                    check(layout(columns, rows, focus), Rect(Size(columns: columns, rows: rows)))
                }
            }
        }
    }

    @Test func `the focused pane is visible whenever any pane is`() {
        for columns in stride(from: 1, through: 420, by: 9) {
            for rows in 1...125 {
                for focus in Pane.allCases {
                    let layout = layout(columns, rows, focus)
                    #expect(layout.panes.isEmpty || layout.area(of: focus) != nil)
                }
            }
        }
    }

    @Test func `known sizes have known layouts`() {
        #expect(layout(80, 24).area(of: .checks) == Rect(x: 0, y: 4, width: 80, height: 10))
        #expect(layout(80, 24).area(of: .actions) == Rect(x: 0, y: 14, width: 80, height: 8))
        #expect(layout(80, 24).latest == Rect(x: 0, y: 22, width: 80, height: 1))
        #expect(layout(120, 36).area(of: .checks) == Rect(x: 0, y: 5, width: 82, height: 16))
        #expect(layout(120, 36).area(of: .actions) == Rect(x: 83, y: 5, width: 37, height: 16))
        #expect(layout(120, 36).area(of: .target) == Rect(x: 83, y: 21, width: 37, height: 14))
        #expect(layout(20, 4).panes.isEmpty)
    }

    private func layout(_ columns: Int, _ rows: Int, _ focus: Pane = .checks) -> OverviewLayout {
        var navigation = Navigation()
        navigation.focus = focus
        if focus != .checks { navigation.lowerPane = focus }
        return OverviewLayout(size: Size(columns: columns, rows: rows), checkCount: 8, navigation: navigation)
    }

    private func check(_ layout: OverviewLayout, _ bounds: Rect) {
        let areas =
            [layout.header] + layout.panes.map(\.area) + layout.dividers
            + [layout.latest, layout.hints].compactMap(\.self)
        for (index, area) in areas.enumerated() {
            #expect(area.isEmpty || area.intersection(bounds) == area)
            for other in areas[..<index] { #expect(area.intersection(other).isEmpty) }
        }
    }
}
