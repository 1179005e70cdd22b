import FoundationEssentials
import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

struct TasksScreenTests {
    @Test(
        arguments: [
            (0, "today 04:12Z", "04:12Z"), (-5 * 3_600, "Nov 22 23:12Z", "Nov 22"),
            (-60 * 86_400, "Sep 24 04:12Z", "Sep 24"), (-400 * 86_400, "Oct 19 2025", "2025"),
            (3_600 * 30, "Nov 24 10:12Z", "Nov 24"), (-1e18, "–", "–"),
        ] as [(Double, String, String)])
    func `a start shows its time if it was today, otherwise its day`(shift: Double, whole: String, short: String) {
        let text = StartedText(SampleTask.start.addingTimeInterval(shift), WatchDriver(.sample).state, hasHeading: true)
        #expect(text.whole == whole)
        #expect(text.short == short)
    }

    @Test func `a start in the previous year is shown without a year`() {
        var watch = WatchDriver(.sample)
        watch.pass(60 * 86_400)
        watch.send(.ticked)
        #expect(StartedText(SampleTask.start, watch.state, hasHeading: true).whole == "Nov 23 04:12Z")
    }

    @Test(arguments: [(7_200, "+02"), (-12_600, "-03:30"), (0, "+00")])
    func `the offset of local time is in the heading, or after each start if there is no heading`(
        offset: Int, mark: String
    ) {
        var setup = WatchSetup.withoutTask
        setup.timeZone = LocalTime(offset: offset)
        var state = SampleTasks.read(SampleTasks.week, setup).state
        state.isLocalTime = true
        let utc = view(SampleTasks.read(SampleTasks.week, setup).state).text()
        let text = view(state).text()
        let time = ["+02": "06:12", "-03:30": "00:42", "+00": "04:12"][mark] ?? ""
        #expect(text[2].contains(mark == "-03:30" ? "  -03:30 " : "  Started \(mark)  "))
        #expect(text[3].contains("today \(time)  "))
        #expect(text[2].hasSuffix("Took ") == utc[2].hasSuffix("Took "))
        state.size = Size(columns: 80, rows: 6)
        #expect(view(state).text()[2].contains("today \(time)\(mark) "))
    }

    @Test func `a start at another offset of local time is followed by that offset`() {
        var state = WatchDriver(.sample).state
        state.isLocalTime = true
        let change = SampleTask.start.addingTimeInterval(-30 * 86_400)
        state.setup.timeZone = LocalTime(offset: 7_200, changes: [.init(at: change, offset: 3_600)])
        func start(_ days: Double, hasHeading: Bool) -> String {
            StartedText(SampleTask.start.addingTimeInterval(days * 86_400), state, hasHeading: hasHeading).whole
        }
        #expect(start(0, hasHeading: true) == "today 05:12")
        #expect(start(-40, hasHeading: true) == "Oct 14 06:12+02")
        #expect(start(-20, hasHeading: false) == "Nov 03 05:12+01")
        #expect(StartedText.columns(state, hasHeading: true) == 15)
        state.setup.timeZone = LocalTime(offset: 3_600)
        #expect(StartedText.columns(state, hasHeading: true) == 13)
        #expect(StartedText.columns(state, hasHeading: false) == 15)
    }

    @Test(arguments: [
        SampleTasks.reading(), SampleTasks.opened(), SampleTasks.opened(.demo), SampleTasks.partial,
        SampleTasks.read([]), SampleTasks.refused(SampleTasks.accessDenied), SampleTasks.failing,
        SampleTasks.read(SampleTasks.hostile), SampleWatch.awaiting,
    ])
    func `every state fills its frame at every size`(watch: WatchDriver) {
        for columns in stride(from: 0, through: 140, by: 7) {
            for rows in stride(from: 0, through: 50, by: 5) {
                let frame = view(watch.resized(columns, rows))
                #expect(frame.size == Size(columns: columns, rows: rows))
            }
        }
        #expect(view(watch.resized(120, 36), glyphs: .ascii).text().joined().utf8.allSatisfy { $0 < 0x80 })
    }

    @Test func `the first row shows the region from 12 columns on, and marks the demo from 20 on`() {
        let demo = SampleTasks.opened(.demo)
        for columns in 12...200 {
            let first = view(demo.resized(columns, 10)).text()[0]
            #expect(first.contains("eu-west-1"))
            #expect(columns < 20 || first.contains("DEMO"))
        }
    }

