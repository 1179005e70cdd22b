import FoundationEssentials
import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

struct ViewTests {
    @Test func `the first row shows the status at every size`() {
        for columns in 1...130 {
            for rows in stride(from: 1 + columns % 3, through: 50, by: 3) {
                let first = view(Self.running.resized(columns, rows)).text()[0]
                let status = "▶ IN PROGRESS"
                #expect(
                    columns < status.count
                        ? first == status.prefix(columns - 1) + "…" || columns == 1 : first.contains(status))
            }
        }
    }

    @Test func `the first row shows region and age from 52 columns on`() {
        var setup = WatchSetup.sample
        setup.taskId = String(repeating: "x", count: 128)
        setup.region = "ap-southeast-2"
        let watch = SampleWatch.running(setup)
        for columns in 52...160 {
            let first = view(watch.resized(columns, 24)).text()[0]
            #expect(first.contains("ap-southeast-2") && first.contains("2s ago"))
        }
    }

    @Test func `the age is next to the status down to 16 columns`() {
        for columns in 16..<52 {
            let row = view(Self.running.resized(columns, 6)).text()[0]
            #expect(row.hasSuffix(columns < 30 ? " 2s" : "next 3s · 2s ago"))
        }
    }

    @Test(arguments: [
        SampleWatch.beforeFirstAnswer, SampleWatch.emptyStatistics, SampleWatch.noCredentials, SampleWatch.stale,
        SampleWatch.paused, SampleWatch.checkPage, SampleWatch.help, SampleWatch.manyChecks,
        SampleWatch.answered(SampleTask.hostile), SampleWatch.settled(SampleTask.canceled),
    ])
    func `every state fills its frame at every size`(watch: WatchDriver) {
        for columns in stride(from: 0, through: 140, by: 7) {
            for rows in stride(from: 0, through: 50, by: 5) {
                let frame = view(watch.resized(columns, rows))
                #expect(frame.size == Size(columns: columns, rows: rows))
            }
        }
        #expect(view(watch.resized(400, 120), glyphs: .ascii).text().allSatisfy { $0.utf8.count >= 400 })
    }

    @Test func `the ASCII character set draws only ASCII`() {
        for watch in [Self.running, SampleWatch.help, SampleWatch.answered(SampleTask.hostile)] {
            let text = view(watch.resized(120, 36), glyphs: .ascii).text().joined()
            #expect(text.utf8.allSatisfy { $0 < 0x80 })
        }
    }

    @Test(arguments: [(80, 24), (120, 36)])
    func `a failing poll moves nothing below the header`(columns: Int, rows: Int) {
        let before = view(Self.running.resized(columns, rows)).text()
        let after = view(SampleWatch.stale.resized(columns, rows)).text()
        let checks = 4..<14
        #expect(Array(before[checks]) == Array(after[checks]))
        #expect(before[1...2] == after[1...2])
        #expect(after[3].contains("no response: connection timed out (x4)"))
    }

    @Test func `stale counts are dim and fresh counts are not`() {
        func isFaint(_ watch: WatchDriver) -> Bool {
            view(watch.resized(80, 24))[6, 2].style.attributes.contains(.dim)
        }
        #expect(isFaint(SampleWatch.stale))
        #expect(!isFaint(Self.running))
    }

    @Test func `stale data has no rate and no estimate`() {
        let text = view(SampleWatch.stale.resized(120, 36)).text().joined()
        #expect(!text.contains("left (") && !text.contains("/min"))
    }

    @Test func `the selection is visible without color`() throws {
        let frame = view(Self.running.resized(80, 24))
        let row = try #require(frame.text().firstIndex { $0.hasPrefix("▸") })
        let name = try #require(frame.text()[row].firstRange(of: /▸. \S+( \S+)*/))
        let length = frame.text()[row][name].count
        #expect(frame.row(row).prefix(length).allSatisfy { $0.style.attributes.contains(.reversed) })
        // Numbers and bars are not reversed: a full cell would look empty.
        #expect(frame.row(row).dropFirst(length).allSatisfy { !$0.style.attributes.contains(.reversed) })
        #expect(frame.text().count { $0.hasPrefix("▸") } == 1)
    }

    @Test func `the focused pane is visible without color`() {
        var watch = Self.running
        watch.press(.tab)
        let text = view(watch.resized(80, 24)).text()
        #expect(text.contains { $0.hasPrefix("─▸ Actions") })
        #expect(text.contains { $0.hasPrefix("── Checks") })
    }

    @Test(arguments: [WatchSetup.Endpoint.embedded("127.0.0.1:41234", scenario: "typical"), .custom("10.0.0.7:8080")])
    func `the first row names a custom endpoint`(endpoint: WatchSetup.Endpoint) {
        var setup = WatchSetup.sample
        setup.endpoint = endpoint
        let watch = SampleWatch.running(setup)
        for columns in 80...200 {
            let first = view(watch.resized(columns, 24)).text()[0]
            #expect(first.contains(endpoint.host))
            #expect(first.contains("DEMO") == (endpoint.host == "127.0.0.1:41234"))
        }
    }

    @Test func `a hanging poll is reported`() {
        var watch = Self.running
        while watch.state.watch.waiting(at: watch.state.now) == nil { watch.tick(after: 1) }
        for _ in 1...17 { watch.tick(after: 1) }
        #expect(view(watch.resized(80, 24)).text()[3].contains("! no response for 17s"))
    }

    @Test func `a long error leaves room for the time of the retry`() {
        var watch = Self.running
        watch.failNext(.noAnswer(.described(text: String(repeating: "very long reason ", count: 20))))
        for columns in 52...200 {
            #expect(view(watch.resized(columns, 24)).text()[3].contains("… · retry in 5s"))
        }
    }

    @Test func `an unknown status is shown unchanged`() {
        var task = SampleTask.inProgress()
        task.taskStatus = "ROLLING_BACK"
        #expect(view(SampleWatch.answered(task).resized(80, 24)).text()[0].contains("? ROLLING_BACK"))
    }

    @Test func `a missing status is shown as unknown`() {
        var task = SampleTask.inProgress()
        task.taskStatus = nil
        #expect(view(SampleWatch.answered(task).resized(80, 24)).text()[0].contains("? unknown"))
    }

    @Test func `a list of 200 checks shows which rows are visible`() {
        #expect(view(SampleWatch.manyChecks.resized(80, 24)).text()[4].contains("Checks 111–120 of 200"))
    }

    private static let running = SampleWatch.running()
}

