import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

struct HeaderTests {
    @Test(arguments: [(80, 24), (120, 36), (200, 60), (40, 12)])
    func `the next poll is visible while polls succeed`(columns: Int, rows: Int) {
        #expect(view(SampleWatch.running().resized(columns, rows)).text()[0].contains("next 3s · 2s ago"))
    }

    @Test func `an unknown account leaves room for the next poll`() {
        var task = SampleTask.inProgress()
        task.actionsDefinition = nil
        let watch = SampleWatch.answered(task)
        #expect(view(watch.resized(80, 24)).text()[0].contains("account ? · next 3s · 2s ago"))
        #expect(view(watch.resized(84, 24)).text()[0].contains("account unknown · next 3s · 2s ago"))
    }

    @Test func `a poll in flight is shown as polling`() {
        var watch = SampleWatch.running()
        for _ in 1...3 { watch.tick(after: 1) }
        #expect(watch.state.watch.waiting(at: watch.state.now) != nil)
        #expect(view(watch.resized(80, 24)).text()[0].contains("polling · 5s ago"))
    }

    @Test(arguments: [5, 10, 30, 60])
    func `the clock does not move anything next to the next poll`(seconds: Int) {
        var setup = WatchSetup.sample
        setup.interval = .seconds(seconds)
        var watch = WatchDriver(setup)
        watch.answer(SampleTask.inProgress())
        for columns in [80, 100, 120] {
            let first = Self.place(watch, columns)
            #expect(first != nil)
            for _ in 0..<seconds {
                watch.tick(after: 1)
                #expect(Self.place(watch, columns) == first)
            }
            watch.answer(SampleTask.inProgress())
        }
    }

    @Test func `free space is dropped before any fact`() {
        let whole =
            "quarantine-0412   ▶ IN PROGRESS  profile ops · eu-west-1 · 123456789012 · every 5s · next 3s · 2s ago"
        let watch = SampleWatch.running()
        #expect(view(watch.resized(whole.count + 2, 24)).text()[0] == " \(whole) ")
        #expect(!view(watch.resized(whole.count + 1, 24)).text()[0].contains("profile"))
    }

    @Test(arguments: [(20, 4), (40, 12), (30, 10), (30, 8)])
    func `pages on narrow terminals show task, region and progress`(columns: Int, rows: Int) {
        for (watch, progress) in [(SampleWatch.checkPage, "61% ✗ 31"), (SampleWatch.help, "70% ✗ 34")] {
            let text = view(watch.resized(columns, rows)).text().joined()
            #expect(text.contains("0412 · eu-west-1"))
            #expect(columns < 30 || text.contains(progress))
        }
    }

    @Test func `a check's screen at 60x15 shows task, check, region and age`() {
        let row = view(SampleWatch.checkPage.resized(60, 15)).text()[0]
        #expect(row.hasPrefix(" …0412 › Device certif…   ▶ IN PROGRESS "))
        #expect(row.hasSuffix(" eu-west-1 · 2s ago "))
    }

    @Test func `counts that contradict each other have no percentage and no remaining count`() {
        var task = SampleTask.inProgress()
        task.taskStatistics?[SampleTask.shared]?.totalFindingsCount = 1_000
        let text = view(SampleWatch.answered(task).resized(80, 24)).text()
        #expect(text[1].hasPrefix(" –  "))
        #expect(text[1].contains("6,412 of 8,080"))
        #expect(text[2].contains("░ – left"))
        #expect(text[6].contains("Device certificate shared") && !text[6].contains("%"))
        #expect(text[7].contains("82%"))
    }

    @Test func `overflowing sums have no percentage, no remaining count and no estimate`() {
        var watch = WatchDriver(.sample)
        for succeeded in [1, 3, 5] as [Int64] {
            var task = SampleTask.inProgress()
            task.taskStatistics = [
                SampleTask.shared: .init(.max, succeeded: .max / 10 * succeeded),
                SampleTask.expiring: .init(.max, succeeded: 7),
            ]
            watch.answer(task)
            if succeeded < 5 { for _ in 1...10 { watch.tick(after: 1) } }
        }
        let text = view(watch.resized(120, 36)).text()
        #expect(text[1].hasPrefix(" –  "))
        #expect(text[2].contains("░ – left"))
        #expect(text[3].contains("E/min") && text[3].contains(" · no estimate yet "))
        #expect(!text[3].contains("about") && !text[3].contains("("))
    }

