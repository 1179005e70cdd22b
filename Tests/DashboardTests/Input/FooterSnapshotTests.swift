import Dashboard
import MitigationModel
import Screen
import Testing

/// The lists as they are filtered and ordered, and what takes the place of the keys.
struct FooterSnapshotTests {
    private static let sizes = [(20, 4), (40, 12), (80, 24), (120, 36)]

    private func expect(_ watch: Watch, _ name: String, _ columns: Int, _ rows: Int) {
        Snapshot.expect(view(watch.resized(columns, rows)), name)
    }

    @Test(arguments: sizes + [(200, 60)])
    func `a filter while it is typed`(columns: Int, rows: Int) {
        var watch = SampleWatch.running()
        watch.type("/device cert")
        expect(watch, "filter-typed", columns, rows)
    }

    @Test(arguments: sizes)
    func `a filter that stays`(columns: Int, rows: Int) {
        var watch = SampleWatch.running()
        watch.type("/device cert")
        watch.press(.enter)
        expect(watch, "filter-kept", columns, rows)
    }

    @Test(arguments: sizes)
    func `a filter that no check matches`(columns: Int, rows: Int) {
        var watch = SampleWatch.running()
        watch.type("/nonesuch")
        expect(watch, "filter-no-match", columns, rows)
    }

    @Test func `of many checks, some`() {
        var watch = SampleWatch.answered(SampleTask.manyChecks(200))
        watch.type("/check_1")
        watch.press(.enter)
        for _ in 1...20 { watch.press(.down) }
        expect(watch, "filter-many", 80, 24)
    }

    @Test(arguments: [(80, 24), (120, 36)])
    func `failures and unfinished, in another order`(columns: Int, rows: Int) {
        var watch = SampleWatch.running()
        watch.type("fsss")
        watch.type("S/cert")
        watch.press(.enter)
        expect(watch, "narrow-reversed", columns, rows)
    }

    @Test(arguments: sizes)
    func `an id that is typed, and cannot be one`(columns: Int, rows: Int) {
        var watch = SampleWatch.checkPage
        watch.type("ia3f0 9e00")
        watch.press(.enter)
        expect(watch, "finding-id-refused", columns, rows)
    }

    @Test func `an id that is typed`() {
        var watch = SampleWatch.checkPage
        watch.type("ia3f0-9e00")
        expect(watch, "finding-id-typed", 80, 24)
    }

    @Test(arguments: sizes)
    func `what was copied`(columns: Int, rows: Int) {
        var watch = SampleWatch.running()
        watch.type("c")
        expect(watch, "copied", columns, rows)
    }

    @Test func `the console's address was copied`() {
        var watch = SampleWatch.running()
        watch.type("C")
        expect(watch, "copied-address", 80, 24)
    }

    @Test(arguments: sizes)
    func `an address to copy by hand is seen whole where there is room`(columns: Int, rows: Int) {
        var setup = WatchSetup.sample
        setup.clipboard = .none
        var watch = SampleWatch.running(setup)
        watch.press(.enter, .character("C"))
        expect(watch, "copy-by-hand", columns, rows)
    }

    @Test func `the end of the help`() {
        var watch = SampleWatch.help
        watch.press(.end)
        expect(watch, "help-end", 80, 24)
    }
}
