import MitigationModel
import Screen
import Testing

@testable import Dashboard

/// How all findings of a check are asked, one after the other.
struct ScanTests {
    private static let f = Key.character("F")

    /// A check of which all that is on the screen is asked.
    private func asked(_ count: Int, isLast: Bool = true, failed: Int64 = 5) -> Drill {
        var drill = Drill(.drill(failed: failed))
        drill.press(.enter)
        drill.answerAll(drill.list(0..<count, isLast: isLast))
        return drill
    }

    @Test func `F asks the rest in the order of the list, and ends when as many failures are known as AWS counts`() {
        var drill = asked(100)
        let rows = drill.rows
        let begun = drill.press(Self.f)
        #expect(begun.asked == Array(rows..<rows + 4))
        #expect(drill.findings.isScanning)
        let all = drill.answerAll(begun, failing: [30, 31, 40, 50, 60])
        #expect(all.last == 63)
        #expect(!drill.findings.isScanning)
        #expect(drill.findings.scanEnd == .foundAll)
        #expect(drill.findings.failedCount == 5)
        #expect(
            drill.watch.journal.last == .scanEnded(Drill.check, found: 5, of: 5, asked: 61))
    }

    @Test func `it ends at the end of the list too, and says that it did not find all`() {
        var drill = asked(40)
        drill.answerAll(drill.press(Self.f), failing: [30])
        #expect(drill.findings.scanEnd == .askedAll)
        #expect(drill.findings.askedCount == 40)
        #expect(drill.watch.journal.last == .scanEnded(Drill.check, found: 1, of: 5, asked: 40))
    }

    @Test func `it reads the pages that are not read yet`() {
        var drill = asked(200, isLast: false)
        var effects = drill.press(Self.f)
        drill.answerAll(effects)
        #expect(drill.findings.listing == .reading)
        #expect(drill.findings.isScanning)
        effects = drill.list(200..<300)
        #expect(effects.asked == [200, 201, 202, 203])
        drill.answerAll(effects)
        #expect(drill.findings.scanEnd == .askedAll)
        #expect(drill.findings.askedCount == 300)
    }

    @Test func `what comes into sight is asked before the rest`() {
        var drill = asked(500)
        drill.press(Self.f)
        let next = drill.rows
        drill.press(.end)
        #expect(drill.answer(next, .completed).asked.allSatisfy { $0 >= 500 - drill.rows })
        #expect(drill.watch.state.watch.drillDown.executionsInFlight.count == 4)
    }

    @Test func `F stops it; what is in flight is still taken, and nothing more asked`() {
        var drill = asked(100)
        let begun = drill.press(Self.f)
        #expect(drill.press(Self.f) == [])
        #expect(drill.findings.scanEnd == .stopped)
        for number in begun.asked { #expect(drill.answer(number, .failed) == []) }
        #expect(drill.findings.failedCount == 4)
    }

    @Test func `another scan asks what was not asked, and what is not done`() {
        var drill = asked(30)
        let rows = drill.rows
        let begun = drill.press(Self.f)
        drill.answer(begun.asked[0], .pending)
        drill.answer(begun.asked[1])
        drill.answerAll([.listExecutions(.of(rows + 2)), .listExecutions(.of(rows + 3))])
        #expect(drill.findings.isScanning)
        drill.answerAll([.listExecutions(.of(rows + 4)), .listExecutions(.of(rows + 5))])
        #expect(drill.findings.scanEnd == .askedAll)
        drill.watch.send(.ticked, at: 1)
        #expect(drill.press(Self.f).asked == [rows, rows + 1])
    }

    @Test func `leaving the check stops it`() {
        var drill = asked(100)
        drill.press(Self.f)
        #expect(drill.press(.escape) == [.stopDrillDown])
        #expect(drill.findings.scanEnd == .left)
        #expect(
            drill.watch.journal.last
                == .scanEnded(Drill.check, found: 0, of: 5, asked: drill.rows(in: .check(Drill.check))))
    }

    @Test func `the help, a finding's screen and the tasks do not stop it`() {
        var drill = asked(100)
        drill.press(Self.f)
        drill.press(.character("?"), .escape, .enter)
        #expect(drill.findings.isScanning)
        drill.press(.escape)
        #expect(drill.findings.isScanning)
    }

    @Test func `whoever looks at why findings failed starts it, unless it came to its end before`() {
        var drill = asked(100)
        let begun = drill.press(.tab)
        #expect(begun.asked.count == 4)
        #expect(drill.findings.isScanning)
        drill.answerAll(begun)
        #expect(drill.findings.scanEnd == .askedAll)
        #expect(drill.press(.backTab, .tab) == [])
        #expect(!drill.findings.isScanning)
    }

    @Test func `without failures there is nothing to look for`() {
        var drill = asked(100, failed: 0)
        #expect(drill.press(.tab) == [])
        #expect(drill.press(Self.f) == [])
        #expect(drill.watch.state.notice == .nothing("AWS counts no failed findings in this check"))
        #expect(!drill.findings.isScanning)
        #expect(drill.findings.scanEnd == nil)
    }

    @Test func `when all are found F has nothing to do, until AWS counts more`() {
        var drill = Drill.opened(100, .drill(failed: 1))
        drill.answer(0, .failed)
        #expect(drill.press(Self.f) == [])
        #expect(drill.watch.state.notice == .nothing("all failures that AWS counts are found"))
        drill.watch.poll(.drill(failed: 3), at: 5)
        #expect(!drill.findings.isScanning)
        drill.press(Self.f)
        #expect(drill.findings.isScanning)
    }

    @Test func `four failures in a row end it, unless they are of a finding each`() {
        var drill = asked(100)
        let begun = drill.press(Self.f).asked
        for number in begun { drill.fail(number, .notFound) }
        #expect(drill.findings.isScanning)
        for number in begun.map({ $0 + 4 }) { drill.fail(number, .accessDenied) }
        #expect(drill.findings.scanEnd == .failing(CallFailure(kind: .accessDenied)))
        #expect(drill.send(.ticked).asked == [])
    }

    @Test func `a list that cannot be read on ends it`() {
        var drill = asked(50, isLast: false)
        drill.answerAll(drill.press(Self.f))
        let failure = CallFailure(kind: .accessDenied)
        drill.send(.findingsNotListed(drill.query, failure))
        #expect(drill.findings.scanEnd == .failing(failure))
    }
}

extension Drill {
    /// How many findings a check's own screen shows, seen from another one.
    func rows(in place: Navigation.Screen) -> Int {
        var state = watch.state
        state.navigation.backStack = [place]
        return CheckPanes(state).findingRows
    }
}