    @Test func `a check whose counts are not sound is marked`() {
        var task = SampleTask.inProgress()
        task.taskStatistics?[SampleTask.expiring] = .init(700, succeeded: 745, failed: 12)
        task.taskStatistics?["LOGGING_DISABLED_CHECK"] = .init(.max, succeeded: .max, failed: 11)
        let frame = view(SampleWatch.answered(task).resized(80, 24))
        for (row, counts) in [(7, "    –      745   12    0       –"), (8, "    –    ≥9.2E   11    0       –")] {
            #expect(frame.text()[row].contains(counts))
            #expect(frame.row(row).contains { $0.style.role == .warning })
        }
    }

    @Test func `an end that is not confirmed yet is marked as such`() {
        var watch = SampleWatch.running()
        watch.answerNext(SampleTask.failed)
        #expect(view(watch.resized(80, 24)).text()[3].contains("took 29m 46s · confirming status"))
        watch.answerNext(SampleTask.failed)
        #expect(view(watch.resized(80, 24)).text()[3].contains("took 29m 46s · confirming status"))
        watch.answerNext(SampleTask.failed)
        #expect(!view(watch.resized(80, 24)).text()[3].contains("confirming"))
    }

    @Test func `a final status keeps its failures at 80 columns, also while it is confirmed and in the demo`() {
        for setup in [WatchSetup.sample, .demo] {
            var watch = SampleWatch.running(setup)
            watch.answerNext(SampleTask.failed)
            #expect(view(watch.resized(80, 24)).text()[0].contains("✗ FAILED · 3 "))
            for _ in 1...2 { watch.answerNext(SampleTask.failed) }
            let isDemo = setup == .demo
            let details = isDemo ? "✗ FAILED · 3 failed  DEMO 127.0.0.1" : "✗ FAILED · 3 of 10,000 failed"
            #expect(view(watch.resized(80, 24)).text()[0].contains(details))
        }
        var watch = SampleWatch.running(.demo)
        for _ in 1...3 { watch.answerNext(SampleTask.completed) }
        #expect(view(watch.resized(80, 24)).text()[0].contains("✓ COMPLETED · 34 failed"))
    }

    @Test func `the demo's address is dropped before the ends of the task ID`() {
        var setup = WatchSetup.demo
        setup.taskId = "quarantine-0412"
        var watch = SampleWatch.running(setup)
        watch.press(.character("p"))
        #expect(view(watch.resized(80, 24)).text()[0].hasPrefix(" quarantine-0412   ▶ IN PROGRESS "))
        for _ in 1...121 { watch.tick(after: 1) }
        let row = view(watch.resized(80, 24)).text()[0]
        #expect(row.hasPrefix(" quarantine-0412   ? was IN PROGRESS 2m 03s ago "))
        #expect(row.hasSuffix(" DEMO · eu-west-1 · PAUSED "))
    }

    @Test func `a custom endpoint is shown in full if there is room, also before the account is known`() {
        var setup = WatchSetup.sample
        (setup.taskId, setup.endpoint) = ("task-1", .custom("127.0.0.1:18220"))
        var watch = SampleWatch.running(setup)
        let row = view(watch.resized(80, 24)).text()[0]
        #expect(row.hasPrefix(" task-1   ▶ IN PROGRESS ") && row.contains(" 127.0.0.1:18220 · eu-west-1 · "))
        for _ in 1...3 { watch.answerNext(SampleTask.canceled) }
        for columns in 70...120 {
            let row = view(watch.resized(columns, 24)).text()[0]
            #expect(row.hasPrefix(" task-1   ⊘ CANCELED ") && row.contains(" 127.0.0.1:18220 · "), "\(row)")
        }
    }

    @Test func `a shortened endpoint takes all free columns`() {
        var setup = WatchSetup.sample
        (setup.taskId, setup.endpoint) = ("task-1", .custom("audit-proxy.internal.example.com:18220"))
        let row = view(SampleWatch.running(setup).resized(85, 24)).text()[0]
        #expect(row.contains("IN PROGRESS  audit-proxy.internal.example.com:18220 · eu-west-1 · 2s ago"), "\(row)")
        let narrow = view(SampleWatch.running(setup).resized(72, 24)).text()[0]
        #expect(narrow.hasPrefix(" task-1   ▶ IN PROGRESS  …") && narrow.hasSuffix(":18220 · eu-west-1 · 2s ago "))
    }

