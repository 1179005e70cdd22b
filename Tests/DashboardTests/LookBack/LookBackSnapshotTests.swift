import Dashboard
import FoundationEssentials
import MitigationModel
import Screen
import Testing

/// What an operator sees of the past, of alerts, and in local time.
struct LookBackSnapshotTests {
    private static let sizes = [(20, 4), (40, 12), (80, 24), (120, 36)]

    @Test(arguments: sizes + [(60, 20), (200, 60)])
    func `looking back`(columns: Int, rows: Int) {
        var watch = SampleWatch.running()
        for _ in 1...25 { watch.press(.left) }
        expect(watch, "look-back", columns, rows)
    }

    @Test(arguments: sizes)
    func `looking back while the live task has failed`(columns: Int, rows: Int) {
        var watch = SampleWatch.running()
        watch.press(.left)
        for _ in 1...3 { watch.answerNext(SampleTask.failed) }
        watch.tick(after: 5)
        watch.press(.left)
        expect(watch, "look-back-failed", columns, rows)
    }

    @Test(arguments: [(80, 24)])
    func `looking back while polls fail`(columns: Int, rows: Int) {
        var watch = SampleWatch.stale
        watch.press(.left)
        expect(watch, "look-back-stale", columns, rows)
    }

    @Test(arguments: [(60, 20), (80, 24)])
    func `looking back in the demo, which has ended`(columns: Int, rows: Int) {
        var watch = SampleWatch.running(.demo)
        for _ in 1...3 { watch.answerNext(SampleTask.completed) }
        watch.press(.character("{"))
        expect(watch, "look-back-demo", columns, rows)
    }

    @Test(arguments: sizes)
    func `the first poll`(columns: Int, rows: Int) {
        var watch = SampleWatch.running()
        watch.press(.character("{"))
        expect(watch, "look-back-first", columns, rows)
    }

    @Test(arguments: sizes)
    func `looking back in a check`(columns: Int, rows: Int) {
        var watch = SampleWatch.running()
        watch.press(.enter, .character("{"))
        expect(watch, "look-back-check", columns, rows)
    }

    @Test(arguments: sizes)
    func `too many failures`(columns: Int, rows: Int) {
        expect(SampleWatch.alerted(.count(10)), "alert-failures", columns, rows)
    }

    @Test func `too many failures of a hundred`() {
        expect(SampleWatch.alerted(.percent(0.5)), "alert-percent", 80, 24)
    }

    @Test func `too many failures, and the end`() {
        var watch = SampleWatch.alerted(.count(10))
        for _ in 1...3 { watch.answerNext(SampleTask.canceled) }
        expect(watch, "alert-and-end", 80, 24)
    }

    @Test(arguments: sizes)
    func `a stall`(columns: Int, rows: Int) {
        expect(SampleWatch.stalled, "stalled", columns, rows)
    }

    @Test(arguments: sizes)
    func `a stall whose banner was put away`(columns: Int, rows: Int) {
        var watch = SampleWatch.stalled
        watch.press(.escape)
        expect(watch, "stalled-read", columns, rows)
    }

    @Test(arguments: sizes)
    func `local time`(columns: Int, rows: Int) {
        var watch = SampleWatch.running(SampleWatch.inBerlin)
        watch.press(.character("u"))
        expect(watch, "local-time", columns, rows)
    }

    @Test func `looking back in local time`() {
        var watch = SampleWatch.running(SampleWatch.inBerlin)
        watch.press(.character("u"), .left)
        expect(watch, "look-back-local-time", 80, 24)
    }

    private func expect(
        _ watch: Watch, _ name: String, _ columns: Int, _ rows: Int, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        Snapshot.expect(view(watch.resized(columns, rows)), name, sourceLocation: sourceLocation)
    }
}

extension SampleWatch {
    /// The failures of the sample task are too many from the start.
    fileprivate static func alerted(_ limit: WatchSetup.FailureAlert) -> Watch {
        var setup = WatchSetup.sample
        setup.failureAlert = limit
        return running(setup)
    }

    /// No count has changed for six minutes.
    fileprivate static var stalled: Watch {
        var watch = running()
        for _ in 1...74 { watch.answerNext(SampleTask.inProgress()) }
        watch.tick(after: 2)
        return watch
    }

    fileprivate static var inBerlin: WatchSetup {
        var setup = WatchSetup.sample
        setup.timeZone = LocalTime(offset: 3_600)
        return setup
    }
}
