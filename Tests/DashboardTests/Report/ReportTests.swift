import FoundationEssentials
import MitigationModel
import Screen
import Testing
import WatchFixtures

@testable import Dashboard

/// The report that e writes.
struct ReportTests {
    @Test func `e writes a report of the current state`() throws {
        var watch = SampleWatch.running(.reporting)
        let report = try #require(try Report(watch.state))
        let before = watch.effects.count
        watch.press(.character("e"))
        #expect(watch.effects.dropFirst(before) == [.writeReport(report)])
        #expect(report.name == "mitwatch-quarantine-0412-20261123T043023Z")
    }

    @Test func `holding e writes one report a second, and shows why there are no more`() {
        var watch = SampleWatch.running(.reporting)
        var written: [Bool] = []
        for _ in 1...90 {
            let before = watch.effects.count
            watch.pass(0.025)
            watch.press(.character("e"))
            written.append(
                watch.effects.dropFirst(before).contains { if case .writeReport = $0 { true } else { false } })
        }
        #expect(written.indices.filter { written[$0] } == [0, 40, 80])
        #expect(
            watch.state.notice
                == .nothing("the last report is less than 1s old; wait 1s and retry", brief: "wait 1s"))
    }

    @Test func `in a time-lapse a second is one of real time`() {
        var setup = WatchSetup.reporting
        setup.speed = 60
        var watch = SampleWatch.running(setup)
        var written = 0
        for _ in 1...20 {
            let before = watch.effects.count
            watch.pass(10)
            watch.press(.character("e"))
            written += watch.effects.dropFirst(before).count { if case .writeReport = $0 { true } else { false } }
        }
        #expect(written == 4)
    }

    @Test func `in a paused replay one report is written, and another only if that failed`() {
        var state = SampleWatch.running(.reporting).state
        state.replay = ReplayState(phase: .ended)
        func writes() -> Bool {
            let effects = update(&state, .keyPressed(.character("e")), at: state.now)
            return effects.contains { if case .writeReport = $0 { true } else { false } }
        }
        #expect(writes())
        #expect(!writes())
        #expect(state.notice == .nothing("the report of this moment is already written", brief: "already written"))
        _ = update(&state, .reportNotWritten("no space left"), at: state.now)
        #expect(writes())
    }

    @Test func `before the first response there is nothing to report`() {
        var watch = SampleWatch.beforeFirstAnswer
        let before = watch.effects.count
        watch.press(.character("e"))
        #expect(watch.effects.count == before)
        #expect(watch.state.notice == .nothing("no data from AWS yet; nothing to report"))
    }

    @Test(arguments: [
        ("../../etc/passwd", "mitwatch-______etc_passwd-20261123T041209Z"),
        ("a\0b\nc d", "mitwatch-a_b_c_d-20261123T041209Z"), ("漢é", "mitwatch-__-20261123T041209Z"),
        ("", "mitwatch--20261123T041209Z"), ("A-z_09", "mitwatch-A-z_09-20261123T041209Z"),
    ])
    func `a file name is safe whatever the ID contains`(id: String, name: String) {
        #expect(Report.name(of: id, at: SampleTask.start) == name)
    }

    @Test func `a file name is never too long`() {
        let name = Report.name(of: String(repeating: "x", count: 1_000), at: SampleTask.start)
        #expect(name.utf8.count == 9 + 128 + 17)
    }

    @Test func `a report of hostile text has no control or bidirectional characters`() throws {
        let watch = SampleWatch.answered(SampleTask.hostile)
        let report = try #require(try Report(watch.state))
        for text in [report.markdown, report.json] {
            let harmful = text.unicodeScalars.filter { scalar in
                scalar != "\n" && (scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || scalar == "\u{202E}")
            }
            #expect(harmful.isEmpty)
        }
        #expect(try JSONDecoder().decode(Decoded.self, from: Data(report.json.utf8)).checks.count == 6)
    }

    @Test func `the JSON has the state's numbers`() throws {
        let state = SampleWatch.running(.reporting).state
        let report = try decoded(state)
        #expect(report.taskId == "quarantine-0412")
        #expect(report.account == "123456789012")
        #expect(report.mitwatchVersion == "1.2.3")
        #expect(report.status.taskStatus == "IN_PROGRESS")
        #expect(report.status.startTime == "2026-11-23T04:12:09Z")
        #expect(report.status.asOf == "2026-11-23T04:30:21Z")
        #expect(report.status.durationSeconds == state.runningTime?.components.seconds)
        #expect(report.pace.findingsPerMinute == state.rate?.perMinute)
        #expect(report.pace.estimatedSecondsLeft == state.estimate?.timeLeft.components.seconds)
        #expect(report.polls.made == 61)
        #expect(report.checks.map(\.checkName) == state.watch.orderedChecks.map(\.rawValue))
        #expect(report.journal.map(\.text) == state.watch.journal.entries.map { $0.event.line.text })
        #expect(report.journal.first?.at == "2026-11-23T04:25:21Z")
    }

    @Test func `the JSON has every count and share`() throws {
        let state = SampleWatch.running(.reporting).state
        let report = try decoded(state)
        let progress = try #require(state.task?.progress)
        #expect(report.progress.totalFindingsCount == progress.total)
        #expect(report.progress.leftOver == 2_708)
        #expect(report.progress.percentDone == 70)
        for check in report.checks {
            let counts = try #require(state.task?.taskStatistics?[CheckName(check.checkName)])
            #expect(check.counts.totalFindingsCount == counts.totalFindingsCount)
            #expect(check.counts.succeededFindingsCount == counts.succeededFindingsCount)
            #expect(check.counts.failedFindingsCount == counts.failedFindingsCount)
            #expect(check.counts.skippedFindingsCount == counts.skippedFindingsCount)
            #expect(check.counts.canceledFindingsCount == counts.canceledFindingsCount)
        }
        #expect(
            report.checks.first?.shares == [
                "succeeded": 59.607, "failed": 1.519, "skipped": 0, "canceled": 0, "leftOver": 38.872,
            ])
    }

    @Test func `the JSON has the API's response with the API's names`() throws {
        let state = SampleWatch.running(.reporting).state
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        let json = Data(try #require(try Report(state)).json.utf8)
        #expect(try decoder.decode(DecodedTask.self, from: json).task == state.task)
    }

    @Test func `failures that were looked up are grouped by cause`() throws {
        let report = try decoded(SampleFindings.reported.state)
        #expect(report.checks.first?.failures?.askedFindings == 795)
        #expect(report.checks.first?.failures?.failedFindings == 31)
        let causes = [
            Decoded.Group(
                findings: 29, actionName: "DeactivateCerts", errorCode: "AccessDeniedException",
                message: "role MitigationRole may not call iot:UpdateCertificate"),
            Decoded.Group(
                findings: 2, actionName: "QuarantineThings", errorCode: "InvalidRequestException",
                message: "thing group audit-hold does not exist"),
        ]
        #expect(report.checks.first?.failures?.groups == causes)
        #expect(report.checks.last?.failures == nil)
    }

    @Test func `a message cannot break the table of failures`() {
        let group = ReportFacts.Group(
            findings: 29, actionName: "DeactivateCerts", errorCode: "AccessDenied",
            message: "role | may `not`\ncall ![x](http://e.vil) <b>")
        let markdown = ReportMarkdown.failureTable([group])
        let message = "``role \\| may `not`^Jcall ![x](http://e.vil) <b>``"
        #expect(
            markdown.split(separator: "\n").last == "|       29 | `DeactivateCerts` | `AccessDenied` | \(message) |")
    }

    @Test(arguments: [
        (Cancellation.accepted(at: WatchDriver.moment(0), requestId: "r-1"), "accepted", "r-1" as String?),
        (.requested(at: WatchDriver.moment(0)), "asked", nil),
        (.resolved(at: WatchDriver.moment(0), .accepted), "took", nil),
        (
            .rejected(
                at: WatchDriver.moment(0), CallFailure(kind: .accessDenied, requestId: "r-2"), mayHaveEnded: false),
            "refused", "r-2"
        ),
    ])
    func `a cancel request is in the report`(cancellation: Cancellation, outcome: String, requestId: String?) throws {
        var state = SampleWatch.running(.reporting).state
        state.watch.cancellation = cancellation
        let report = try decoded(state)
        #expect(report.cancellation?.outcome == outcome)
        #expect(report.cancellation?.requestId == requestId)
        #expect(try Report(state)?.markdown.contains("## Cancel request\n") == true)
    }

    @Test(arguments: [
        (["/t/a.md", "/t/a.json"], "/t/a.md and .json", "a.md and .json"),
        (["/t/a.md", "/t/b.json"], "/t/a.md and /t/b.json", "a.md and b.json"),
        (["/t.d/a", "/t.d/b"], "/t.d/a and /t.d/b", "a and b"), (["a.md"], "a.md", "a.md"), ([], "", ""),
    ])
    func `the location of a report is short`(paths: [String], words: String, brief: String) {
        #expect(ReportFiles(paths: paths).words == words)
        #expect(ReportFiles(paths: paths).brief == brief)
    }

    @Test func `written files, and failures to write them, are reported`() {
        var watch = WatchDriver(.task())
        watch.send(.reportWritten(["a.md", "a.json"]), at: 1)
        #expect(watch.state.notice == .reportWritten(["a.md", "a.json"]))
        #expect(watch.journal.last == .reportWritten(["a.md", "a.json"]))
        watch.send(.reportNotWritten("no space left"), at: 2)
        #expect(watch.state.notice == .reportNotWritten("no space left"))
        #expect(watch.journal.last == .reportNotWritten("no space left"))
    }

    private func decoded(_ state: State) throws -> Decoded {
        let report = try #require(try Report(state))
        return try JSONDecoder().decode(Decoded.self, from: Data(report.json.utf8))
    }
}

