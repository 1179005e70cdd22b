import FoundationEssentials
import Testing

/// The folder `Snapshots` contains exactly the files that the tests compare with.
struct SnapshotFilesTests {
    /// What every suite of snapshots declares. A suite that is missing here leaves its files without an owner.
    private static let declared: [String] =
        ScreenSnapshot.all.flatMap(\.files) + ReportSnapshotTests.reports.flatMap(\.files)

    @Test func `every snapshot file is declared by a test, and every declared file exists`() throws {
        let files = Set(try FileManager.default.contentsOfDirectory(atPath: Snapshot.folder))
        let declared = Set(Self.declared)
        #expect(files.subtracting(declared).sorted() == [], "no test compares with these files")
        #expect(declared.subtracting(files).sorted() == [], "these files are missing")
    }

    @Test func `no two snapshots share a file`() {
        let repeated = Dictionary(grouping: Self.declared, by: \.self).filter { $1.count > 1 }
        #expect(repeated.keys.sorted() == [])
    }
}

extension ScreenSnapshot {
    /// The screens of all suites.
    static let all: [ScreenSnapshot] = [
        ScreenSnapshotTests.screens, CancelSnapshotTests.screens, CheckSnapshotTests.screens,
        FooterSnapshotTests.screens, LookBackSnapshotTests.screens, TasksSnapshotTests.screens,
    ].flatMap(\.self)
}
