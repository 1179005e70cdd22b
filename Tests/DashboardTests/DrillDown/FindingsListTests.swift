import MitigationModel
import Screen
import Testing

@testable import Dashboard

/// How a check's list is read.
struct FindingsListTests {
    @Test func `opening a check reads the first page, and shows that it is loading`() {
        var drill = Drill()
        #expect(drill.press(.enter) == [.listFindings(drill.query)])
        #expect(drill.findings.listing == .reading)
        #expect(drill.findings.route == .audit(Drill.audit))
        #expect(drill.findings.shownCount == 0)
    }

    @Test func `pages are read up to a screen and a half ahead of the visible rows, one at a time`() {
        var drill = Drill()
        drill.press(.enter)
        let rows = drill.rows
        #expect(rows > 3)
        let isRead = { (effects: [Effect]) in effects.contains(.listFindings(drill.query)) }
        let enough = rows + rows * 3 / 2
        #expect(isRead(drill.list(0..<enough, isLast: false)))
        #expect(!isRead(drill.list(enough..<enough + 1, isLast: false)))
        #expect(drill.findings.listing == .partial)
        for _ in 1..<rows { #expect(!isRead(drill.press(.down))) }
        #expect(isRead(drill.press(.down)))
        #expect(!isRead(drill.press(.down, .down, .pageDown)))
        #expect(!isRead(drill.list(enough + 1..<enough + 200)))
        #expect(drill.findings.listing == .complete)
        #expect(!isRead(drill.press(.end)))
    }

    @Test func `an empty page that is not the last one is followed by the next`() {
        var drill = Drill()
        drill.press(.enter)
        #expect(drill.list(0..<0, isLast: false) == [.listFindings(drill.query)])
        #expect(drill.list(0..<0) == [])
        #expect(drill.findings.listing == .complete)
    }

    @Test func `the end is reached page by page, until the operator moves elsewhere`() {
        var drill = Drill.opened(200, isLast: false)
        #expect(drill.press(.end).contains(.listFindings(drill.query)))
        #expect(drill.list(200..<400, isLast: false).contains(.listFindings(drill.query)))
        #expect(drill.findings.selectedPosition == 399)
        #expect(drill.press(.home) == [])
        #expect(!drill.list(400..<600, isLast: false).contains(.listFindings(drill.query)))
        #expect(drill.findings.selectedPosition == 0)
        drill.press(.end)
        drill.list(600..<700)
        #expect(drill.findings.selectedPosition == 699)
    }

    @Test func `a filter needs the whole list`() {
        var drill = Drill.opened(200, isLast: false)
        drill.filter(by: "certificate-35")
        #expect(drill.send(.ticked).contains(.listFindings(drill.query)))
        #expect(drill.shown == [35])
        #expect(drill.list(200..<400, isLast: false).contains(.listFindings(drill.query)))
        #expect(drill.shown == [35] + Array(350...359))
        drill.list(400..<500)
        #expect(drill.findings.listing == .complete)
    }

    @Test func `suppressed findings, findings without an ID and duplicates never appear`() {
        var drill = Drill()
        drill.press(.enter)
        let page = [
            .numbered(1), .numbered(2, isSuppressed: true), AuditFinding(), .numbered(1), .numbered(3),
            AuditFinding(findingId: String(repeating: "x", count: 129)),
        ]
        drill.send(.findingsListed(drill.query, FindingsPage(findings: page, isLast: true)))
        #expect(drill.shown == [1, 3])
    }

    @Test func `findings that the reason-code filter skips are marked, and not looked up`() {
        let target = AuditMitigationActionsTaskTarget(
            auditTaskId: Drill.audit, auditCheckToReasonCodeFilter: [Drill.check: ["CODE"]])
        var drill = Drill(.drill(target: target))
        drill.press(.enter)
        let page = [AuditFinding.numbered(0), .numbered(1, code: "OTHER"), .numbered(2, code: nil)]
        let effects = drill.send(.findingsListed(drill.query, FindingsPage(findings: page, isLast: true)))
        #expect(effects.lookedUp == [0, 2])
        #expect((0..<3).map { drill.findings.shownRow(at: $0)?.isOutsideFilter } == [false, true, false])
        #expect(drill.findings.excludedCount == 1)
    }

    @Test func `a filter without the check skips nothing`() {
        let target = AuditMitigationActionsTaskTarget(
            auditTaskId: Drill.audit, auditCheckToReasonCodeFilter: [Drill.other: ["CODE"]])
        var drill = Drill(.drill(target: target))
        drill.press(.enter)
        let page = FindingsPage(findings: [.numbered(0, code: "OTHER")], isLast: true)
        #expect(drill.send(.findingsListed(drill.query, page)).lookedUp == [0])
    }

    @Test func `a page that failed is read again on r, or after a minute`() {
        var drill = Drill()
        drill.press(.enter)
        let failure = CallFailure(kind: .serverError)
        #expect(drill.send(.findingsNotListed(drill.query, failure)) == [])
        #expect(drill.findings.listing == .failed(failure))
        #expect(drill.watch.state.watch.drillDown.nextLookup == .seconds(60))
        #expect(drill.watch.send(.ticked, at: 59).contains(.listFindings(drill.query)) == false)
        #expect(drill.watch.send(.ticked, at: 60).contains(.listFindings(drill.query)))
        drill.send(.findingsNotListed(drill.query, failure))
        #expect(drill.press(.character("r")).contains(.listFindings(drill.query)))
        drill.list(0..<3)
        #expect(drill.findings.listing == .complete)
    }

    @Test func `leaving cancels calls in flight, a late page is kept, and the list is read again from its start`() {
        var drill = Drill.opened(200, isLast: false)
        drill.press(.end)
        #expect(drill.findings.listing == .reading)
        #expect(drill.press(.escape) == [.stopDrillDown])
        #expect(drill.findings.listing == .partial)
        #expect(drill.watch.state.watch.drillDown.isIdle)
        #expect(drill.list(200..<300) == [])
        #expect(drill.findings.listedCount == 300)
        #expect(drill.findings.listing == .partial)
        #expect(drill.press(.enter, .end).contains(.listFindings(drill.query)))
        for page in [0..<200, 200..<300] {
            #expect(drill.list(page, isLast: false).contains(.listFindings(drill.query)))
        }
        drill.list(300..<350)
        #expect(drill.findings.listedCount == 350)
        #expect(drill.findings.selectedPosition == 349)
    }

    @Test func `a page for another task, another audit or a check that was never opened is ignored`() {
        var drill = Drill()
        drill.press(.enter)
        let page = FindingsPage(findings: [.numbered(0)], isLast: true)
        let before = drill.watch.state
        for (task, audit, check) in [
            ("another", Drill.audit, Drill.check), ("quarantine-0412", "audit-2", Drill.check),
            ("quarantine-0412", Drill.audit, Drill.other),
        ] {
            let query = FindingsQuery(reading: 1, taskId: task, auditTaskId: audit, check: check)
            #expect(drill.send(.findingsListed(query, page)) == [])
            #expect(drill.send(.findingsNotListed(query, CallFailure(kind: .other))) == [])
        }
        #expect(drill.watch.state == before)
    }

    @Test func `another task's findings are not shown`() {
        var drill = Drill.opened(20)
        #expect(drill.watch.state.switchTask(to: "another").contains(.stopDrillDown))
        #expect(drill.findings.listedCount == 0)
    }

    @Test func `without an audit or finding IDs nothing is looked up`() {
        var drill = Drill(.drill(target: AuditMitigationActionsTaskTarget()))
        #expect(drill.press(.enter, .down, .end, .tab, .character("F")) == [])
        #expect(drill.findings.route == .none)
        #expect(!drill.findings.isScanning)
        #expect(
            drill.watch.state.notice
                == .nothing("the target has no audit and no finding IDs; cannot list findings"))
    }

