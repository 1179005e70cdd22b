import Dashboard
import MitigationModel
import Screen
import Testing

/// A check's own screen, and a finding's, as an operator sees them.
struct CheckSnapshotTests {
    static let sizes = [(20, 4), (40, 12), (80, 24), (120, 36), (200, 60)]

    @Test(arguments: sizes)
    func `nothing is asked yet`(columns: Int, rows: Int) {
        expect(SampleFindings.opened(), "check-reading", columns, rows)
    }

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

    private func expect(
        _ watch: Watch, _ name: String, _ columns: Int, _ rows: Int, _ glyphs: GlyphSet = .full,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        Snapshot.expect(view(watch.resized(columns, rows), glyphs: glyphs), name, sourceLocation: sourceLocation)
    }
}
