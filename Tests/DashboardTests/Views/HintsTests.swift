import MitigationModel
import Screen
import Testing

@testable import Dashboard

/// Which keys the last row names, and where else keys are told.
struct HintsTests {
    @Test(arguments: [[], [.enter]] as [[Key]])
    func `how to get back from a look back is said at every size`(keys: [Key]) {
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

    @Test func `in the present the keys mean what they mean`() {
        let text = last(SampleWatch.running())
        #expect(!text.contains("live") && text.contains("←→ history"))
    }

    @Test(arguments: [
        (CheckPane.findings, true), (.failures, true), (.actions, false), (.reasonCodes, false),
    ])
    func `only rows are opened and filtered`(pane: CheckPane, hasRows: Bool) {
        var watch = SampleFindings.scanned(200, 60)
        while watch.state.navigation.checkFocus != pane { watch.press(.tab) }
        #expect(last(watch).contains("Enter open") == hasRows)
        #expect(last(watch).contains("/ filter") == hasRows)
    }

    @Test func `where no finding is listed none can be opened`() {
        var watch = SampleFindings.withoutRoute(200, 60)
        #expect(!last(watch).contains("Enter open") && !last(watch).contains("/ filter"))
        watch.press(.tab)
        #expect(!last(watch).contains("Enter open"))
    }

    @Test func `among no tasks none is watched or filtered`() {
        let refused = last(SampleTasks.refused(SampleTasks.accessDenied))
        for words in ["Enter", "/ filter", "f status", "c copy"] { #expect(!refused.contains(words)) }
        #expect(refused.contains("r refresh"))
        var filtered = SampleTasks.read(SampleTasks.many(5))
        filtered.press(.character("f"))
        #expect(!last(filtered).contains("Enter") && last(filtered).contains("f status"))
    }

    @Test func `after the end nothing is paused, and r asks once`() {
        #expect(last(SampleWatch.running()).contains("p pause"))
        let settled = last(SampleWatch.settled(SampleTask.failed))
        #expect(!settled.contains("p pause") && !settled.contains("+-") && settled.contains("r refresh"))
    }

    private func last(_ watch: Watch) -> String {
        view(watch.resized(200, 60)).text().last ?? ""
    }
}
