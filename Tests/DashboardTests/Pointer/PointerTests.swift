import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// What the mouse does on every recorded screen.
struct PointerTests {
    /// The state of a recorded screen with the mouse on.
    private static func state(_ screen: ScreenSnapshot, _ size: Size) -> State {
        var state = screen.state(size)
        state.usesMouse = true
        state.notice = nil
        return state
    }

    private static func act(_ action: Pointer.Action, _ x: Int, _ y: Int, in state: State) -> PointerAct {
        pointerAct(Pointer(action, at: Point(x: x, y: y)), in: state)
    }

    @Test(arguments: ScreenSnapshot.all.indices)
    func `a press on a row selects it, and a press on the selected row opens it`(index: Int) {
        let screen = ScreenSnapshot.all[index]
        for size in screen.sizes {
            let before = Self.state(screen, size)
            // On a large screen not each row, because each press draws it.
            for y in stride(from: 0, to: size.rows, by: size.rows > 36 ? 7 : 1) {
                // In another column of each row.
                let x = y * 29 % size.columns
                expectPress(x, y, in: before, "\(screen.name) at \(size), \(x), \(y)")
            }
        }
    }

    private func expectPress(_ x: Int, _ y: Int, in before: State, _ name: Comment) {
        guard case .pressed(let target) = Self.act(.press, x, y, in: before), target.isRow else { return }
        var after = before
        let effects = update(&after, .pointed(.pressed(target)), at: before.now)
        guard before.takesPresses else { return #expect(after == before && effects == [], name) }
        let shown = view(before)
        if shown.cursor.purpose == .selection, shown.cursor.position.y == y {
            var opened = before
            let expected = update(&opened, .keyPressed(.enter), at: before.now)
            #expect(after == opened && effects == expected, name)
            #expect(after != before, name)
        } else {
            let cursor = view(after).cursor
            #expect(cursor.purpose == .selection && cursor.position.y == y, name)
            #expect(Self.act(.press, x, y, in: after) == .pressed(target), name)
        }
    }

    @Test func `every kind of row is pressed on some recorded screen`() {
        var kinds: Set<String> = []
        for screen in ScreenSnapshot.all {
            for size in screen.sizes where size == .usual {
                let state = Self.state(screen, size)
                for y in 0..<size.rows {
                    guard case .pressed(let target) = Self.act(.press, 1, y, in: state) else { continue }
                    kinds.insert(String("\(target)".prefix { $0.isLetter }))
                }
            }
        }
        let all: Set = [
            "nothing", "page", "pane", "check", "checkPane", "finding", "failures", "tasks", "task",
        ]
        #expect(kinds == all)
    }

    @Test(arguments: [Size.usual, .large, .wide], Pane.allCases)
    func `a press on the title of a pane moves the focus to it`(size: Size, pane: Pane) throws {
        var state = SampleWatch.running().resized(size.columns, size.rows)
        state.usesMouse = true
        guard let area = OverviewPanes(state).layout.area(of: pane) else { return }
        _ = update(&state, .pointed(Self.act(.press, area.x + 5, area.y, in: state)), at: state.now)
        #expect(state.navigation.focus == pane)
        #expect(view(state).text()[area.y].dropFirst(area.x).hasPrefix("─▸ \(pane.title)"))
    }

    @Test(arguments: [Size.large, .wide], CheckPane.allCases)
    func `a press on the title of a pane of a check moves the focus to it`(size: Size, pane: CheckPane) throws {
        var state = SampleFindings.scanned(size.columns, size.rows).state
        state.usesMouse = true
        let area = try #require(CheckPanes(state).layout.area(of: pane))
        _ = update(&state, .pointed(Self.act(.press, area.x + 5, area.y, in: state)), at: state.now)
        #expect(state.navigation.checkFocus == pane)
    }

    @Test func `a press on an empty part of a pane moves the focus to it`() throws {
        var state = SampleWatch.running().resized(120, 36)
        state.usesMouse = true
        let area = try #require(OverviewPanes(state).layout.area(of: .target))
        _ = update(&state, .pointed(Self.act(.press, area.x + 2, area.maxY - 1, in: state)), at: state.now)
        #expect(state.navigation.focus == .target)
    }

    @Test(arguments: ScreenSnapshot.all.indices)
    func `the right button does what Esc does`(index: Int) {
        let before = Self.state(ScreenSnapshot.all[index], .usual)
        var (pressed, escaped) = (before, before)
        let effects = update(&pressed, .pointed(Self.act(.rightPress, 3, 3, in: before)), at: before.now)
        #expect(update(&escaped, .keyPressed(.escape), at: before.now) == effects)
        #expect(pressed == escaped)
    }

    @Test(arguments: ScreenSnapshot.all.indices)
    func `the mouse never cancels a task, sends a code or quits`(index: Int) {
        let screen = ScreenSnapshot.all[index]
        var state = Self.state(screen, .usual)
        for y in stride(from: 0, to: 24, by: 3) {
            for action in Pointer.Action.allCases {
                let effects = update(&state, .pointed(Self.act(action, 9, y, in: state)), at: state.now)
                for effect in effects {
                    switch effect {
                    case .cancelTask, .enterCode, .logIn, .quit: Issue.record("\(effect) on \(screen.name)")
                    default: break
                    }
                }
            }
        }
    }

    @Test(arguments: [
        SampleWatch.running().pressing(.character("/")).typing("e"), SampleWatch.help, SampleWatch.cancelTyped,
        SampleWatch.mfaFirst.typing("123456"), SampleWatch.mfaRenewal.typing("123456"),
    ])
    func `where text is typed, and in help, the left button does nothing`(watch: WatchDriver) {
        var before = watch.resized(80, 24)
        before.usesMouse = true
        for y in 0..<24 {
            var after = before
            #expect(update(&after, .pointed(Self.act(.press, 5, y, in: before)), at: before.now) == [])
            #expect(after == before)
        }
    }

    @Test func `while the mouse is off, it does nothing`() {
        let before = SampleWatch.running().resized(80, 24)
        for action in Pointer.Action.allCases {
            var after = before
            #expect(update(&after, .pointed(Self.act(action, 5, 9, in: before)), at: before.now) == [])
            #expect(after == before)
        }
    }

    @Test(arguments: [(-1, -1), (80, 5), (5, 24), (9_998, 9_998), (0, 0)])
    func `a press outside the screen, or on a row without meaning, does nothing`(x: Int, y: Int) {
        var before = SampleWatch.running().resized(80, 24)
        before.usesMouse = true
        var after = before
        #expect(update(&after, .pointed(Self.act(.press, x, y, in: before)), at: before.now) == [])
        #expect(after == before)
    }

    @Test func `the mouse is safe in the smallest terminals`() {
        for screen in ScreenSnapshot.all {
            let recorded = Self.state(screen, .tiny)
            for (columns, rows) in [(0, 0), (1, 1), (2, 1), (8, 2), (3, 3)] {
                var state = recorded
                state.size = Size(columns: columns, rows: rows)
                for action in Pointer.Action.allCases {
                    _ = update(&state, .pointed(Self.act(action, 0, rows - 1, in: state)), at: state.now)
                }
                #expect(view(state).size == state.size)
            }
        }
    }

    @Test func `a row that is gone when the press is handled does nothing`() {
        let targets: [PointerTarget] = [
            .check("NO_SUCH_CHECK"), .finding("none"), .task("none"),
            .failures(FailureCause(actionName: "none", errorCode: nil, message: nil)), .checkPane(.failures),
        ]
        for watch in [SampleWatch.running(), SampleFindings.scanned(80, 24), SampleTasks.opened()] {
            for target in targets where target != .checkPane(.failures) || watch.state.navigation.screen == .tasks {
                var before = watch.state
                before.usesMouse = true
                before.notice = nil
                var after = before
                #expect(update(&after, .pointed(.pressed(target)), at: before.now) == [])
                #expect(after == before)
            }
        }
    }

    @Test func `m turns the mouse on and off, with a notice`() {
        var watch = SampleWatch.running()
        watch.press(.character("m"))
        #expect(watch.state.usesMouse)
        #expect(view(watch.resized(80, 24)).text()[23].hasPrefix(" ✓ mouse on: hold Shift to select text"))
        watch.press(.character("m"))
        #expect(!watch.state.usesMouse)
        #expect(view(watch.resized(80, 24)).text()[23].hasPrefix(" ✓ mouse off"))
    }

    @Test func `a session can begin with the mouse on`() {
        var setup = WatchSetup.sample
        setup.usesMouse = true
        #expect(WatchDriver(setup).state.usesMouse)
        #expect(!WatchDriver(.sample).state.usesMouse)
    }
}

extension PointerTarget {
    fileprivate var isRow: Bool {
        switch self {
        case .check, .finding, .failures, .task: true
        case .nothing, .page, .pane, .checkPane, .tasks: false
        }
    }
}

extension State {
    /// Whether no text is typed, and no help is shown.
    fileprivate var takesPresses: Bool {
        navigation.typing == nil && navigation.screen != .cancel && !navigation.isHelpShown && promptedCode == nil
    }
}
