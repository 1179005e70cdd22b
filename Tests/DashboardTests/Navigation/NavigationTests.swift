import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

struct NavigationTests {
    /// Checks A to F in this order, at 80x24.
    private func watch(size: Size = Size(columns: 80, rows: 24)) -> WatchDriver {
        var watch = WatchDriver(.checks(["A", "B", "C", "D", "E", "F"]))
        watch.send(.resized(size), at: 0)
        return watch
    }

    @Test func `until the operator moves the selection, it is the worst check and the list stays at the top`() {
        var watch = watch()
        #expect(watch.state.selectedCheck == CheckName("A"))
        watch.press(.tab, .down, .escape, .character("?"), .escape, .character("p"), .character("p"))
        watch.poll(.checks(["F", "E", "D", "C", "B", "A"]), at: 0)
        #expect(watch.state.selectedCheck == CheckName("F"))
        #expect(watch.state.navigation.selection == nil)
        #expect(watch.state.navigation.scroll[.checks] == nil)
    }

    @Test(
        arguments: [[.up], [.home], [.enter, .escape], [.enter, .character("n"), .character("N"), .escape]] as [[Key]])
    func `a check that was selected or opened remains selected`(keys: [Key]) {
        var watch = watch()
        for key in keys { watch.press(key) }
        watch.poll(.checks(["F", "E", "D", "C", "B", "A"]), at: 5)
        #expect(watch.state.selectedCheck == CheckName("A"))
    }

    @Test(
        arguments: [
            ("A", [.character("j")], "B"),
            ("A", [.down, .down], "C"),
            ("A", [.up], "A"),
            ("C", [.character("k")], "B"),
            ("C", [.character("G")], "F"),
            ("C", [.end, .down], "F"),
            ("E", [.character("g")], "A"),
            ("E", [.home, .up], "A"),
            ("A", [.pageDown], "F"),
            ("F", [.pageUp], "A"),
            ("A", [.control("f"), .control("b")], "A"),
            ("A", [.character(" ")], "F"),
            ("B", [.paste("jjj"), .character("x"), .function(5), .unknown, .left, .right, .backspace], "B"),
        ] as [(String, [Key], String)])
    func `keys move the selection between checks`(start: String, keys: [Key], end: String) {
        var watch = watch()
        watch.state.navigation.selection = CheckName(start)
        for key in keys { #expect(watch.press(key) == []) }
        #expect(watch.state.navigation.selection == CheckName(end))
        #expect(watch.state.navigation.scroll[.checks] ?? 0 == 0)
    }

    @Test(
        arguments: [
            (Pane.checks, [.tab], Pane.actions, Pane.actions),
            (.actions, [.tab], .target, .target),
            (.target, [.tab], .journal, .journal),
            (.journal, [.tab], .checks, .journal),
            (.checks, [.backTab], .journal, .journal),
            (.actions, [.backTab], .checks, .actions),
            (.target, [.escape], .checks, .target),
            (.checks, [.escape], .checks, .actions),
            (.checks, [.tab, .tab, .tab, .tab, .tab], .actions, .actions),
        ] as [(Pane, [Key], Pane, Pane)])
    func `Tab goes through the panes, Esc back to the checks`(start: Pane, keys: [Key], end: Pane, lower: Pane) {
        var watch = watch()
        watch.state.navigation.focus = start
        if start != .checks { watch.state.navigation.lowerPane = start }
        for key in keys { watch.press(key) }
        #expect(watch.state.navigation.focus == end)
        #expect(watch.state.navigation.lowerPane == lower)
    }

    private static let a = CheckName("A")
    private static let b = CheckName("B")
    private static let f = CheckName("F")

    @Test(
        arguments: [
            (.overview, [.enter], .check(a)),
            (.overview, [.down, .enter], .check(b)),
            (.overview, [.tab, .enter], .check(a)),
            (.check(a), [.escape], .overview),
            (.check(a), [.enter], .check(a)),
            (.check(a), [.character("n")], .check(b)),
            (.check(b), [.character("N")], .check(a)),
            (.check(a), [.character("N")], .check(a)),
            (.check(f), [.character("n")], .check(f)),
            (.check(CheckName("gone")), [.character("n")], .check(a)),
            (.overview, [.character("n")], .overview),
            (.check(a), [.tab], .check(a)),
        ] as [(Navigation.Screen, [Key], Navigation.Screen)])
    func `Enter opens a check, n and N go to its neighbors, Esc goes back`(
        start: Navigation.Screen, keys: [Key], end: Navigation.Screen
    ) {
        var watch = watch()
        watch.state.navigation.backStack = start == .overview ? [] : [start]
        for key in keys { #expect(watch.press(key) == []) }
        #expect(watch.state.navigation.screen == end)
    }

    @Test func `the check that was shown last is selected after Esc`() {
        var watch = watch()
        watch.press(.enter, .character("n"), .character("n"), .escape)
        #expect(watch.state.navigation.selection == CheckName("C"))
    }

    @Test func `without checks there is nothing to select or open`() {
        var watch = WatchDriver(AuditMitigationActionsTask())
        let before = watch.state
        #expect(watch.press(.enter, .down, .character("G"), .pageUp) == [])
        #expect(watch.state == before)
    }

    @Test func `the selection stays on its check when the order changes, and comes back with it`() {
        var watch = watch()
        watch.press(.down)
        watch.poll(.checks(["F", "E", "D", "C", "B", "A"]), at: 5)
        #expect(watch.state.selectedCheck == CheckName("B"))
        watch.poll(.checks(["X", "Y"]), at: 10)
        #expect(watch.state.selectedCheck == CheckName("X"))
        watch.poll(.checks(["X", "B"]), at: 15)
        #expect(watch.state.selectedCheck == CheckName("B"))
    }

    @Test func `help covers everything until it is closed`() {
        for closing in [Key.character("?"), .escape, .character("q")] {
            var watch = watch()
            watch.press(.enter)
            let before = watch.state
            watch.press(.character("?"))
            #expect(watch.state.navigation.isHelpShown)
            watch.press(.enter, .tab, .character("n"))
            #expect(watch.press(closing) == [])
            #expect(watch.state == before)
        }
    }

    @Test func `r, p and + work while help is open`() {
        var watch = watch()
        watch.press(.character("?"))
        #expect(watch.press(.character("r")) == [.poll(PollID(2))])
        watch.press(.character("p"), .character("+"))
        #expect(watch.state.watch.polling.isPaused)
        #expect(watch.state.watch.polling.interval == .seconds(10))
    }

    @Test func `q and Ctrl-C quit, also from a check's screen`() {
        var watch = watch()
        #expect(watch.press(.character("q")) == [.quit(.byOperator)])
        #expect(watch.press(.enter, .character("q")) == [.quit(.byOperator)])
        #expect(watch.press(.character("?"), .control("c")) == [.quit(.interrupted(.interrupt))])
    }

    @Test(arguments: [Interruption.interrupt, .terminate, .hangUp])
    func `an interruption ends the program and requests nothing else`(interruption: Interruption) {
        var watch = watch()
        #expect(watch.send(.interrupted(interruption), at: 5) == [.quit(.interrupted(interruption))])
    }

    @Test func `Ctrl-L repaints`() {
        var watch = watch()
        #expect(watch.press(.control("l")) == [.repaint])
    }

    @Test func `a new size is stored, and requests nothing`() {
        var watch = watch()
        #expect(watch.send(.resized(Size(columns: 400, rows: 120)), at: 0) == [])
        #expect(watch.state.size == Size(columns: 400, rows: 120))
    }
}
