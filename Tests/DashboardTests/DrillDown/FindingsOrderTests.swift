import MitigationModel
import Screen
import Testing

@testable import Dashboard

/// The order of findings, and which rows do not move.
struct FindingsOrderTests {
    @Test func `f without known failures says so, and which key looks them up`() {
        var drill = Drill.opened(50, isLast: false)
        drill.answer(0, .completed)
        drill.press(.character("f"))
        drill.answer(1, .completed)
        for number in 2..<12 { drill.answer(number, .completed) }
        let screen = view(drill.watch.state).text().joined()
        #expect(screen.contains("none of the"))
        #expect(!screen.contains("loading findings"))
    }

    @Test func `the rule has the reason if executions cannot be looked up`() {
        var drill = Drill.opened(5)
        for number in 0..<4 { drill.fail(number, .accessDenied) }
        let screen = view(drill.watch.state).text().joined()
        #expect(screen.contains("access denied: needs iot:ListAuditMitigationActionsExecutions"))
    }

    @Test func `known failures come first, both parts in list order`() {
        var drill = Drill.opened(8)
        for number in [5, 2, 6] { drill.answer(number, .completed, .failed) }
        drill.answer(0, .completed)
        #expect(drill.shown == [2, 5, 6, 0, 1, 3, 4, 7])
        #expect(drill.findings.failedCount == 3)
        #expect(drill.findings.checkedCount == 4)
    }

    @Test func `a finding that is no longer failed returns to its place`() {
        var drill = Drill.opened(4)
        drill.answer(2, .failed, .inProgress)
        #expect(drill.shown == [2, 0, 1, 3])
        #expect(drill.findings.groups.map(\.count) == [1])
        drill.answer(2, .completed, .completed)
        #expect(drill.shown == [0, 1, 2, 3])
        #expect(drill.findings.groups == [])
    }

    @Test func `new failures appear on top while nothing is selected`() {
        var drill = Drill.opened(100)
        drill.answer(2, .failed)
        #expect(drill.onScreen.first == 2)
        #expect(drill.findings.selectedPosition == 0)
        #expect(drill.findings.selection == nil)
    }

    @Test func `the selected finding keeps its row of the screen when the order changes`() {
        var drill = Drill.opened(100)
        drill.press(.pageDown, .pageDown, .up)
        let before = drill.onScreen
        let selected = drill.findings.selection
        drill.answer(0, .failed)
        drill.answer(90, .failed)
        drill.answer(95, .failed)
        drill.answer(before[0] - 1, .failed)
        #expect(drill.onScreen == before)
        #expect(drill.findings.selection == selected)
        let place = before.firstIndex { Drill.id($0) == selected }
        drill.answer(before[0], .failed)
        #expect(drill.onScreen.firstIndex { Drill.id($0) == selected } == place)
    }

    @Test func `new pages do not move the visible rows`() {
        var drill = Drill.opened(200, isLast: false)
        drill.press(.pageDown, .pageDown)
        let before = drill.onScreen
        drill.press(.end, .home, .pageDown, .pageDown)
        drill.list(200..<400)
        #expect(drill.onScreen == before)
    }

    @Test(
        arguments: [
            ([.down], 1), ([.up], 0), ([.down, .down, .up], 1), ([.end], 99), ([.end, .home], 0), ([.pageUp], 0),
            ([.end, .down], 99), ([.character("j"), .character("k")], 0),
        ] as [([Key], Int)])
    func `keys move the selection`(keys: [Key], place: Int) {
        var drill = Drill.opened(100)
        for key in keys { drill.press(key) }
        #expect(drill.findings.selectedPosition == place)
        #expect(drill.findings.selection == Drill.id(place))
        #expect(drill.onScreen.contains(place))
    }

    @Test func `a page is as long as the screen, and the rows stay while the selection moves within them`() {
        var drill = Drill.opened(100)
        drill.press(.pageDown)
        #expect(drill.findings.selectedPosition == drill.rows)
        #expect(drill.findings.firstRow == 1)
        drill.press(.up, .up)
        #expect(drill.findings.firstRow == 1)
    }