    @Test func `the fourth row shows the next poll if the first row has no room for it`() {
        var setup = WatchSetup.sample
        setup.taskId = "quarantine-\(String(repeating: "x", count: 40))"
        setup.endpoint = .custom("127.0.0.1:18220")
        var watch = SampleWatch.running(setup)
        let text = view(watch.resized(80, 24)).text()
        #expect(!text[0].contains("next 3s"))
        #expect(text[3].contains(" left · next 3s"))
        for _ in 1...3 { watch.tick(after: 1) }
        #expect(view(watch.resized(80, 24)).text()[3].contains(" left · polling"))
        #expect(!view(SampleWatch.running().resized(80, 24)).text()[3].contains("next"))
    }

    @Test(arguments: [2, 5, 10, 60])
    func `facts are never separated by two blanks`(seconds: Int) {
        var setup = WatchSetup.sample
        setup.interval = .seconds(seconds)
        var watch = WatchDriver(setup)
        watch.answer(SampleTask.inProgress())
        for _ in 0...seconds {
            let row = view(watch.resized(120, 36)).text()[0]
            #expect(row.contains("every ") && !row.contains("·  "), "\(row)")
            watch.tick(after: 1)
        }
    }

    @Test func `a bad response has its remedy, however long its details are`() {
        let what = "the body is not JSON: it begins with <!DOCTYPE html><html><head><title>Log in"
        let watch = SampleWatch.failing(.undecodable(.described(text: what)))
        for columns in [60, 80] {
            let row = view(watch.resized(columns, 24)).text()[3]
            #expect(row.hasPrefix(" ! bad response · check for a proxy · ") && row.contains("retry in "), "\(row)")
        }
        #expect(view(watch.resized(40, 12)).text()[2].contains("bad response · check for a proxy"))
        #expect(view(watch.resized(200, 60)).text()[3].contains(what))
    }

    @Test func `a check's screen shows the check on a narrow terminal with a custom endpoint`() {
        var setup = WatchSetup.sample
        (setup.taskId, setup.region) = ("task-1", "ap-southeast-2")
        setup.endpoint = .custom("127.0.0.1:18220")
        var watch = SampleWatch.running(setup)
        watch.press(.enter)
        for columns in 56...80 {
            let row = view(watch.resized(columns, 15)).text()[0]
            #expect(row.contains("› Dev"), "\(row)")
        }
    }

    @Test func `without a total there is no bar and no percentage`() {
        var task = SampleTask.inProgress()
        task.taskStatistics?[SampleTask.shared]?.totalFindingsCount = nil
        var watch = SampleWatch.answered(task)
        let text = view(watch.resized(80, 24)).text()
        #expect(text[1].hasPrefix(" –                    "))
        let row = text.first { $0.contains("Device certificate shared") } ?? ""
        #expect(row.contains("   –  1,216 ") && !row.contains("█") && !row.contains("░"), "\(row)")
        watch.press(.enter)
        #expect(!view(watch.resized(80, 24)).text().contains { $0.contains("███") || $0.contains("100.0%") })
    }

    @Test func `the smallest terminal shows why a poll failed`() {
        #expect(view(SampleWatch.stale.resized(20, 4)).text()[2] == "✗ 34 · no response  ")
    }

    /// The column of the region.
    private static func place(_ watch: WatchDriver, _ columns: Int) -> Int? {
        let row = view(watch.resized(columns, 24)).text()[0]
        return row.firstRange(of: "eu-west-1").map { row.distance(from: row.startIndex, to: $0.lowerBound) }
    }
}

struct ChecksTableTests {
    @Test func `the heading is complete if all titles are short`() {
        var task = SampleTask.inProgress()
        task.target = nil
        task.auditCheckToActionsMapping = nil
        task.taskStatistics = ["A": .init(10, succeeded: 2)]
        for columns in [52, 80, 120, 200, 400] {
            let text = view(SampleWatch.answered(task).resized(columns, 36)).text()
            #expect(text.contains { $0.hasPrefix("   Check ") })
        }
    }