    @Test func `the selection is visible without color, and the watched task is marked`() {
        let text = view(SampleTasks.opened().resized(80, 24))
        #expect(text.text().count { $0.hasPrefix("▸* quarantine-0412 ") } == 1)
        #expect(text.row(3).allSatisfy { $0.style.attributes.contains(.reversed) })
        #expect(text.row(4).allSatisfy { !$0.style.attributes.contains(.reversed) })
    }

    @Test func `the counts of tasks have their units`() {
        let whole = SampleTasks.read(SampleTasks.many(300))
        func rule(_ watch: WatchDriver, _ columns: Int = 80) -> String {
            view(watch.resized(columns, 24)).text()[1]
        }
        #expect(rule(SampleTasks.partial).contains(" 1–19 of 251 loaded · all statuses "))
        #expect(rule(whole).contains(" 1–19 of 300 tasks · newest first · all statuses "))
        var failed = whole
        failed.press(.character("f"), .character("f"), .character("f"))
        #expect(rule(failed).contains(" 1–19 of 42, of 300 tasks · newest first · FAILED "))
        #expect(rule(SampleTasks.read(SampleTasks.many(10_001))).contains(" of 10,000+ tasks · all "))
    }

    @Test func `an unknown account is not shown`() {
        var watch = WatchDriver(.withoutTask)
        watch.send(.accountNotIdentified)
        watch.list([])
        watch.list([], .inProgress)
        let text = view(watch.resized(80, 24)).text()
        #expect(text[0].contains("eu-west-1 · account unknown"))
        #expect(text[3].hasPrefix(" no tasks in eu-west-1; check --region and --profile"))
    }

    @Test func `a failed list says that it is retried automatically`() {
        func text(_ setup: WatchSetup) -> String {
            let failure = CallFailure(kind: .noAnswer(.connectionRefused))
            return view(SampleTasks.refused(failure, setup).resized(80, 24)).text().joined(separator: "\n")
        }
        #expect(text(.withoutTask).contains("Check the network and the region. mitwatch retries automatically."))
        #expect(!text(.withoutTask).contains("Polling continues"))
    }

    @Test func `the clock does not move the message about a failed refresh`() {
        let failing = SampleTasks.failing
        for columns in stride(from: 20, through: 120, by: 5) {
            var watch = failing
            var seen: Set<String> = []
            for _ in 1...20 {
                watch.tick(after: 1)
                let row = view(watch.resized(columns, 24)).text()[22]
                seen.insert(String(row.filter { !$0.isNumber && $0 != " " }))
            }
            #expect(seen.count == 1)
        }
    }

    @Test func `the watched task has the status of its latest poll, which is newer than the list`() {
        var watch = SampleTasks.opened()
        #expect(view(watch.state).text()[3].contains("▶ IN PROGRESS"))
        watch.answerNext(SampleTask.failed)
        #expect(view(watch.state).text()[3].contains("* quarantine-0412"))
        #expect(view(watch.state).text()[3].contains("✗ FAILED"))
    }

    @Test(arguments: [(20, 4), (40, 12), (80, 24)])
    func `the task list shows an alert of the watched task`(columns: Int, rows: Int) {
        var setup = WatchSetup.sample
        setup.failureAlert = .count(10)
        let text = view(SampleTasks.opened(setup).resized(columns, rows)).text()
        let words = columns < 40 ? "‼ alert: 10" : "‼ alert: 10 failures reached"
        #expect(text[rows == 4 ? 1 : rows - 2].contains(words))
        var ended = SampleTasks.opened()
        for _ in 1...3 { ended.answerNext(SampleTask.failed) }
        #expect(view(ended.resized(80, 24)).text()[22].hasPrefix(" quarantine-0412 ✗ ended: FAILED"))
    }

    @Test func `a list that is not found is not reported as a missing task`() {
        let failure = CallFailure(kind: .notFound, code: "ResourceNotFoundException")
        let text = view(SampleTasks.refused(failure).resized(80, 24)).text().joined(separator: "\n")
        #expect(text.contains("AWS rejected the request."))
        #expect(!text.contains("not found"))
    }

    @Test func `help over a task list without a watched task shows no task`() {
        var watch = SampleTasks.read(SampleTasks.week)
        watch.press(.character("?"))
        #expect(view(watch.resized(80, 24)).text()[0].hasPrefix(" no task selected "))
    }

    @Test func `a task without an ID is not drawn as a row`() {
        let text = view(SampleTasks.read(SampleTasks.hostile).resized(80, 24)).text()
        #expect(text[1].contains(" 5 tasks "))
    }
}
