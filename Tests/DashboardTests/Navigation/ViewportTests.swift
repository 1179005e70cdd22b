import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// Keys scroll by the same lines and rows as `view` draws.
struct ViewportTests {
    private static let sizes = [
        (0, 0), (1, 1), (3, 2), (8, 3), (20, 4), (30, 8), (40, 12), (51, 12), (52, 14), (80, 24), (110, 31), (120, 36),
    ]
    /// For checks that need no frame.
    private static let moreSizes = [(30, 7), (100, 20), (109, 30), (200, 60), (400, 120)]

    @Test(arguments: sizes)
    func `a pane or page of text scrolls to its last line and no further`(columns: Int, rows: Int) {
        for (name, watch) in Self.texts {
            let state = watch.resized(columns, rows)
            let viewport = state.viewport
            let last = viewport.lastOffset
            #expect(view(state.scrolled(to: last)) == view(state.scrolled(to: .max)), "\(name)")
            // In a single row, two lines may look the same.
            guard last > 0, viewport.rows > 1 else { continue }
            #expect(view(state.scrolled(to: last - 1)) != view(state.scrolled(to: last)), "\(name)")
            #expect(state.scrolled(to: last).viewport.range == last..<viewport.count, "\(name)")
        }
    }

    @Test(arguments: sizes + moreSizes)
    func `keys and view agree on the lines and rows of a page`(columns: Int, rows: Int) throws {
        for (name, watch) in Self.texts {
            let state = watch.resized(columns, rows)
            guard let drawn = state.drawnPage else { continue }
            #expect(state.viewport == drawn, "\(name)")
        }
    }

    @Test(arguments: sizes.filter { $0.0 >= 80 && $0.1 >= 24 })
    func `the label shows the viewport that keys use`(columns: Int, rows: Int) {
        let labeled = Self.lists.filter { ["checks", "tasks"].contains($0.name) }
        for (name, watch) in Self.texts + labeled {
            let state = watch.resized(columns, rows)
            guard let label = state.viewport.label else { continue }
            #expect(view(state).text().contains { $0.contains(label) }, "\(name): \(label)")
        }
    }

    @Test(arguments: sizes)
    func `a list shows as many rows as PgDn moves by`(columns: Int, rows: Int) {
        for (name, watch) in Self.lists {
            var state = watch.resized(columns, rows)
            let viewport = state.viewport
            guard viewport.rows > 0, viewport.count > viewport.rows else { continue }
            state.pressed(.end)
            #expect(state.viewport.range.upperBound == viewport.count, "\(name)")
            #expect(state.selectedRow != nil, "\(name)")
            let lowest = state.selectedRow
            for _ in 1..<viewport.rows { state.pressed(.up) }
            let highest = state.selectedRow
            #expect(lowest.map { $0 - viewport.rows + 1 } == highest, "\(name)")
            state.pressed(.up)
            #expect(state.selectedRow == highest, "\(name)")
        }
    }

    @Test func `the notice page and the cancel screen do not scroll`() {
        for watch in [SampleWatch.beforeFirstAnswer, SampleWatch.noCredentials, SampleTasks.read(SampleTasks.week)] {
            var state = watch.resized(20, 4)
            for key in [Key.tab, .end, .pageDown, .down] { state.pressed(key) }
            #expect(state.navigation.scroll.values.allSatisfy { $0 == 0 })
            #expect(state.navigation.pageScroll == 0)
        }
    }

    @Test func `in history, the pane has the lines of that moment`() {
        var watch = SampleWatch.running()
        for _ in 0..<3 { watch.press(.character("p")) }
        watch.press(.backTab)
        let live = watch.resized(80, 12).viewport.count
        watch.press(.character("{"))
        let past = watch.resized(80, 12)
        #expect(past.viewport.count < live)
        #expect(past.viewport.count == max(1, past.shown.watch.journal.entries.count))
    }

    /// States in which lines of text scroll.
    private static let texts: [(name: String, watch: WatchDriver)] = {
        let panes = [Pane.actions, .target, .journal].map { ("\($0)", overview(SampleWatch.running(), $0)) }
        let past = [Pane.actions, .target, .journal].map { pane in
            var watch = overview(SampleWatch.running(), pane)
            watch.press(.left)
            return ("\(pane) in the history", watch)
        }
        let checks = [CheckPane.actions, .reasonCodes].flatMap { pane in
            [
                ("check \(pane)", check(SampleFindings.scanned(80, 24), pane)),
                ("five actions \(pane)", check(SampleFindings.fiveActions(80, 24), pane)),
                ("hostile \(pane)", check(SampleFindings.hostile(80, 24), pane)),
            ]
        }
        var failing = SampleFindings.finding(80, 24)
        failing.failNext(.noAnswer(.described(text: "reset")))
        var paused = SampleFindings.finding(80, 24)
        paused.press(.character("p"))
        var hostile = SampleFindings.hostile(80, 24)
        hostile.press(.enter)
        var fromHistory = SampleFindings.scanned(80, 24)
        fromHistory.press(.left, .enter)
        return panes + past + checks + [
            ("help", SampleWatch.help), ("finding", SampleFindings.finding(80, 24)), ("failing finding", failing),
            ("paused finding", paused), ("hostile finding", hostile), ("finding from the history", fromHistory),
            ("hostile target", overview(SampleWatch.answered(SampleTask.hostile), .target)),
            ("hostile actions", overview(SampleWatch.answered(SampleTask.hostile), .actions)),
        ]
    }()

    /// States in which a selection moves through rows.
    private static let lists: [(name: String, watch: WatchDriver)] = {
        var filtered = SampleWatch.manyChecks
        filtered.press(.character("/"), .character("1"), .enter)
        return [
            ("checks", SampleWatch.manyChecks), ("filtered checks", filtered),
            ("findings", SampleFindings.scanned(80, 24)),
            ("failures", check(SampleFindings.scanned(80, 24), .failures)),
            ("tasks", SampleTasks.read(SampleTasks.many(300))),
        ]
    }()

    private static func overview(_ watch: WatchDriver, _ pane: Pane) -> WatchDriver {
        var watch = watch
        while watch.state.navigation.focus != pane { watch.press(.tab) }
        return watch
    }

    private static func check(_ watch: WatchDriver, _ pane: CheckPane) -> WatchDriver {
        var watch = watch
        while watch.state.navigation.checkFocus != pane { watch.press(.tab) }
        return watch
    }
}

extension State {
    /// The same with another first line.
    fileprivate func scrolled(to line: Int) -> State {
        var state = self
        state.navigation.helpScroll = line
        state.navigation.pageScroll = line
        state.navigation.scroll[navigation.focus] = line
        state.navigation.checkScroll[navigation.checkFocus] = line
        return state
    }

    fileprivate mutating func pressed(_ key: Key) {
        _ = update(&self, .keyPressed(key), at: now)
    }

    /// The row of the screen with the selection.
    fileprivate var selectedRow: Int? {
        view(self).text().firstIndex { $0.hasPrefix("▸") || $0.hasPrefix(" ▸") }
    }

    /// The lines that `view` draws of a page; nil if it draws no page.
    fileprivate var drawnPage: Viewport? {
        let scene = RenderContext(self)
        let page: Page
        if navigation.isHelpShown {
            page = HelpPage(scene).page(width: size.columns)
        } else if case .finding(let id) = navigation.screen {
            page = FindingPage(scene, id).page(size)
        } else {
            return nil
        }
        return PageLayout(size, headRows: page.head.count).viewport(offset: page.scroll, count: page.lines.count)
    }
}
