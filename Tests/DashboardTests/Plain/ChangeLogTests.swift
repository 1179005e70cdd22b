import Dashboard
import FoundationEssentials
import MitigationModel
import Testing
import WatchFixtures

struct ChangeLogTests {
    private func task(
        _ status: TaskStatus, succeeded: Int64, failed: Int64 = 0
    ) -> AuditMitigationActionsTask {
        AuditMitigationActionsTask(
            taskStatus: status,
            taskStatistics: [SampleTask.shared: .init(1_000, succeeded: succeeded, failed: failed)])
    }

    @Test func `each change has one line, once`() {
        var watch = WatchDriver(.sample)
        var log = ChangeLog()
        #expect(
            log.opening(of: watch.state)
                == "2026-11-23T04:28:49Z polling iot.eu-west-1.amazonaws.com for quarantine-0412 in eu-west-1 every 5s")
        #expect(log.news(in: watch.state) == [])
        watch.answer(task(.inProgress, succeeded: 10))
        #expect(
            log.news(in: watch.state) == [
                "2026-11-23T04:28:49Z watch started: 1 check, 1,000 findings",
                "2026-11-23T04:28:49Z 1% done (10 of 1,000 findings): 10 succeeded, 0 failed, 0 skipped,"
                    + " 0 canceled, 990 remaining",
            ])
        watch.answerNext(task(.inProgress, succeeded: 11))
        #expect(log.news(in: watch.state) == [])
        watch.answerNext(task(.inProgress, succeeded: 100, failed: 2))
        #expect(
            log.news(in: watch.state) == [
                "2026-11-23T04:28:59Z first 2 failures: Device certificate shared",
                "2026-11-23T04:28:59Z 10% done (102 of 1,000 findings): 100 succeeded, 2 failed, 0 skipped,"
                    + " 0 canceled, 898 remaining",
            ])
        watch.answerNext(task(.inProgress, succeeded: 100, failed: 5))
        #expect(
            log.news(in: watch.state) == [
                "2026-11-23T04:29:04Z 3 new failures, 5 total: Device certificate shared"
            ])
    }

    @Test func `repeated failures have one line, and so has the recovery`() {
        var watch = WatchDriver(.sample)
        var log = ChangeLog()
        watch.answer(task(.inProgress, succeeded: 100))
        #expect(log.news(in: watch.state).count == 2)
        watch.failNext(.throttled, code: "ThrottlingException")
        #expect(log.news(in: watch.state) == ["2026-11-23T04:28:54Z throttled by AWS"])
        watch.failNext(.throttled, code: "ThrottlingException")
        #expect(log.news(in: watch.state) == [])
        watch.answerNext(task(.inProgress, succeeded: 100))
        #expect(log.news(in: watch.state) == ["2026-11-23T04:29:24Z no longer throttled; polling every 5s"])
    }

    @Test func `the end has a line with all counts, and another when it is confirmed`() {
        var watch = WatchDriver(.sample)
        var log = ChangeLog()
        watch.answer(task(.inProgress, succeeded: 995, failed: 4))
        _ = log.news(in: watch.state)
        watch.answerNext(task(.canceled, succeeded: 995, failed: 4))
        #expect(
            log.news(in: watch.state) == [
                "2026-11-23T04:28:54Z CANCELED, was IN PROGRESS",
                "2026-11-23T04:28:54Z 99% done (999 of 1,000 findings): 995 succeeded, 4 failed, 0 skipped,"
                    + " 0 canceled, 1 unprocessed",
            ])
        watch.answerNext(task(.canceled, succeeded: 995, failed: 4))
        #expect(log.news(in: watch.state) == [])
        watch.answerNext(task(.canceled, succeeded: 995, failed: 4))
        #expect(
            log.news(in: watch.state) == [
                "2026-11-23T04:29:06Z CANCELED confirmed by two more polls; polling stopped"
            ])
    }

    @Test func `without changes for a minute the log has a status line`() {
        var watch = WatchDriver(.sample)
        var log = ChangeLog(heartbeat: .seconds(60))
        _ = log.opening(of: watch.state)
        for _ in 0..<59 {
            watch.tick(after: 1)
            #expect(log.news(in: watch.state) == [])
        }
        watch.tick(after: 1)
        #expect(log.news(in: watch.state) == ["2026-11-23T04:29:49Z still no response"])
        #expect(log.nextHeartbeat == watch.state.now.uptime + .seconds(60))
        watch.answer(task(.inProgress, succeeded: 10))
        #expect(log.news(in: watch.state).count == 2)
        watch.answerNext(task(.inProgress, succeeded: 11))
        #expect(log.news(in: watch.state) == [])
        let news = (0..<60).flatMap { _ in
            watch.tick(after: 1)
            return log.news(in: watch.state)
        }
        #expect(
            news == [
                "2026-11-23T04:30:49Z last status IN PROGRESS, no data for 1m 00s:"
                    + " 1% done (11 of 1,000 findings): 11 succeeded, 0 failed, 0 skipped, 0 canceled, 989 remaining"
            ])
    }

    @Test func `a log without a heartbeat has no status lines`() {
        var watch = WatchDriver(.sample)
        var log = ChangeLog()
        _ = log.opening(of: watch.state)
        watch.tick(after: 5)
        #expect(log.news(in: watch.state) == [])
        #expect(log.nextHeartbeat == nil)
    }

    @Test func `while polls succeed, the status line has the status`() {
        var watch = WatchDriver(.sample)
        var log = ChangeLog(heartbeat: .seconds(3))
        _ = log.opening(of: watch.state)
        watch.answer(task(.inProgress, succeeded: 10))
        _ = log.news(in: watch.state)
        watch.tick(after: 3)
        #expect(
            log.news(in: watch.state) == [
                "2026-11-23T04:28:52Z still IN PROGRESS: 1% done (10 of 1,000 findings): 10 succeeded, 0 failed,"
                    + " 0 skipped, 0 canceled, 990 remaining"
            ])
    }
}
