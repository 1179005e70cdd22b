import FoundationEssentials
import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// The titles in the rules of a check's own screen.
struct FindingsTitleTests {
    @Test func `during a scan the number of failures comes before the time left`() {
        let watch = SampleFindings.scanning(80, 24)
        #expect(rule(watch, 80).contains("· 16 failed, 413 checked ─"))
        #expect(rule(watch, 72).contains("· 16 failed, 413 checked ─"))
        #expect(rule(watch, 72).contains("left"))
        #expect(rule(watch, 62).contains("· 16 failed, 413 checked ─"))
        #expect(rule(watch, 40).contains("16 failed, 413 checked"))
    }

    @Test(arguments: [false, true])
    func `the filter of the list comes first, with the key that clears it`(isScanning: Bool) {
        var watch = isScanning ? SampleFindings.scanning(80, 24) : SampleFindings.scanned(80, 24)
        watch.press(.tab, .enter)
        for columns in [52, 80, 120] {
            #expect(rule(watch, columns).contains("Findings"))
            #expect(rule(watch, columns).contains("DeactivateCerts Acc"), "\(columns)")
            #expect(rule(watch, columns).contains(columns < 80 || isScanning ? "Esc all" : "Esc "), "\(columns)")
        }
        if isScanning { #expect(rule(watch, 80).contains("413 checked · Esc all")) }
        var filtered = isScanning ? SampleFindings.scanning(80, 24) : SampleFindings.scanned(80, 24)
        filtered.press(.character("/"), .paste("certificate a13"), .enter)
        #expect(rule(filtered, 80).contains("matching “certificate a13”"))
        #expect(rule(filtered, 80).contains("Esc "))
    }

    @Test func `if no finding that was checked failed, that is shown, not that findings are loading`() {
        var (watch, server) = (SampleFindings.opened(), FindingsServer())
        server.executions = { id in
            [AuditMitigationActionExecution(findingId: id, actionName: "DeactivateCerts", status: .completed)]
        }
        server.serve(&watch)
        watch.press(.character("f"))
        #expect(
            text(watch, 120, 36).contains(
                "none of the 13 checked so far is failed or unfinished · F checks the rest · Esc shows all"))
    }

    @Test func `a filter that is too long is cut, but not the key that clears it`() {
        var watch = SampleFindings.scanned(80, 24)
        watch.press(.character("/"), .paste(String(repeating: "no such ", count: 15)), .enter)
        #expect(rule(watch, 80).contains("matching “no such no such"))
        #expect(rule(watch, 80).contains("… ── Esc all ──") || rule(watch, 80).contains("… ─ Esc all ──"))
    }

    @Test(arguments: [40, 80, 120])
    func `in history both panes about findings are marked as live data`(columns: Int) {
        var watch = SampleFindings.scanned(80, 24)
        watch.press(.left, .left)
        #expect(rule(watch, columns).contains(/live( data)? ──/))
        watch.press(.tab)
        #expect(rule(watch, columns, "31 failures").contains(/live( data)? (──|· )/))
    }

    @Test(arguments: [(20, 4), (40, 12), (80, 24)])
    func `a finding that is opened from history is marked as live data`(columns: Int, rows: Int) {
        var watch = SampleFindings.scanned(80, 24)
        watch.press(.enter)
        #expect(!text(watch, columns, rows).contains("Live: "))
        watch.press(.escape, .left, .left, .enter)
        let text = text(watch, columns, rows)
        #expect(text.contains("Live: act"))
        #expect(rows < 12 || text.contains("live data, not historical"))
    }

    @Test(arguments: [-18_000, 19_800, -12_600, 50_400])
    func `local time drops no column, and its offset is in the heading`(offset: Int) {
        var state = SampleFindings.scanned(80, 24).state
        state.setup.timeZone = LocalTime(offset: offset)
        for columns in [40, 60, 74, 80, 100, 120, 200] {
            state.isLocalTime = false
            let utc = heading(state, columns)
            state.isLocalTime = true
            let local = heading(state, columns)
            let mark = TimeText.mark(offset: offset)
            #expect(utc.contains("When") == local.contains(mark), "\(columns)")
            #expect(utc.prefix { $0 != "W" } == local.prefix(utc.prefix { $0 != "W" }.count), "\(columns)")
        }
    }

    @Test func `a local time with another offset shows that offset if there is room`() {
        var state = SampleFindings.scanned(80, 24).state
        let start = SampleTask.start
        state.setup.timeZone = LocalTime(
            offset: 7_200, changes: [.init(at: start.addingTimeInterval(600), offset: 3_600)])
        let utc = TimeColumn(state)
        #expect(utc.columns([start]) == 11)
        #expect(utc.columns([state.correctedNow]) == 9)
        state.isLocalTime = true
        let times = TimeColumn(state)
        #expect(times.mark == "+01")
        #expect(times.columns([start]) == 11)
        #expect(times.cell(start, width: 11) == "06:12:09+02")
        #expect(times.cell(start, width: 9) == "05:12:09")
        #expect(times.cell(start.addingTimeInterval(600), width: 11) == "05:22:09")
        #expect(times.cell(start.addingTimeInterval(-86_400), width: 15) == "Nov 22 06:12+02")
    }

    @Test func `local times have the heading's offset, and are shorter on another day`() {
        var state = SampleFindings.scanned(80, 24).state
        let start = SampleTask.start
        state.setup.timeZone = LocalTime(
            offset: 0, changes: [.init(at: start.addingTimeInterval(600), offset: -18_000)])
        state.isLocalTime = true
        let times = TimeColumn(state)
        #expect(times.heading("When", width: 9) == "When -05")
        #expect(times.cell(start, width: 9) == "23:12:09")
        state.setup.timeZone = LocalTime(offset: -4 * 3_600 - 20 * 60)
        let other = TimeColumn(state)
        #expect(other.heading("When", width: 9) == "-04:20")
        #expect(other.cell(start, width: 9) == "22 23:52")
        #expect(other.cell(start, width: 13) == "Nov 22 23:52")
    }

    @Test func `a check's title is cut only after the endpoint is cut to its end`() {
        var setup = WatchSetup.sample
        setup.endpoint = .custom("127.0.0.1:18302")
        var watch = SampleWatch.running(setup)
        watch.press(.enter)
        let row = view(watch.resized(80, 24)).text()[0]
        #expect(row.contains("› Device certificate shared "))
        #expect(row.contains("…18302 · eu-west-1"))
    }

    private func rule(_ watch: WatchDriver, _ columns: Int, _ name: String = "Findings") -> String {
        view(watch.resized(columns, 24)).text().first { $0.contains("─ \(name)") || $0.contains("▸ \(name)") } ?? ""
    }

    private func heading(_ state: State, _ columns: Int) -> String {
        var state = state
        state.size = Size(columns: columns, rows: 24)
        return view(state).text().first { $0.contains("  Finding ") } ?? ""
    }

    private func text(_ watch: WatchDriver, _ columns: Int, _ rows: Int) -> String {
        view(watch.resized(columns, rows)).text().joined(separator: "\n")
    }
}
