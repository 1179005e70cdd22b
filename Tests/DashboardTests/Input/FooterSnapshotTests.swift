import Dashboard
import MitigationModel
import Screen
import Testing
import WatchFixtures

/// Filtered and sorted lists, and what the last row shows instead of the hints.
struct FooterSnapshotTests {
    static let screens: [ScreenSnapshot] = [
        .init(
            "filter-typed", [.tiny, .small, .usual, .large],
            of: SampleWatch.running().typing("/device cert")),
        .init("filter-kept", of: SampleWatch.running().typing("/device cert").pressing(.enter)),
        .init("filter-no-match", of: SampleWatch.running().typing("/nonesuch")),
        .init(
            "filter-many", [.usual],
            of: SampleWatch.answered(SampleTask.manyChecks(200)).typing("/check_1").pressing(.enter)
                .pressing(.down, times: 20)),
        .init("narrow-reversed", of: SampleWatch.running().typing("fsssS/cert").pressing(.enter)),
        .init(
            "finding-id-refused", [.tiny, .usual, .large],
            of: SampleWatch.checkPage.typing("ia3f0 9e00").pressing(.enter)),
        .init("finding-id-typed", [.usual], of: SampleWatch.checkPage.typing("ia3f0-9e00")),
        .init("copied", [.tiny, .usual, .large], of: SampleWatch.running().typing("c")),
        .init("copied-address", [.usual], of: SampleWatch.running().typing("C")),
        .init(
            "copy-by-hand", [.small, .usual, .large],
            of: SampleWatch.running(.withoutClipboard).pressing(.enter).typing("C")),
        .init(
            "copy-blocked", [.tiny, .small, .usual, .large],
            of: SampleWatch.running().typing("c").checkingClipboard(.tmux)),
        .init(
            "copy-blocked-link", [.usual],
            of: SampleWatch.running().typing("C").checkingClipboard(.tmuxInMosh)),
        .init("help-others", [.small, .usual, .large], of: SampleWatch.help.pressing(.tab)),
        .init("help-check", [.usual], of: SampleWatch.checkPage.typing("?")),
        .init("help-tasks", [.usual], of: SampleTasks.opened().typing("?")),
        .init("help-tasks-others", [.usual], of: SampleTasks.opened().typing("?").pressing(.tab)),
    ]

    @Test(arguments: screens)
    func `the screen is the recorded one`(screen: ScreenSnapshot) {
        screen.expect()
    }
}

extension WatchSetup {
    fileprivate static var withoutClipboard: WatchSetup {
        var setup = WatchSetup.sample
        setup.clipboard = .none
        return setup
    }
}

extension WatchDriver {
    /// After the check of the way to the clipboard.
    fileprivate func checkingClipboard(_ obstacle: ClipboardObstacle) -> WatchDriver {
        var watch = self
        watch.send(.clipboardChecked(obstacle), at: watch.second)
        return watch
    }
}
