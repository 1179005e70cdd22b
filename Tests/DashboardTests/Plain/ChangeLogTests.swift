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

    @Test func `each change has a line, and is told once`() {
        var watch = WatchDriver(.sample)
        var log = ChangeLog()
        #expect(
            log.opening(of: watch.state)
                == "2026-11-23T04:28:49Z asking iot.eu-west-1.amazonaws.com for quarantine-0412 in eu-west-1 every 5s")
        #expect(log.news(in: watch.state) == [])
        watch.answer(task(.inProgress, succeeded: 10))
        #expect(
            log.news(in: watch.state) == [
                "2026-11-23T04:28:49Z watching, 1 check, 1,000 findings",
                "2026-11-23T04:28:49Z 1% done: 10 succeeded, 0 failed, 0 skipped, 0 canceled, 990 to do,"
                    + " of 1,000 findings.",
            ])
        watch.answerNext(task(.inProgress, succeeded: 11))
        #expect(log.news(in: watch.state) == [])
        watch.answerNext(task(.inProgress, succeeded: 100, failed: 2))
        #expect(
            log.news(in: watch.state) == [
                "2026-11-23T04:28:59Z first 2 failures in Device certificate shared",
                "2026-11-23T04:28:59Z 10% done: 100 succeeded, 2 failed, 0 skipped, 0 canceled, 898 to do,"
                    + " of 1,000 findings.",
            ])
        watch.answerNext(task(.inProgress, succeeded: 100, failed: 5))
        #expect(
            log.news(in: watch.state) == [
                "2026-11-23T04:29:04Z 3 new failures (5) in Device certificate shared"
            ])
    }

    @Test func `failures that last are told once, and so is their end`() {
        var watch = WatchDriver(.sample)
        var log = ChangeLog()
        watch.answer(task(.inProgress, succeeded: 100))
        #expect(log.news(in: watch.state).count == 2)
        watch.failNext(.throttled, code: "ThrottlingException")
        #expect(log.news(in: watch.state) == ["2026-11-23T04:28:54Z throttled by AWS"])
        watch.failNext(.throttled, code: "ThrottlingException")
        #expect(log.news(in: watch.state) == [])
        watch.answerNext(task(.inProgress, succeeded: 100))
        #expect(log.news(in: watch.state) == ["2026-11-23T04:29:24Z throttling eased, polling every 5s"])
    }

    @Test func `the end is told with all counts, and once more when it is confirmed`() {
        var watch = WatchDriver(.sample)
        var log = ChangeLog()
        watch.answer(task(.inProgress, succeeded: 995, failed: 4))
        _ = log.news(in: watch.state)
        watch.answerNext(task(.canceled, succeeded: 995, failed: 4))
        #expect(
            log.news(in: watch.state) == [
                "2026-11-23T04:28:54Z CANCELED, was IN PROGRESS",
                "2026-11-23T04:28:54Z 99% done: 995 succeeded, 4 failed, 0 skipped, 0 canceled, 1 not accounted for,"
                    + " of 1,000 findings.",
            ])
        watch.answerNext(task(.canceled, succeeded: 995, failed: 4))
        #expect(log.news(in: watch.state) == [])
        watch.answerNext(task(.canceled, succeeded: 995, failed: 4))
        #expect(
            log.news(in: watch.state) == [
                "2026-11-23T04:29:06Z CANCELED confirmed by two more answers, polling has stopped"
            ])
    }

    @Test func `without news for a minute the log says how things stand`() {
        var watch = WatchDriver(.sample)
        var log = ChangeLog(heartbeat: .seconds(60))
        _ = log.opening(of: watch.state)
        for _ in 0..<59 {
            watch.tick(after: 1)
            #expect(log.news(in: watch.state) == [])
        }
        watch.tick(after: 1)
        #expect(log.news(in: watch.state) == ["2026-11-23T04:29:49Z still no answer"])
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
                "2026-11-23T04:30:49Z was IN PROGRESS, no answer for 1m 00s:"
                    + " 1% done: 11 succeeded, 0 failed, 0 skipped, 0 canceled, 989 to do, of 1,000 findings."
            ])
    }

    @Test func `a log without a heartbeat waits for news`() {
        var watch = WatchDriver(.sample)
        var log = ChangeLog()
        _ = log.opening(of: watch.state)
        watch.tick(after: 5)
        #expect(log.news(in: watch.state) == [])
        #expect(log.nextHeartbeat == nil)
    }

    @Test func `while answers come the heartbeat says the status`() {
        var watch = WatchDriver(.sample)
        var log = ChangeLog(heartbeat: .seconds(3))
        _ = log.opening(of: watch.state)
        watch.answer(task(.inProgress, succeeded: 10))
        _ = log.news(in: watch.state)
        watch.tick(after: 3)
        #expect(
            log.news(in: watch.state) == [
                "2026-11-23T04:28:52Z still IN PROGRESS: 1% done: 10 succeeded, 0 failed, 0 skipped, 0 canceled,"
                    + " 990 to do, of 1,000 findings."
            ])
    }
}
