import Dashboard
import Screen
import Testing

/// The screen from which the task can be canceled, and what the header says while that is under way.
struct CancelSnapshotTests {
    static let sizes = [(20, 4), (40, 12), (80, 24), (120, 36)]

    @Test(arguments: sizes)
    func `before anything is typed`(columns: Int, rows: Int) {
        expect(SampleWatch.cancelScreen(), "cancel", columns, rows)
    }

    @Test(arguments: sizes)
    func `half of it typed`(columns: Int, rows: Int) {
        expect(SampleWatch.cancelTyped, "cancel-typed", columns, rows)
    }

    @Test(arguments: sizes)
    func `typed wrong`(columns: Int, rows: Int) {
        expect(SampleWatch.cancelMistyped, "cancel-mistyped", columns, rows)
    }

    @Test(arguments: sizes)
    func `stale data`(columns: Int, rows: Int) {
        expect(SampleWatch.cancelStale, "cancel-stale", columns, rows)
    }

    @Test(arguments: sizes)
    func `a task id of 128 characters`(columns: Int, rows: Int) {
        expect(SampleWatch.cancelScreen(.longId), "cancel-long-id", columns, rows)
        expect(SampleWatch.cancelLongIdStale, "cancel-long-id-stale", columns, rows)
    }

    @Test(arguments: sizes)
    func `the task ended meanwhile`(columns: Int, rows: Int) {
        expect(SampleWatch.cancelTooLate, "cancel-too-late", columns, rows)
    }

    @Test(arguments: sizes)
    func `AWS was asked`(columns: Int, rows: Int) {
        expect(SampleWatch.cancelAsked, "cancel-asked", columns, rows)
    }

    @Test(arguments: sizes)
    func `AWS took it`(columns: Int, rows: Int) {
        expect(SampleWatch.cancelAccepted, "cancel-accepted", columns, rows)
    }

    @Test(arguments: sizes)
    func `no answer came`(columns: Int, rows: Int) {
        expect(SampleWatch.cancelUnanswered, "cancel-unanswered", columns, rows)
    }

    @Test(arguments: sizes)
    func `AWS refused it`(columns: Int, rows: Int) {
        expect(SampleWatch.cancelRefused, "cancel-refused", columns, rows)
    }

    @Test(arguments: sizes)
    func `the task is canceled`(columns: Int, rows: Int) {
        expect(SampleWatch.cancelDone, "cancel-done", columns, rows)
    }

    @Test func `hostile text and numbers`() {
        var watch = SampleWatch.answered(SampleTask.hostile, .canceling)
        watch.press(.character("X"))
        watch.type("\u{1B}\u{202E}漢")
        expect(watch, "cancel-hostile", 80, 24)
        expect(watch, "cancel-hostile", 40, 12)
    }

    @Test func `the demo's server is named`() {
        var setup = WatchSetup.demo
        setup.allowsCancel = true
        expect(SampleWatch.cancelScreen(setup), "cancel-demo", 80, 24)
    }

    @Test(arguments: ScreenSnapshotTests.sizes)
    func `the overview while the task is being canceled`(columns: Int, rows: Int) {
        expect(SampleWatch.canceling, "canceling", columns, rows)
    }

    @Test func `the overview while it is not known whether AWS took the cancel`() {
        var watch = SampleWatch.cancelUnanswered
        watch.press(.escape)
        expect(watch, "canceling-unknown", 80, 24)
        expect(watch, "canceling-unknown", 20, 4)
    }

    @Test(arguments: sizes)
    func `the cursor stands where the next character goes`(columns: Int, rows: Int) throws {
        for watch in [SampleWatch.cancelTyped, SampleWatch.cancelStale, SampleWatch.cancelMistyped] {
            let frame = view(watch.resized(columns, rows))
            let cursor = try #require(frame.cursor)
            #expect(frame[cursor.x - 1, cursor.y].style == Style.accent.bold)
            #expect(frame[cursor.x, cursor.y].style != Style.accent.bold)
        }
        #expect(view(SampleWatch.cancelAccepted.resized(columns, rows)).cursor == nil)
    }

    private func expect(
        _ watch: Watch, _ name: String, _ columns: Int, _ rows: Int,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        Snapshot.expect(view(watch.resized(columns, rows)), name, sourceLocation: sourceLocation)
    }
}
