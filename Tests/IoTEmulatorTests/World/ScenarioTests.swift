import FoundationEssentials
import MitigationModel
import Testing

@testable import IoTEmulator

/// The purpose of each scenario.
@Suite struct ScenarioTests {
    @Test func `the names are those of the command line`() {
        #expect(
            Scenario.allCases.map(\.name) == [
                "typical", "failing", "canceled", "stalled", "finding-ids", "filter-only", "no-target",
                "empty-statistics", "late-checks", "counts-back", "reopens", "large", "fleet", "hostile",
                "flaky", "steady", "trickle", "sign-in",
            ])
    }

    @Test func `the documentation lists the scenarios with their summaries`() throws {
        let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let page = try String(
            contentsOfFile: root + "/Sources/IoTEmulator/IoTEmulator.docc/IoTEmulator.md", encoding: .utf8)
        let rows = Scenario.allCases.map { "| `\($0.name)` | \($0.summary) |" }.joined(separator: "\n")
        #expect(page.contains("|---|---|\n\(rows)\n\n"))
    }

    @Test func `a summary fits into a line of the command's help`() {
        for scenario in Scenario.allCases {
            #expect((1...60).contains(scenario.summary.count), "\(scenario)")
        }
    }

    @Test func `task IDs are unique and valid`() throws {
        #expect(Set(Scenario.allCases.map(\.taskId)).count == Scenario.allCases.count)
        for scenario in Scenario.allCases {
            #expect(try Constraint.identifier.check(scenario.taskId, at: "taskId") == scenario.taskId)
        }
        #expect(Scenario.hostile.taskId.utf8.count == 128)
    }

    @Test func `fleet has a check with 100,000 findings, 1,200 of which fail for four different reasons`() {
        let world = TestWorld(.fleet)
        let counts = world.task(300_000).taskStatistics?[CheckName("DEVICE_CERTIFICATE_EXPIRING_CHECK")]
        #expect(counts?.totalFindingsCount == 100_000)
        #expect(counts?.failedFindingsCount == 1_200)
        let causes = (0..<UInt64(100_000)).compactMap { index -> String? in
            guard case .failed(let cause) = world.plan.checks[0].outcome(of: index) else { return nil }
            return cause.message
        }
        #expect(Set(causes).count == 4)
    }

    @Test func `typical has 8 checks, 9,120 findings and all six kinds of action, and moves every second`() {
        let world = TestWorld(.typical)
        #expect(world.task(0).taskStatistics?.count == 8)
        #expect(world.sum(\.totalFindingsCount, 0) == 9_120)
        let parameters = (world.task(0).actionsDefinition ?? []).compactMap(\.actionParams)
        #expect(parameters.contains { $0.updateDeviceCertificateParams?.action == "DEACTIVATE" })
        #expect(parameters.contains { $0.updateCACertificateParams?.action == "DEACTIVATE" })
        #expect(
            parameters.contains { $0.addThingsToThingGroupParams?.thingGroupNames == ["quarantine", "audit-hold"] })
        #expect(parameters.contains { $0.replaceDefaultPolicyVersionParams?.templateName == "BLANK_POLICY" })
        #expect(parameters.contains { $0.enableIoTLoggingParams?.logLevel == "INFO" })
        #expect(
            parameters.contains {
                $0.publishFindingToSnsParams?.topicArn == "arn:aws:sns:eu-west-1:123456789012:security-findings"
            })
        for second in Milliseconds(3)..<160 {
            #expect(
                world.sum(\.succeededFindingsCount, second * 1000)
                    < world.sum(\.succeededFindingsCount, second * 1000 + 1000))
        }
        #expect(world.task(168_499).taskStatus == .inProgress)
        #expect(world.task(168_500).taskStatus == .completed)
        #expect((25...45).contains(world.sum(\.failedFindingsCount, 170_000)))
        #expect((270...290).contains(world.sum(\.skippedFindingsCount, 170_000)))
    }

    @Test func `sign-in is typical, five times as long`() {
        let (world, typical) = (TestWorld(.signIn), TestWorld(.typical))
        for second in [Milliseconds(40), 100, 160] {
            #expect(
                world.sum(\.succeededFindingsCount, second * 5000)
                    == typical.sum(\.succeededFindingsCount, second * 1000))
        }
        #expect(world.task(840_499).taskStatus == .inProgress)
        #expect(world.task(840_500).taskStatus == .completed)
    }

    @Test func `failing ends FAILED with 3 of 10,000`() {
        let world = TestWorld(.failing)
        #expect(world.task(165_499).taskStatus == .inProgress)
        #expect(world.task(165_500).taskStatus == .failed)
        #expect(world.sum(\.totalFindingsCount, 165_500) == 10_000)
        #expect(world.sum(\.failedFindingsCount, 165_500) == 3)
        #expect(world.sum(\.succeededFindingsCount, 165_500) == 9_997)
    }

    @Test func `canceled ends halfway and leaves findings unprocessed`() {
        let world = TestWorld(.canceled)
        #expect(world.task(87_999).taskStatus == .inProgress)
        let end = world.task(120_000)
        #expect(end.taskStatus == .canceled)
        #expect(end.endTime == world.date(88_000))
        #expect(world.sum(\.canceledFindingsCount, 87_999) == 0)
        #expect(world.sum(\.canceledFindingsCount, 120_000) > 1_000)
        #expect(end.taskStatistics?[AuditCheck.conflictingClientIds.name]?.canceledFindingsCount == 0)
        #expect((4_000...6_000).contains(world.sum(\.succeededFindingsCount, 120_000)))
    }

    @Test func `stalled stops permanently at about 60%`() {
        let world = TestWorld(.stalled)
        #expect(world.sum(\.succeededFindingsCount, 99_000) < world.sum(\.succeededFindingsCount, 100_000))
        #expect(world.task(100_000) == world.task(86_400_000))
        #expect((5_000...6_000).contains(world.sum(\.succeededFindingsCount, 100_000)))
    }

    @Test func `finding-ids has 25 findings, one of which was deleted`() {
        let world = TestWorld(.findingIds)
        let target = world.task(0).target
        #expect(target?.auditTaskId == nil)
        #expect(target?.findingIds?.count == 25)
        #expect(target?.findingIds?.filter { world.account.address(ofFinding: $0) == nil }.count == 1)
        #expect(world.sum(\.totalFindingsCount, 0) == 24)
    }

    @Test func `filter-only, no-target and empty-statistics omit what their names say`() {
        let filterOnly = TestWorld(.filterOnly).task(0).target
        #expect(filterOnly?.auditTaskId == nil)
        #expect(filterOnly?.auditCheckToReasonCodeFilter?.count == 3)
        #expect(TestWorld(.noTarget).task(0).target == nil)
        #expect(TestWorld(.emptyStatistics).task(9_999).taskStatistics == nil)
        #expect(TestWorld(.emptyStatistics).task(10_000).taskStatistics == [:])
        #expect(TestWorld(.emptyStatistics).task(50_000).taskStatus == .completed)
        #expect(TestWorld(.emptyStatistics).task(50_000).taskStatistics == [:])
    }

    @Test func `late-checks adds checks over time`() {
        let world = TestWorld(.lateChecks)
        #expect([0, 30_000, 60_000, 90_000].map { world.task($0).taskStatistics?.count } == [2, 3, 4, 5])
    }

    @Test func `counts-back decreases twice and has parts above the total`() {
        let world = TestWorld(.countsBack)
        #expect(world.sum(\.succeededFindingsCount, 60_000) < world.sum(\.succeededFindingsCount, 59_999))
        #expect(world.sum(\.succeededFindingsCount, 110_000) < world.sum(\.succeededFindingsCount, 109_999))
        let counts = world.task(45_000).taskStatistics?[AuditCheck.deviceCertificateShared.name]
        #expect(counts?.totalFindingsCount == 250)
        #expect((counts?.succeededFindingsCount ?? 0) > 250)
        #expect(
            world.task(50_000).taskStatistics?[AuditCheck.deviceCertificateShared.name]?.totalFindingsCount == 2_040)
    }

    @Test func `reopens is COMPLETED for 8 seconds and continues with another check`() {
        let world = TestWorld(.reopens)
        let times: [Milliseconds] = [59_999, 60_000, 67_999, 68_000, 128_499, 128_500]
        #expect(
            times.map { world.task($0).taskStatus } == [
                .inProgress, .completed, .completed, .inProgress, .inProgress, .completed,
            ])
        #expect(world.task(67_999).taskStatistics?.count == 2)
        #expect(world.task(68_000).taskStatistics?.count == 3)
        #expect(world.task(60_000).endTime == world.date(60_000))
        #expect(world.task(68_000).endTime == nil)
    }

    @Test func `large has 200 checks and the largest count of 64 bits`() {
        let world = TestWorld(.large)
        let statistics = world.task(170_000).taskStatistics ?? [:]
        #expect(statistics.count == 200)
        #expect(statistics.values.compactMap(\.totalFindingsCount).max() == .max)
        #expect(statistics.values.compactMap(\.totalFindingsCount).min() == 1)
        let plan = world.plan.checks[0]
        for time in stride(from: Milliseconds(0), to: 170_000, by: 9_973) {
            let done = plan.schedule.done(at: time)
            let counts = plan.counts(at: time, canceled: false)
            #expect(counts.succeeded + counts.failed == done)
            #expect(done == 0 || plan.span(of: done - 1).upperBound <= time)
            #expect(done == plan.total || plan.span(of: done).upperBound > time)
        }
    }

    @Test func `steady has 20 checks that all progress each second, without failures after the first ones`() {
        let world = TestWorld(.steady)
        #expect(world.task(0).taskStatistics?.count == 20)
        for second in Milliseconds(5)..<169 {
            let (before, after) = (world.task(second * 1000), world.task(second * 1000 + 1000))
            #expect(world.moved(from: before, to: after).count == 20)
        }
        #expect(world.sum(\.failedFindingsCount, 5_000) == world.sum(\.failedFindingsCount, 170_000))
        #expect(world.sum(\.failedFindingsCount, 5_000) > 100)
        #expect(world.task(170_500).taskStatus == .completed)
    }

    @Test func `trickle has 20 checks, one of which progresses by one finding per second`() {
        let world = TestWorld(.trickle)
        #expect(world.task(0).taskStatistics?.count == 20)
        for second in Milliseconds(1)..<169 {
            let (before, after) = (world.task(second * 1000), world.task(second * 1000 + 1000))
            #expect(world.moved(from: before, to: after) == [AuditCheck.known[3].name])
            #expect(
                world.sum(\.succeededFindingsCount, second * 1000) + 1
                    == world.sum(\.succeededFindingsCount, second * 1000 + 1000))
        }
        #expect(world.task(170_500).taskStatus == .completed)
    }

    @Test func `hostile has control, bidirectional, combining, wide and very long texts in every place`() {
        let task = TestWorld(.hostile).task(10_000)
        let names = (task.taskStatistics ?? [:]).keys.map(\.rawValue).joined()
        for scalar in ["\u{1B}", "\u{9B}", "\u{202E}", "\u{0301}", "証", "\u{200D}", "\u{0}", "\u{2028}"] {
            #expect(names.unicodeScalars.contains { String($0) == scalar })
        }
        #expect((task.actionsDefinition ?? []).contains { ($0.name?.count ?? 0) > 400 })
        #expect((task.actionsDefinition ?? []).contains { $0.roleArn?.contains("\u{1B}") == true })
        #expect((task.target?.auditCheckToReasonCodeFilter ?? [:]).values.joined().contains { $0.contains("\u{202E}") })
    }

    @Test func `the account has ended tasks of the last 90 days`() {
        let account = TestWorld(.typical).account
        #expect(account.tasks.count == 14)
        for position in account.tasks.indices.dropFirst() {
            let phase = account.tasks[position].plan.phase(at: account.moment(ofTask: position, now: 0, canceledAt: 5))
            #expect(phase.status.isFinal)
            let age = TestWorld.startedAt.timeIntervalSince(account.date(ofTask: position, at: 0))
            #expect(age > 0 && age < 90 * 86_400)
        }
    }
}
