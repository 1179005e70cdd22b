import Dashboard
import MitigationModel
import Screen
import Testing

/// A check's own screen, and a finding's, as an operator sees them.
struct CheckSnapshotTests {
    static let sizes = [(20, 4), (40, 12), (80, 24), (120, 36), (200, 60)]

    @Test(arguments: sizes)
    func `listed, and what is seen is asked`(columns: Int, rows: Int) {
        expect(SampleFindings.listed(columns, rows), "check-listed", columns, rows)
    }

    @Test(arguments: sizes)
    func `scanning`(columns: Int, rows: Int) {
        expect(SampleFindings.scanning(columns, rows), "check-scanning", columns, rows)
    }

    @Test(arguments: sizes)
    func `all failures are found`(columns: Int, rows: Int) {
        expect(SampleFindings.scanned(columns, rows), "check-scanned", columns, rows)
    }

    @Test(arguments: sizes)
    func `why findings failed`(columns: Int, rows: Int) {
        var watch = SampleFindings.scanned(columns, rows)
        watch.press(.tab)
        expect(watch, "check-why", columns, rows)
    }

    @Test(arguments: sizes)
    func `a finding`(columns: Int, rows: Int) {
        expect(SampleFindings.finding(columns, rows), "finding", columns, rows)
    }

    @Test(arguments: sizes)
    func `the task names no findings`(columns: Int, rows: Int) {
        expect(SampleFindings.withoutRoute(columns, rows), "check-no-route", columns, rows)
    }

    @Test(arguments: sizes)
    func `the list cannot be had`(columns: Int, rows: Int) {
        expect(SampleFindings.notListed(columns, rows, pages: 0), "check-not-listed", columns, rows)
    }

    @Test(arguments: [(80, 24), (120, 36)])
    func `the rest of the list cannot be had`(columns: Int, rows: Int) {
        expect(SampleFindings.notListed(columns, rows, pages: 1), "check-partly-listed", columns, rows)
    }

    @Test(arguments: [(80, 24), (120, 36)])
    func `fewer failures are found than are counted`(columns: Int, rows: Int) {
        var watch = SampleFindings.notFound(columns, rows)
        watch.press(.tab)
        expect(watch, "check-not-found", columns, rows)
    }

    @Test(arguments: [(80, 24), (120, 36)])
    func `the findings of one cause`(columns: Int, rows: Int) {
        expect(SampleFindings.ofOneCause(columns, rows), "check-one-cause", columns, rows)
    }

    @Test(arguments: [(80, 24), (120, 36)])
    func `the task names its findings`(columns: Int, rows: Int) {
        expect(SampleFindings.named(columns, rows), "check-named", columns, rows)
    }

    @Test(arguments: sizes)
    func `five actions`(columns: Int, rows: Int) {
        expect(SampleFindings.fiveActions(columns, rows), "check-five-actions", columns, rows)
    }

    @Test(arguments: sizes)
    func `hostile texts`(columns: Int, rows: Int) {
        var watch = SampleFindings.hostile(columns, rows)
        expect(watch, "check-hostile", columns, rows)
        watch.press(.tab)
        expect(watch, "check-hostile-why", columns, rows)
    }

    @Test(arguments: sizes)
    func `a finding of hostile texts`(columns: Int, rows: Int) {
        var watch = SampleFindings.hostile(columns, rows)
        watch.press(.enter)
        expect(watch, "finding-hostile", columns, rows)
    }

    @Test(arguments: [CheckPane.actions, .reasonCodes])
    func `the other panes`(pane: CheckPane) {
        var watch = SampleFindings.listed(80, 24)
        while watch.state.navigation.checkFocus != pane { watch.press(.tab) }
        expect(watch, "check-\(pane)", 80, 24)
    }

    @Test(arguments: [(60, 20), (80, 50), (100, 20), (140, 40)])
    func `sizes in between`(columns: Int, rows: Int) {
        expect(SampleFindings.scanned(columns, rows), "check-scanned", columns, rows)
    }

    @Test func `a moment of the past, and findings of now`() {
        var watch = SampleFindings.scanned(120, 36)
        watch.press(.left, .left)
        expect(watch, "check-look-back", 120, 36)
    }

    @Test func `a task that is over`() {
        var watch = SampleWatch.settled(SampleTask.failed)
        watch.press(.enter)
        var server = FindingsServer()
        server.serve(&watch)
        expect(watch, "check-final", 80, 24)
    }

    @Test(arguments: [GlyphSet.ascii, .basic])
    func `a terminal that shows less than Unicode`(glyphs: GlyphSet) {
        expect(SampleFindings.listed(80, 24), "check-\(glyphs)", 80, 24, glyphs)
    }

    @Test(arguments: sizes)
    func `a finding that is asked for`(columns: Int, rows: Int) {
        var watch = SampleFindings.listed(columns, rows)
        watch.press(.down, .enter)
        expect(watch, "finding-asked", columns, rows)
    }

    @Test(arguments: sizes)
    func `a finding that is gone`(columns: Int, rows: Int) {
        var watch = SampleFindings.listed(columns, rows)
        watch.press(.enter)
        let id = SampleFindings.id(7)
        watch.send(.findingNotDescribed(.of(id), CallFailure(kind: .notFound, code: "ResourceNotFoundException")))
        expect(watch, "finding-gone", columns, rows)
    }

    @Test func `findings of every form of resource`() {
        for (index, resource) in SampleResources.all.enumerated() {
            var watch = SampleFindings.opened(80, 36)
            var server = FindingsServer()
            var finding = SampleFindings.finding(7)
            finding.nonCompliantResource = resource
            server.page = { _ in FindingsPage(findings: [finding], isLast: true) }
            server.describe = { _ in finding }
            server.serve(&watch)
            watch.press(.enter)
            server.serve(&watch)
            expect(watch, "finding-resource-\(index + 1)", 80, 36)
        }
    }

    private func expect(
        _ watch: Watch, _ name: String, _ columns: Int, _ rows: Int, _ glyphs: GlyphSet = .full,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        Snapshot.expect(view(watch.resized(columns, rows), glyphs: glyphs), name, sourceLocation: sourceLocation)
    }
}