struct ReasonCodesTests {
    @Test func `reason codes show whether the task's filter names them`() {
        let lines = ReasonCodes(
            check: SampleTask.expiring, filter: [SampleTask.expiring: ["CERTIFICATE_PAST_EXPIRATION", "NEW_CODE"]])
        #expect(
            text(lines) == [
                "· CERTIFICATE_APPROACHING_EXPIRATION (not in the filter)",
                "✓ CERTIFICATE_PAST_EXPIRATION (in the task's filter)", "✓ NEW_CODE (in the task's filter)",
            ])
    }

    @Test func `without a filter for the check, its reason codes have no marks`() {
        let code = "· CERTIFICATE_SHARED_BY_MULTIPLE_DEVICES"
        #expect(
            text(ReasonCodes(check: SampleTask.shared, filter: nil)) == [
                code, "The task has no reason-code filter.",
            ])
        #expect(
            text(ReasonCodes(check: SampleTask.shared, filter: [:])) == [
                code, "The task's filter does not name this check.",
            ])
    }

    private func text(_ codes: ReasonCodes) -> [String] {
        codes.lines(width: 78).map { $0.spans.map(\.text).joined() }
    }
}

struct TargetTests {
    @Test func `the target counts the task's checks, also those that the overview's filter leaves out`() {
        let driver = WatchDriver(SampleTask.inProgress())
        let filtered = driver.pressing(.character("f"))
        #expect(filtered.state.watch.orderedChecks.count < driver.state.watch.orderedChecks.count)
        #expect(lines(of: filtered.state) == lines(of: driver.state))
        #expect(lines(of: filtered.state).contains("no reason-code filter: 6 checks"))
    }

    private func lines(of state: State) -> [String] {
        let content = OverviewPanes(state).content(of: .target, size: Size(columns: 60, rows: 20))
        return (0..<content.count).map { content.line($0).spans.map(\.text).joined() }
    }
}
