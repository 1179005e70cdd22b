import Dashboard
import MitigationModel
import Testing
import WatchFixtures

/// Whole reports, as Markdown and as JSON.
struct ReportSnapshotTests {
    static let reports: [ReportSnapshot] = [
        .init("report-in-progress", of: SampleWatch.running(.reporting)),
        .init("report-failed", of: SampleWatch.settled(SampleTask.failed)),
        .init("report-stale", of: SampleWatch.staleWithOpenCancel),
        .init("report-hostile", of: SampleWatch.answered(SampleTask.hostile)),
        .init("report-failures", of: SampleFindings.reported),
    ]

    @Test(arguments: reports)
    func `the report is the recorded one`(report: ReportSnapshot) throws {
        try report.expect()
    }
}

/// A state whose report is compared with two recorded files, `Snapshots/NAME.md` and `Snapshots/NAME.json`.
struct ReportSnapshot: Sendable, CustomTestStringConvertible {
    let name: String
    private let watch: @Sendable () -> WatchDriver

    init(_ name: String, of watch: @autoclosure @escaping @Sendable () -> WatchDriver) {
        (self.name, self.watch) = (name, watch)
    }

    var testDescription: String { name }

    var files: [String] { ["\(name).md", "\(name).json"] }

    func expect(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let report = try #require(try Report(watch().state), sourceLocation: sourceLocation)
        for (text, file) in zip([report.markdown, report.json], files) {
            Snapshot.expect(text, file, sourceLocation: sourceLocation)
        }
    }
}

extension SampleWatch {
    /// Polls fail, and the outcome of a cancel request is unknown.
    fileprivate static var staleWithOpenCancel: WatchDriver {
        var watch = cancelWithoutResponse
        watch.failNext(.noAnswer(.connectTimeout))
        watch.tick(after: 1)
        return watch
    }
}

extension SampleFindings {
    /// The scan of a check found as many failures as AWS counts, and ended.
    static var reported: WatchDriver {
        var (watch, server) = (SampleWatch.running(.reporting).pressing(.enter).typing("F"), FindingsServer())
        server.serve(&watch)
        return watch
    }
}
