import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// What the wheel scrolls.
struct WheelTests {
    /// Turns the wheel at a cell.
    private func turn(_ state: inout State, _ action: Pointer.Action, times: Int = 1, x: Int, y: Int) {
        for _ in 0..<times {
            let act = pointerAct(Pointer(action, at: Point(x: x, y: y)), in: state)
            _ = update(&state, .pointed(act), at: state.now)
        }
    }

    private func withMouse(_ watch: WatchDriver, _ columns: Int, _ rows: Int) -> State {
        var state = watch.resized(columns, rows)
        state.usesMouse = true
        return state
    }

    @Test func `the wheel scrolls the checks by three rows, and the selection only stays visible`() throws {
        var state = withMouse(SampleWatch.manyChecks.pressing(.character("g")), 80, 24)
        let checks = state.watch.orderedChecks
        let row = try #require(OverviewPanes(state).layout.area(of: .checks)).y + 3
        turn(&state, .wheelDown, x: 5, y: row)
        #expect(state.viewport(of: .checks).offset == 3)
        #expect(state.selectedCheck == checks[3])
        turn(&state, .wheelDown, times: 1_000, x: 5, y: row)
        let viewport = state.viewport(of: .checks)
        #expect(viewport.offset == viewport.lastOffset)
        #expect(state.selectedCheck == checks[viewport.offset])
        turn(&state, .wheelUp, x: 5, y: row)
        #expect(state.viewport(of: .checks).offset == viewport.lastOffset - 3)
        #expect(state.selectedCheck == checks[viewport.offset])
        turn(&state, .wheelUp, times: 1_000, x: 5, y: row)
        #expect(state.viewport(of: .checks).offset == 0)
    }

    @Test(arguments: [Pane.actions, .target, .journal])
    func `the wheel scrolls the pane under the pointer without moving the focus`(pane: Pane) throws {
        var watch = SampleWatch.running()
        for second in 1...40 { watch.send(.credentialsWarned("warning \(second)"), at: watch.second + 1) }
        while watch.state.navigation.lowerPane != pane { watch.press(.tab) }
        watch.press(.escape)
        var state = withMouse(watch, 80, 16)
        let area = try #require(OverviewPanes(state).layout.area(of: pane))
        let before = state.viewport(of: pane)
        turn(&state, .wheelDown, x: 5, y: area.y + 1)
        let after = state.viewport(of: pane)
        #expect(after.offset == min(3, before.lastOffset))
        #expect(state.navigation.focus == .checks)
        turn(&state, .wheelUp, times: 9, x: 5, y: area.y + 1)
        #expect(state.viewport(of: pane).offset == 0)
    }

    @Test(arguments: CheckPane.allCases)
    func `the wheel scrolls each pane of a check without moving the focus`(pane: CheckPane) throws {
        var state = withMouse(SampleFindings.scanned(120, 36), 120, 36)
        let check = try #require(state.navigation.openCheck)
        let focus = state.navigation.checkFocus
        let area = try #require(CheckPanes(state).layout.area(of: pane))
        let before = state.viewport(of: pane, check)
        turn(&state, .wheelDown, x: area.x + 3, y: area.maxY - 1)
        #expect(state.viewport(of: pane, check).offset == min(before.offset + 3, before.lastOffset))
        #expect(state.navigation.checkFocus == focus)
        turn(&state, .wheelDown, times: 2_000, x: area.x + 3, y: area.maxY - 1)
        #expect(state.viewport(of: pane, check).offset == before.lastOffset)
        turn(&state, .wheelUp, times: 2_000, x: area.x + 3, y: area.maxY - 1)
        #expect(state.viewport(of: pane, check).offset == 0)
    }

    @Test func `the selected finding stays visible while the wheel scrolls`() throws {
        var state = withMouse(SampleFindings.listed(80, 24), 80, 24)
        let check = try #require(state.navigation.openCheck)
        for _ in 0..<5 {
            turn(&state, .wheelDown, times: 2, x: 5, y: 15)
            let frame = view(state)
            #expect(frame.cursor.purpose == .selection)
            let findings = try #require(state.watch.drillDown.checks[check])
            #expect(state.viewport(of: .findings, check).range.contains(findings.selectedPosition ?? -1))
        }
        #expect(state.viewport(of: .findings, check).offset == 30)
    }

    @Test func `the wheel scrolls the task list, a finding and help`() throws {
        var tasks = withMouse(SampleTasks.opened(), 80, 9)
        turn(&tasks, .wheelDown, x: 3, y: 5)
        let window = tasks.picker.window(height: TaskPicker.height(tasks.size))
        #expect(window.offset == 3)
        #expect(window.range.contains(tasks.picker.position))

        var finding = withMouse(SampleFindings.finding(80, 12), 80, 12)
        turn(&finding, .wheelDown, x: 70, y: 0)
        #expect(finding.navigation.pageScroll == 3)

        var help = withMouse(SampleWatch.help, 80, 12)
        turn(&help, .wheelDown, x: 3, y: 5)
        #expect(help.navigation.helpScroll == 3)
        turn(&help, .wheelUp, times: 5, x: 3, y: 5)
        #expect(help.navigation.helpScroll == 0)
    }

    @Test func `the wheel scrolls while a filter is typed, and in history`() throws {
        var typing = withMouse(SampleWatch.manyChecks.pressing(.character("g"), .character("/")), 80, 24)
        turn(&typing, .wheelDown, x: 5, y: 8)
        #expect(typing.viewport(of: .checks).offset == 3)
        #expect(typing.navigation.typing != nil)
        var past = withMouse(SampleWatch.running().pressing(.left), 80, 12)
        let before = past.viewport(of: .checks)
        turn(&past, .wheelDown, x: 5, y: 7)
        #expect(past.viewport(of: .checks).offset == min(3, before.lastOffset))
        #expect(past.watch.lookBack.past != nil)
    }
}
