import FoundationEssentials
import MitigationModel
import Testing
import WatchFixtures

@testable import Dashboard

/// Responses that lack parts of the previous one.
struct PlausibilityTests {
    private static let check = CheckName("A")
    private static let good = AuditMitigationActionsTask(
        taskStatus: .inProgress, startTime: Date(timeIntervalSince1970: 1_795_000_000),
        taskStatistics: [check: TaskStatisticsForAuditCheck(totalFindingsCount: 9, failedFindingsCount: 2)],
        auditCheckToActionsMapping: [check: ["x"]])

    @Test func `an empty response is always a bad response`() {
        var watch = WatchDriver(Self.good)
        let before = watch.state.watch.latest
        for count in 1...10 {
            watch.poll(AuditMitigationActionsTask(), at: Double(100 * count))
            #expect(watch.state.watch.latest == before)
            #expect(watch.state.watch.polling.failures?.count == count)
        }
        #expect(watch.state.watch.polling.failures?.latest.reason == "no status and no counts")
        #expect(watch.state.age ?? .zero > .seconds(900))
        #expect(watch.state.isStale)
        #expect(watch.state.displayStatus == .was(.inProgress))
        #expect(watch.state.nextPollIn != nil)
    }

    @Test func `a good response ends the failure, and the counts continue`() {
        var watch = WatchDriver(Self.good)
        watch.poll(AuditMitigationActionsTask(), at: 100)
        watch.poll(Self.good, at: 200)
        #expect(watch.state.watch.polling.failures == nil)
        #expect(!watch.journal.contains(.taskChanged(.checksDisappeared([Self.check]))))
    }

    @Test func `a first response may lack anything`() {
        let watch = WatchDriver(AuditMitigationActionsTask())
        #expect(watch.state.watch.latest != nil)
        #expect(watch.state.watch.polling.failures == nil)
    }

    @Test(arguments: [true, false])
    func `a part that is missing counts as a change only in the third response`(isStatus: Bool) {
        var task = Self.good
        if isStatus { task.taskStatus = nil } else { task.taskStatistics = nil }
        var watch = WatchDriver(Self.good)
        for count in 1...2 {
            watch.poll(task, at: Double(100 * count))
            #expect(watch.state.task == Self.good)
            let words = isStatus ? "no status" : "no counts"
            #expect(watch.state.watch.polling.failures?.latest.reason == words)
        }
        watch.poll(task, at: 300)
        #expect(watch.state.task == task)
        #expect(watch.state.watch.polling.failures == nil)
    }

    @Test func `different missing parts are counted separately`() {
        var watch = WatchDriver(Self.good)
        var (noStatus, noCounts) = (Self.good, Self.good)
        noStatus.taskStatus = nil
        noCounts.taskStatistics = nil
        for count in 1...6 { watch.poll(count.isMultiple(of: 2) ? noStatus : noCounts, at: Double(100 * count)) }
        #expect(watch.state.task == Self.good)
    }

    @Test func `a check without counts is named`() {
        var task = Self.good
        task.taskStatistics?[CheckName("B")] = TaskStatisticsForAuditCheck(totalFindingsCount: 1)
        var watch = WatchDriver(task)
        watch.poll(Self.good, at: 100)
        #expect(watch.state.task == task)
        #expect(watch.state.watch.polling.failures?.latest.reason == "no counts for B")
    }

    @Test func `a missing start and missing actions are kept from before, without an error`() {
        var task = Self.good
        (task.startTime, task.auditCheckToActionsMapping) = (nil, nil)
        var watch = WatchDriver(Self.good)
        watch.poll(task, at: 100)
        #expect(watch.state.task == Self.good)
        #expect(watch.state.watch.polling.failures == nil)
    }
}
