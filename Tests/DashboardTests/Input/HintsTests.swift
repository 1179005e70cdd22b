import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// Which keys the last row hints at.
struct HintsTests {
    @Test(arguments: [[], [.enter]] as [[Key]])
    func `history shows the key back to live at every size`(keys: [Key]) {
        var watch = SampleWatch.running()
        for key in keys { watch.press(key) }
        watch.press(.left, .left)
        for columns in [20, 28, 40, 51, 52, 60, 80, 120, 200] {
            for rows in [1, 2, 3, 4, 5, 7, 8, 12, 24, 36] {
                let text = view(watch.resized(columns, rows)).text()
                let words = columns < 28 && rows < 4 ? "Esc" : "Esc live"
                #expect(text.contains { $0.contains(words) }, "\(columns)x\(rows)")
                #expect(rows < 8 || text[rows - 1].hasPrefix(" Esc live"), "\(columns)x\(rows)")
                #expect(rows < 8 || columns < 40 || text[rows - 1].hasPrefix(" Esc live  ←→ step"))
            }
        }
    }

    @Test func `live screens have their own hints`() {
        let text = last(SampleWatch.running())
        #expect(!text.contains("live") && text.contains("←→ history"))
    }

    @Test(arguments: [
        (CheckPane.findings, true), (.failures, true), (.actions, false), (.reasonCodes, false),
    ])
    func `opening and filtering are hinted only for rows`(pane: CheckPane, hasRows: Bool) {
        var watch = SampleFindings.scanned(200, 60)
        while watch.state.navigation.checkFocus != pane { watch.press(.tab) }
        #expect(last(watch).contains("Enter open") == hasRows)
        #expect(last(watch).contains("/ filter") == hasRows)
    }

    @Test func `without listed findings there is no hint to open one`() {
        var watch = SampleFindings.withoutRoute(200, 60)
        #expect(!last(watch).contains("Enter open") && !last(watch).contains("/ filter"))
        watch.press(.tab)
        #expect(!last(watch).contains("Enter open"))
    }

    @Test func `without tasks there is no hint to watch or filter them`() {
        let refused = last(SampleTasks.refused(SampleTasks.accessDenied))
        for words in ["Enter", "/ filter", "f status", "c copy"] { #expect(!refused.contains(words)) }
        #expect(refused.contains("r refresh"))
        var filtered = SampleTasks.read(SampleTasks.many(5))
        filtered.press(.character("f"))
        #expect(!last(filtered).contains("Enter") && last(filtered).contains("f status"))
    }

    @Test func `after the end there is no hint to pause, only to refresh`() {
        #expect(last(SampleWatch.running()).contains("p pause"))
        let settled = last(SampleWatch.settled(SampleTask.failed))
        #expect(!settled.contains("p pause") && !settled.contains("+-") && settled.contains("r refresh"))
    }

    @Test func `a single check has no hint to sort`() {
        #expect(last(SampleWatch.running()).contains("s sort"))
        #expect(!last(SampleWatch.answered(SampleTask.manyChecks(1))).contains("s sort"))
    }

    /// Screens from which `HintedKeysTests` presses keys.
    static let screens: [(name: String, watch: WatchDriver)] = [
        ("before the first answer", WatchDriver(.sample)), ("running", SampleWatch.running()),
        ("one answer", SampleWatch.answered(SampleTask.inProgress())),
        ("settled", SampleWatch.settled(SampleTask.failed)),
        ("refused", SampleWatch.failing(.accessDenied, code: "AccessDeniedException", status: 403)),
        ("check", SampleFindings.listed(200, 60)), ("scanned", SampleFindings.scanned(200, 60)),
        ("scanning", SampleFindings.scanning(200, 60)), ("finding", SampleFindings.finding(200, 60)),
        ("no route", SampleFindings.withoutRoute(200, 60)),
        ("tasks", SampleTasks.read(SampleTasks.week)), ("no tasks", SampleTasks.read([])),
        ("tasks refused", SampleTasks.refused(SampleTasks.accessDenied)), ("tasks opened", SampleTasks.opened()),
        ("demo", SampleWatch.running(.demo)), ("paused", SampleWatch.paused), ("stale", SampleWatch.stale),
        ("one check", SampleWatch.answered(SampleTask.manyChecks(1))),
        ("replay", ReplayTests().replay()), ("canceling", SampleWatch.running(.canceling)),
    ]

    private func last(_ watch: WatchDriver) -> String {
        view(watch.resized(200, 60)).text().last ?? ""
    }
}