    @Test func `the rows of a check are limited`() {
        var findings = CheckFindings(check: Drill.check, route: .audit(Drill.audit))
        findings.listing = .reading
        let page = { (numbers: Range<Int>) in FindingsPage(findings: numbers.map { .numbered($0) }, isLast: false) }
        findings.append(page(0..<CheckFindings.capacity - 1))
        #expect(findings.listing == .partial)
        findings.listing = .reading
        findings.append(page(CheckFindings.capacity..<CheckFindings.capacity + 50))
        #expect(findings.listing == .full)
        #expect(findings.listedCount == CheckFindings.capacity)
        #expect(!findings.wantsMore(rows: 10))
    }

    @Test func `of all checks together the lists opened longest ago are dropped first`() {
        var drillDown = DrillDown()
        var beginsAnew: [Bool] = []
        for name in ["A", "B", "C", "D"] {
            var findings = CheckFindings(check: CheckName(name), route: .audit(name))
            let numbers = 0..<DrillDown.mostRows / 3
            findings.append(FindingsPage(findings: numbers.map { .numbered($0) }, isLast: false))
            beginsAnew.append(drillDown.open(findings))
        }
        beginsAnew.append(drillDown.open(CheckFindings(check: "A", route: .audit("A"))))
        drillDown.dropExcess()
        #expect(!beginsAnew.contains(true))
        #expect(drillDown.opened == ["C", "D", "A"])
        #expect(drillDown.checks["B"] == nil)
        #expect(drillDown.checks.values.reduce(0) { $0 + $1.listedCount } <= DrillDown.mostRows)
    }

    /// Leaving a check cancels nothing if no call is in flight. The next page of the same query would be the
    /// second one.
    @Test func `a list that was dropped is read from its start when its check is opened again`() {
        var drill = Drill(.drill(), size: Size(columns: 80, rows: 24))
        drill.press(.enter)
        drill.answerAll(drill.list(0..<30))
        #expect(drill.press(.escape) == [])
        #expect(drill.press(.enter) == [])
        #expect(drill.press(.escape) == [])
        drill.watch.state.watch.drillDown.checks[Drill.check] = nil
        let before = drill.query
        #expect(drill.press(.enter) == [.stopDrillDown, .listFindings(drill.query)])
        #expect(drill.query != before)
        #expect(drill.list(0..<30).lookedUp == Array(0..<4))
        #expect(drill.findings.listedCount == 30)
    }
}
