import Screen
import Testing
import WatchFixtures

@testable import Dashboard

struct CheckLayoutTests {
    @Test func `areas lie inside of the terminal and do not overlap, at any size`() {
        for columns in stride(from: 0, through: 260, by: 7) {
            for rows in 0...90 {
                for focus in CheckPane.allCases { check(layout(columns, rows, focus), columns, rows) }
            }
        }
    }

    @Test func `the pane in focus is shown wherever any pane is`() {
        for columns in stride(from: 1, through: 260, by: 9) {
            for rows in 1...90 {
                for focus in CheckPane.allCases {
                    let layout = layout(columns, rows, focus)
                    #expect(layout.panes.isEmpty || layout.area(of: focus) != nil)
                }
            }
        }
    }

    @Test func `the drawn size has the drawn places`() {
        let layout = layout(120, 36)
        #expect(layout.counts == Rect(x: 0, y: 3, width: 120, height: 6))
        #expect(layout.area(of: .failures) == Rect(x: 0, y: 9, width: 120, height: 4))
        #expect(layout.area(of: .findings) == Rect(x: 0, y: 13, width: 120, height: 15))
        #expect(layout.findings.rows.height == 13)
        #expect(layout.area(of: .actions) == Rect(x: 0, y: 28, width: 71, height: 7))
        #expect(layout.area(of: .reasonCodes) == Rect(x: 72, y: 28, width: 48, height: 7))
    }

    @Test func `a usual terminal has the bars and one pane`() {
        for focus in CheckPane.allCases {
            let layout = layout(80, 24, focus)
            #expect(layout.hasBars)
            #expect(layout.panes.map(\.pane) == [focus])
            #expect(layout.body(of: focus).height == 14)
        }
        #expect(layout(80, 24).findings.rows.height == 13)
    }

    @Test func `a low terminal has one line of counts and a list, the lowest has no list`() {
        #expect(!layout(80, 15).hasBars)
        #expect(layout(80, 15).findings.rows.height == 9)
        #expect(layout(80, 5).findings.rows.height == 1)
        #expect(layout(20, 4).panes.isEmpty)
    }

    @Test func `new failures do not move the layout`() {
        let before = SampleFindings.listed(120, 36).state
        let after = SampleFindings.scanned(120, 36).state
        #expect(CheckPanes(before).findingRows == 13)
        #expect(CheckPanes(after).findingRows == 13)
        #expect(CheckPanes(after).groupRows == 3)
    }

    private func layout(_ columns: Int, _ rows: Int, _ focus: CheckPane = .findings) -> CheckLayout {
        CheckLayout(size: Size(columns: columns, rows: rows), focus: focus)
    }

    private func check(_ layout: CheckLayout, _ columns: Int, _ rows: Int) {
        let bounds = Rect(Size(columns: columns, rows: rows))
        let areas =
            [layout.first, layout.facts, layout.counts, layout.place] + layout.panes.map(\.area) + layout.dividers
            + [layout.hints].compactMap(\.self)
        for (index, area) in areas.enumerated() {
            #expect(area.isEmpty || area.intersection(bounds) == area)
            for other in areas[..<index] { #expect(area.intersection(other).isEmpty) }
        }
    }
}