extension WatchSetup {
    static let reporting: WatchSetup = {
        var setup = WatchSetup.sample
        setup.productVersion = "1.2.3"
        setup.failureAlert = .percent(5)
        return setup
    }()
}

/// The document as a program reads it. The keys are repeated here, so that a changed key fails a test.
private struct Decoded: Decodable {
    let formatVersion: Int
    let mitwatchVersion: String
    let createdAt: String
    let taskId: String
    let account: String?
    let region: String
    let status: Status
    let progress: Counts
    let pace: Pace
    let checks: [Check]
    let cancellation: Cancel?
    let journal: [Entry]
    let polls: Polls

    struct Status: Decodable {
        let taskStatus: String?
        let asOf: String?
        let isStale: Bool
        let startTime: String?
        let durationSeconds: Int64?
    }

    struct Counts: Decodable {
        let totalFindingsCount, succeededFindingsCount, failedFindingsCount, skippedFindingsCount: Int64?
        let canceledFindingsCount, leftOver: Int64?
        let percentDone: Int?
        let addsUp: Bool
    }

    struct Pace: Decodable {
        let findingsPerMinute: Double?
        let estimatedSecondsLeft: Int64?
    }

    struct Check: Decodable {
        let checkName: String
        let counts: Counts
        let shares: [String: Double]
        let failures: Failures?
    }

    struct Failures: Decodable {
        let listedFindings, askedFindings, failedFindings: Int
        let groups: [Group]
    }

    struct Group: Decodable, Equatable {
        let findings: Int
        let actionName, errorCode, message: String?
    }

    struct Cancel: Decodable {
        let outcome: String
        let requestId: String?
    }

    struct Entry: Decodable {
        let at: String?
        let text: String
    }

    struct Polls: Decodable {
        let made: Int
    }
}

private struct DecodedTask: Decodable {
    let task: AuditMitigationActionsTask
}
