import Dashboard
import FoundationEssentials
import MitigationModel
import Screen
import Testing
import WatchFixtures

/// History, alerts and local time.
struct LookBackSnapshotTests {
    static let screens: [ScreenSnapshot] = [
        .init(
            "look-back", [.tiny, .small, Size(columns: 60, rows: 20), .usual, .large],
            of: SampleWatch.running().pressing(.left, times: 25)),
        .init("look-back-failed", [.tiny, .small, .usual, .large], of: SampleWatch.lookingBackFromTheEnd),
        .init("look-back-stale", [.usual], of: SampleWatch.stale.pressing(.left)),
        .init("look-back-demo", [Size(columns: 60, rows: 20), .usual], of: SampleWatch.lookingBackInTheDemo),
        .init("look-back-first", of: SampleWatch.running().typing("{")),
        .init(
            "look-back-check", [.tiny, .small, .usual, .large],
            of: SampleWatch.running().pressing(.enter).typing("{")),
        .init("look-back-local-time", [.usual], of: SampleWatch.running(.inBerlin).typing("u").pressing(.left)),
        .init("local-time", of: SampleWatch.running(.inBerlin).typing("u")),
        .init("alert-failures", [.tiny, .usual, .large], of: SampleWatch.alerted(.count(10))),
        .init("alert-percent", [.usual], of: SampleWatch.alerted(.percent(0.5))),
        .init("alert-and-end", [.usual], of: SampleWatch.alertedAndEnded),
        .init("stalled", [.tiny, .small, .usual, .large], of: SampleWatch.stalled),
        .init("stalled-read", of: SampleWatch.stalled.pressing(.escape)),
    ]

    @Test(arguments: screens)
    func `the screen is the recorded one`(screen: ScreenSnapshot) {
        screen.expect()
    }
}

extension SampleWatch {
    /// The task failed after the shown moment.
    fileprivate static var lookingBackFromTheEnd: WatchDriver {
        var watch = running()
        watch.press(.left)
        for _ in 1...3 { watch.answerNext(SampleTask.failed) }
        watch.tick(after: 5)
        watch.press(.left)
        return watch
    }

    fileprivate static var lookingBackInTheDemo: WatchDriver {
        var watch = running(.demo)
        for _ in 1...3 { watch.answerNext(SampleTask.completed) }
        return watch.typing("{")
    }

    /// The sample task exceeds the failure threshold from the start.
    fileprivate static func alerted(_ limit: WatchSetup.FailureAlert) -> WatchDriver {
        var setup = WatchSetup.sample
        setup.failureAlert = limit
        return running(setup)
    }

    fileprivate static var alertedAndEnded: WatchDriver {
        var watch = alerted(.count(10))
        for _ in 1...3 { watch.answerNext(SampleTask.canceled) }
        return watch
    }

    /// No count has changed for six minutes.
    fileprivate static var stalled: WatchDriver {
        var watch = running()
        for _ in 1...74 { watch.answerNext(SampleTask.inProgress()) }
        watch.tick(after: 2)
        return watch
    }
}

extension WatchSetup {
    fileprivate static var inBerlin: WatchSetup {
        var setup = WatchSetup.sample
        setup.timeZone = LocalTime(offset: 3_600)
        return setup
    }
}
