import MitigationModel
import Screen
import Testing

@testable import Dashboard

/// How all findings of a check are looked up, one by one.
struct ScanTests {
    private static let f = Key.character("F")

    /// A check whose visible findings are looked up.
    private func lookedUp(_ count: Int, isLast: Bool = true, failed: Int64 = 5) -> Drill {
        var drill = Drill(.drill(failed: failed))
        drill.press(.enter)
        drill.answerAll(drill.list(0..<count, isLast: isLast))
        return drill
    }

    @Test func `F looks up the rest in list order, and ends when all failures that AWS counts are known`() {
        var drill = lookedUp(100)
        let rows = drill.rows
        let begun = drill.press(Self.f)
        #expect(begun.lookedUp == Array(rows..<rows + 4))
        #expect(drill.findings.isScanning)
        let all = drill.answerAll(begun, failing: [30, 31, 40, 50, 60])
        #expect(all.last == 63)
        #expect(!drill.findings.isScanning)
        #expect(drill.findings.scanEnd == .foundAll)
        #expect(drill.findings.failedCount == 5)
        #expect(
            drill.watch.journal.last == .scanEnded(Drill.check, found: 5, of: 5, checked: 61))
    }

    @Test func `it also ends at the end of the list, and reports that it did not find all`() {
        var drill = lookedUp(40)
        drill.answerAll(drill.press(Self.f), failing: [30])
        #expect(drill.findings.scanEnd == .askedAll)
        #expect(drill.findings.checkedCount == 40)
        #expect(drill.watch.journal.last == .scanEnded(Drill.check, found: 1, of: 5, checked: 40))
    }

    @Test func `it reads the pages that are not read yet`() {
        var drill = lookedUp(200, isLast: false)
        var effects = drill.press(Self.f)
        drill.answerAll(effects)
        #expect(drill.findings.listing == .reading)
        #expect(drill.findings.isScanning)
        effects = drill.list(200..<300)
        #expect(effects.lookedUp == [200, 201, 202, 203])
        drill.answerAll(effects)
        #expect(drill.findings.scanEnd == .askedAll)
        #expect(drill.findings.checkedCount == 300)
    }

    @Test func `visible findings are looked up before the rest`() {
        var drill = lookedUp(500)
        drill.press(Self.f)
        let next = drill.rows
        drill.press(.end)
        #expect(drill.answer(next, .completed).lookedUp.allSatisfy { $0 >= 500 - drill.rows })
        #expect(drill.watch.state.watch.drillDown.executionsInFlight.count == 4)
    }

    @Test func `F stops it; calls in flight still count, and no more are made`() {
        var drill = lookedUp(100)
        let begun = drill.press(Self.f)
        #expect(drill.press(Self.f) == [])
        #expect(drill.findings.scanEnd == .stopped)
        for number in begun.lookedUp { #expect(drill.answer(number, .failed) == []) }
        #expect(drill.findings.failedCount == 4)
    }

    @Test func `another scan looks up the findings that were not looked up or are unfinished`() {
        var drill = lookedUp(30)
        let rows = drill.rows
        let begun = drill.press(Self.f)
        drill.answer(begun.lookedUp[0], .pending)
        drill.answer(begun.lookedUp[1])
        drill.answerAll([.listExecutions(.of(rows + 2)), .listExecutions(.of(rows + 3))])
        #expect(drill.findings.isScanning)
        drill.answerAll([.listExecutions(.of(rows + 4)), .listExecutions(.of(rows + 5))])
        #expect(drill.findings.scanEnd == .askedAll)
        drill.watch.send(.ticked, at: 1)
        #expect(drill.press(Self.f).lookedUp == [rows, rows + 1])
    }

    @Test func `leaving the check stops it`() {
        var drill = lookedUp(100)
        drill.press(Self.f)
        #expect(drill.press(.escape) == [.stopDrillDown])
        #expect(drill.findings.scanEnd == .left)
        #expect(
            drill.watch.journal.last
                == .scanEnded(Drill.check, found: 0, of: 5, checked: drill.rows(in: .check(Drill.check))))
    }

    @Test func `the help, a finding's screen and the tasks do not stop it`() {
        var drill = lookedUp(100)
        drill.press(Self.f)
        drill.press(.character("?"), .escape, .enter)
        #expect(drill.findings.isScanning)
        drill.press(.escape)
        #expect(drill.findings.isScanning)
    }

    @Test func `opening the failures pane starts it, unless it has ended before`() {
        var drill = lookedUp(100)
        let begun = drill.press(.tab)
        #expect(begun.lookedUp.count == 4)
        #expect(drill.findings.isScanning)
        drill.answerAll(begun)
        #expect(drill.findings.scanEnd == .askedAll)
        #expect(drill.press(.backTab, .tab) == [])
        #expect(!drill.findings.isScanning)
    }

    @Test func `without failures there is nothing to look up`() {
        var drill = lookedUp(100, failed: 0)
        #expect(drill.press(.tab) == [])
        #expect(drill.press(Self.f) == [])
        #expect(drill.watch.state.notice == .nothing("this check has no failed findings"))
        #expect(!drill.findings.isScanning)
        #expect(drill.findings.scanEnd == nil)
    }

    @Test func `once all are known F does nothing, until AWS counts more`() {
        var drill = Drill.opened(100, .drill(failed: 1))
        drill.answer(0, .failed)
        #expect(drill.press(Self.f) == [])
        #expect(drill.watch.state.notice == .nothing("all counted failures are already identified"))
        drill.watch.poll(.drill(failed: 3), at: 5)
        #expect(!drill.findings.isScanning)
        drill.press(Self.f)
        #expect(drill.findings.isScanning)
    }

    @Test func `four failed calls in a row end it, unless each is about one finding only`() {
        var drill = lookedUp(100)
        let begun = drill.press(Self.f).lookedUp
        for number in begun { drill.fail(number, .notFound) }
        #expect(drill.findings.isScanning)
        for number in begun.map({ $0 + 4 }) { drill.fail(number, .accessDenied) }
        #expect(drill.findings.scanEnd == .failing(CallFailure(kind: .accessDenied)))
        #expect(drill.send(.ticked).lookedUp == [])
    }

    @Test func `a list that fails ends it`() {
        var drill = lookedUp(50, isLast: false)
        drill.answerAll(drill.press(Self.f))
        let failure = CallFailure(kind: .accessDenied)
        drill.send(.findingsNotListed(drill.query, failure))
        #expect(drill.findings.scanEnd == .failing(failure))
    }
}

extension Drill {
    /// How many findings a check's screen shows, while another screen is open.
    func rows(in place: Navigation.Screen) -> Int {
        var state = watch.state
        state.navigation.backStack = [place]
        return CheckPanes(state).findingRows
    }
}