    @Test func `failures are grouped by cause, and the selected group stays selected when the order changes`() {
        var drill = Drill.opened(20)
        func fail(_ number: Int, _ code: String) {
            let execution = AuditMitigationActionExecution(
                actionName: "action-0", status: .failed, errorCode: code, message: "m")
            drill.send(.executionsListed(.of(number), [execution]))
        }
        fail(0, "A")
        fail(1, "B")
        drill.press(.tab, .down)
        #expect(drill.findings.groups.map(\.cause.errorCode) == ["A", "B"])
        #expect(drill.findings.selectedGroup == 1)
        fail(2, "C")
        fail(3, "B")
        #expect(drill.findings.groups.map(\.cause.errorCode) == ["B", "A", "C"])
        #expect(drill.findings.groups.map(\.count) == [2, 1, 1])
        #expect(drill.findings.selectedGroup == 0)
        drill.press(.end)
        #expect(drill.findings.selectedGroup == 2)
    }

    @Test func `Enter on a group shows its findings; Esc shows all again, and then leaves`() {
        var drill = Drill.opened(20)
        drill.answer(3, .failed)
        drill.answer(7, .completed, .failed)
        drill.answer(9, .failed)
        drill.press(.tab, .enter)
        #expect(drill.watch.state.navigation.checkFocus == .findings)
        #expect(drill.shown == [3, 9])
        #expect(drill.findings.cause?.actionName == "action-0")
        drill.answer(1, .failed)
        drill.answer(2, .completed, .failed)
        #expect(drill.shown == [1, 3, 9])
        drill.press(.escape)
        #expect(drill.shown.prefix(6) == [1, 2, 3, 7, 9, 0])
        #expect(drill.watch.state.navigation.screen == .check(Drill.check))
        drill.press(.escape)
        #expect(drill.watch.state.navigation.screen == .overview)
    }

    @Test func `without failures Enter in the failures pane does nothing`() {
        var drill = Drill.opened(20)
        drill.press(.tab, .enter)
        #expect(drill.watch.state.navigation.checkFocus == .failures)
        #expect(!drill.findings.isFiltered)
    }

    @Test func `the filter shows failed and unfinished findings among those looked up`() {
        var drill = Drill.opened(20)
        drill.answer(3, .failed)
        drill.answer(1, .pending)
        drill.answer(0, .completed)
        drill.toggleFailures()
        #expect(drill.shown == [3, 1])
        drill.answer(1, .completed)
        drill.answer(2)
        #expect(drill.shown == [3, 2])
        drill.toggleFailures()
        #expect(drill.findings.shownCount == 20)
    }

    @Test(
        arguments: [
            ("finding-1", [1, 10, 11]), ("FINDING-11", [11]), ("certificate-7", [7]), ("Ate-5", [5]),
            ("code", Array(0...11)), ("high", []), ("", Array(0...11)), ("é", []),
        ] as [(String, [Int])])
    func `the filter searches ID, resource and reason code, whatever the case`(text: String, numbers: [Int]) {
        var drill = Drill.opened(12)
        drill.filter(by: text)
        #expect(drill.shown == numbers)
        #expect(drill.findings.filter == text)
    }

    @Test func `a filter that grows and shrinks finds the right rows`() {
        var drill = Drill.opened(120)
        drill.answer(100, .failed)
        for text in ["1", "10", "100", "10", "1", ""] {
            drill.filter(by: text)
            let expected = ([100] + (0..<120).filter { $0 != 100 }).filter { "\($0)".contains(text) }
            #expect(drill.shown == expected)
        }
    }

    @Test func `a selection that is filtered out returns with its finding`() {
        var drill = Drill.opened(50)
        drill.press(.down, .down)
        drill.filter(by: "certificate-4")
        #expect(drill.findings.selectedPosition == 0)
        #expect(drill.findings.selection == Drill.id(2))
        drill.filter(by: "")
        #expect(drill.findings.selectedPosition == 2)
    }
}
