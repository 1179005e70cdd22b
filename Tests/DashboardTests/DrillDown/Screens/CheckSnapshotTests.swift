import Dashboard
import MitigationModel
import Screen
import Testing
import WatchFixtures

/// The screens of a check and of a finding, as the operator sees them.
struct CheckSnapshotTests {
    static let screens: [ScreenSnapshot] = check + finding + resources

    private static let check: [ScreenSnapshot] = [
        .init("check-listed", [.small, .usual, .large], at: SampleFindings.listed),
        .init("check-ascii", [.usual], glyphs: .ascii, at: SampleFindings.listed),
        .init("check-basic", [.usual], glyphs: .basic, at: SampleFindings.listed),
        .init("check-actions", [.usual], of: SampleFindings.focused(.actions)),
        .init("check-reasonCodes", [.usual], of: SampleFindings.focused(.reasonCodes)),
        .init("check-scanning", at: SampleFindings.scanning),
        .init("check-scanned", [.usual, .large, .wide] + sizesInBetween, at: SampleFindings.scanned),
        .init("check-failures", [.small, .usual, .large]) { SampleFindings.scanned($0, $1).pressing(.tab) },
        .init("check-no-route", at: SampleFindings.withoutRoute),
        .init("check-not-listed", [.small, .usual, .large]) { SampleFindings.notListed($0, $1, pages: 0) },
        .init("check-partly-listed") { SampleFindings.notListed($0, $1, pages: 1) },
        .init("check-not-found") { SampleFindings.notFound($0, $1).pressing(.tab) },
        .init("check-one-cause", at: SampleFindings.ofOneCause),
        .init("check-named", at: SampleFindings.named),
        .init("check-five-actions", [.small, .usual, .large, .wide], at: SampleFindings.fiveActions),
        .init("check-hostile", [.small, .usual, .large, .wide], at: SampleFindings.hostile),
        .init("check-hostile-failures") { SampleFindings.hostile($0, $1).pressing(.tab) },
        .init("check-history", [.large]) { SampleFindings.scanned($0, $1).pressing(.left, times: 2) },
        .init("check-final", [.usual], of: SampleFindings.final),
    ]

    private static let finding: [ScreenSnapshot] = [
        .init("finding", [.tiny, .small, .usual, .large], at: SampleFindings.finding),
        .init("finding-loading") { SampleFindings.listed($0, $1).pressing(.down, .enter) },
        .init("finding-not-found", at: SampleFindings.gone),
        .init("finding-hostile", [.small, .usual, .large]) { SampleFindings.hostile($0, $1).pressing(.enter) },
    ]

    /// A finding for each form of resource.
    private static let resources: [ScreenSnapshot] = SampleResources.all.enumerated().map { index, resource in
        .init("finding-resource-\(index + 1)", [Size(columns: 80, rows: 36)]) {
            SampleFindings.finding(of: resource, $0, $1)
        }
    }

    /// Sizes at which the check's screen has another layout than at the usual ones.
    private static let sizesInBetween = [(60, 20), (80, 50), (100, 20), (140, 40)].map {
        Size(columns: $0, rows: $1)
    }

    @Test(arguments: screens)
    func `the screen is the recorded one`(screen: ScreenSnapshot) {
        screen.expect()
    }
}

extension SampleFindings {
    fileprivate static func focused(_ pane: CheckPane) -> WatchDriver {
        var watch = listed(80, 24)
        while watch.state.navigation.checkFocus != pane { watch.press(.tab) }
        return watch
    }

    /// The task has ended.
    fileprivate static var final: WatchDriver {
        var (watch, server) = (SampleWatch.settled(SampleTask.failed).pressing(.enter), FindingsServer())
        server.serve(&watch)
        return watch
    }

    /// The finding was not found.
    fileprivate static func gone(_ columns: Int, _ rows: Int) -> WatchDriver {
        var watch = listed(columns, rows).pressing(.enter)
        let failure = CallFailure(kind: .notFound, code: "ResourceNotFoundException")
        watch.send(.findingNotDescribed(.of(id(7)), failure))
        return watch
    }

    fileprivate static func finding(of resource: NonCompliantResource, _ columns: Int, _ rows: Int) -> WatchDriver {
        var (watch, server) = (opened(columns, rows), FindingsServer())
        var finding = finding(7)
        finding.nonCompliantResource = resource
        server.page = { [finding] _ in FindingsPage(findings: [finding], isLast: true) }
        server.describe = { [finding] _ in finding }
        server.serve(&watch)
        watch.press(.enter)
        server.serve(&watch)
        return watch
    }
}