    @Test func `the canceled count is shown in full next to the other counts`() {
        var task = SampleTask.canceled
        task.taskStatistics?[SampleTask.shared] = .init(4_508, succeeded: 2_199, canceled: 2_309)
        #expect(
            view(SampleWatch.settled(task).resized(120, 36)).text().contains {
                $0.contains("100%  2,199    0    0 2,309      0")
            })
    }

    @Test func `many failures are shown in full once the task has ended`() {
        var task = SampleTask.failed
        task.taskStatistics?[SampleTask.shared] = .init(7_000, succeeded: 5_000, failed: 2_000)
        #expect(view(SampleWatch.settled(task).resized(80, 24)).text()[6].contains("5,000 2,000    0"))
        task.taskStatus = .inProgress
        #expect(view(SampleWatch.answered(task).resized(80, 24)).text()[6].contains("5,000 2.0k    0"))
    }

    @Test(arguments: [(30, 8), (30, 10), (80, 8)])
    func `each number has its glyph if there is no heading`(columns: Int, rows: Int) {
        let row = view(SampleWatch.running().resized(columns, rows)).text()[5]
        #expect(row.contains("61%") && row.contains("✗ 31"))
        #expect(columns < 80 || row.hasSuffix("61%  ✓ 1,216   ✗ 31    ↷ 0    ░ 793 "), "\(row)")
    }

    @Test func `a single check has no sort order in its title`() {
        var task = SampleTask.inProgress()
        task.target = nil
        task.auditCheckToActionsMapping = nil
        task.taskStatistics = ["A": .init(10, succeeded: 2)]
        #expect(view(SampleWatch.answered(task).resized(80, 24)).text()[4].hasPrefix("─▸ Checks 1 ──"))
    }

    @Test func `thousands of checks have separators in the title`() {
        let text = view(SampleWatch.answered(SampleTask.manyChecks(1_200)).resized(80, 24)).text()[4]
        #expect(text.contains("Checks 1–10 of 1,200"))
    }
}

struct ActionsPaneTests {
    @Test(arguments: [(80, 24), (120, 36), (200, 60), (100, 20)])
    func `every action has its type, its role and its ID, possibly after scrolling`(columns: Int, rows: Int) {
        let state = SampleWatch.running().resized(columns, rows)
        let area = OverviewPanes(state).layout.area(of: .actions)?.inset(top: 1)
        let content = OverviewPanes(state).content(of: .actions, size: area?.size ?? state.size)
        let text = (0..<content.count).map { content.line($0).spans.map(\.text).joined() }.joined(separator: " ")
        for word in [
            "ADD_THINGS_TO_THING_GROUP", "UPDATE_DEVICE_CERTIFICATE", "MitigationRole", "8f0e1d2c-1", "8f0e1d2c-2",
            "quarantine, audit-hold",
        ] where columns != 100 || word != "quarantine, audit-hold" {
            #expect(text.contains(word))
        }
    }

    @Test func `at 80x24 the effects of actions are visible before their IDs`() {
        let text = view(SampleWatch.running().resized(80, 24)).text()[15...21].joined(separator: "\n")
        #expect(text.contains("Devices get these thing groups' policies. Canceling won't undo it."))
        #expect(text.contains("The device can no longer connect. Canceling won't undo it."))
        #expect(text.contains("ADD_THINGS_TO_THING_GROUP") && text.contains("ID 8f0e1d2c-1"))
        #expect(text.contains("ID 8f0e1d2c-2"))
    }

    @Test(arguments: [(60, 18), (60, 20), (80, 24)])
    func `an action's name and effect are separated`(columns: Int, rows: Int) {
        let text = view(SampleWatch.running().resized(columns, rows)).text()
        #expect(text.contains { $0.contains("1 QuarantineThings  add ") }, "\(text)")
    }

    @Test func `an unknown effect is mentioned once`() {
        let text = view(SampleWatch.answered(SampleTask.hostile).resized(80, 24)).text()[15...21]
        #expect(text.count { $0.contains("not defined") } == 1)
        #expect(text.joined().ranges(of: "DeviceParams").count == 1)
        #expect(text.joined().ranges(of: "not defined").count == 1)
    }

    @Test func `a check's long title is below the rule, so that the rule still names the other panes`() {
        var watch = SampleWatch.running()
        for title in ["Device certificate shared", "AWS IoT policies overly permissive"] {
            let text = view(watch.resized(80, 24)).text()[14]
            #expect(text.hasPrefix("── Actions for \(title)"))
            #expect(text.hasSuffix("─ Target · Journal ──"))
            watch.press(.down)
        }
        let long = view(SampleWatch.answered(SampleTask.hostile).resized(80, 24)).text()
        #expect(long.contains { $0.hasSuffix("─ Target · Journal ──") })
    }
}
