import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

struct ScrollTests {
    /// A watch of 50 checks, at 80x24.
    private func manyChecks() -> WatchDriver {
        WatchDriver(.checks((1...50).map { "CHECK_\($0)" }))
    }

    @Test(
        arguments: [
            ([.pageDown], 1), ([.pageDown, .pageDown], 2), ([.pageDown, .pageUp], 0), ([.end, .home], 0),
            ([.pageUp], 0),
        ] as [([Key], Int)])
    func `a page of checks has as many rows as the pane`(keys: [Key], pages: Int) {
        var watch = manyChecks()
        let page = watch.state.viewport.page
        #expect(page > 5)
        for key in keys { watch.press(key) }
        #expect(watch.state.navigation.selection == CheckName("CHECK_\(pages * page + 1)"))
    }

    @Test func `rows do not scroll while the selection moves within them`() {
        var watch = manyChecks()
        let page = watch.state.viewport.page
        watch.press(.end)
        #expect(watch.state.navigation.scroll[.checks] == 50 - page)
        watch.press(.up, .up)
        #expect(watch.state.navigation.scroll[.checks] == 50 - page)
        for _ in 0..<page - 2 { watch.press(.up) }
        #expect(watch.state.navigation.scroll[.checks] == 49 - page)
        #expect(watch.state.navigation.selection == CheckName("CHECK_\(50 - page)"))
    }

    /// A watch whose journal has more lines than its pane.
    private func longJournal() -> WatchDriver {
        var watch = WatchDriver(.task())
        for _ in 0..<50 { watch.press(.character("p")) }
        watch.state.navigation.focus = .journal
        watch.state.navigation.lowerPane = .journal
        return watch
    }

    @Test func `a pane scrolls by lines and pages, up to its last page`() {
        var watch = longJournal()
        let page = watch.state.viewport.page
        let last = 51 - page
        for (key, line) in [
            (Key.up, 0), (.down, 1), (.pageDown, 1 + page), (.pageUp, 1), (.end, last), (.down, last),
            (.pageDown, last),
            (.up, last - 1), (.home, 0),
        ] {
            watch.press(key)
            #expect(watch.state.navigation.scroll[.journal] == line)
        }
    }

    @Test func `a pane that grew scrolls back from what it shows`() {
        var watch = longJournal()
        watch.press(.end)
        watch.send(.resized(Size(columns: 80, rows: 39)), at: watch.second)
        let last = 51 - watch.state.viewport.page
        watch.press(.up)
        #expect(watch.state.navigation.scroll[.journal] == last - 1)
    }

    @Test func `a pane that shows everything does not scroll`() {
        var watch = WatchDriver(.task())
        watch.press(.tab, .down, .end, .pageDown)
        #expect(watch.state.navigation.scroll[.actions] ?? 0 == 0)
    }

    @Test func `help stops scrolling at its end, and scrolls back at once`() {
        var watch = WatchDriver(.task())
        watch.send(.resized(Size(columns: 80, rows: 12)), at: 0)
        watch.press(.character("?"), .character("G"))
        let last = watch.state.navigation.helpScroll
        #expect(last > 5)
        let end = view(watch.state)
        watch.press(.down, .pageDown)
        #expect(watch.state.navigation.helpScroll == last)
        #expect(view(watch.state) == end)
        watch.press(.up)
        #expect(watch.state.navigation.helpScroll == last - 1)
        #expect(view(watch.state) != end)
        watch.press(.character("?"), .character("?"))
        #expect(watch.state.navigation.helpScroll == 0)
    }

    @Test
    func
        `a pane of a check's screen scrolls, keeps its place under help, and starts at the top for the next check`()
    {
        var watch = manyChecks()
        watch.send(.resized(Size(columns: 80, rows: 10)), at: 0)
        watch.press(.enter, .tab, .tab, .down, .down)
        #expect(watch.state.navigation.checkFocus == .actions)
        let reach = min(2, watch.state.viewport.lastOffset)
        #expect(watch.state.navigation.checkScroll[.actions] == reach)
        watch.press(.character("?"), .down, .escape)
        #expect(watch.state.navigation.checkScroll[.actions] == reach)
        watch.press(.character("n"))
        #expect(watch.state.navigation.checkScroll == [:])
    }

    @Test func `a page that fits does not scroll`() {
        var watch = WatchDriver(.task())
        watch.send(.resized(Size(columns: 200, rows: 60)), at: 0)
        watch.press(.enter, .down, .end)
        #expect(watch.state.navigation.pageScroll == 0)
        watch.press(.character("?"), .down, .end)
        #expect(watch.state.navigation.helpScroll == 0)
    }

    @Test func `on the smallest terminals a page is one line`() {
        for size in [Size(columns: 0, rows: 0), Size(columns: 1, rows: 1), Size(columns: 20, rows: 4)] {
            var watch = manyChecks()
            watch.send(.resized(size), at: 0)
            #expect(watch.state.viewport.page == 1)
            watch.press(.pageDown, .tab, .pageDown, .end, .enter, .end, .character("?"), .end)
            #expect(watch.state.navigation.selection == CheckName("CHECK_2"))
        }
    }
}
