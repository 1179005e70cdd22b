import Dashboard
import Screen
import Testing
import WatchFixtures

/// The screen that cancels the task, and the overview during and after a cancel request.
struct CancelSnapshotTests {
    static let screens: [ScreenSnapshot] = [
        .init("cancel", [.tiny, .small, .usual, .large], of: SampleWatch.cancelScreen()),
        .init("cancel-typed", of: SampleWatch.cancelTyped),
        .init("cancel-mistyped", [.tiny, .small, .usual, .large], of: SampleWatch.cancelMistyped),
        .init("cancel-stale", [.small, .usual, .large], of: SampleWatch.cancelStale),
        .init("cancel-long-id", of: SampleWatch.cancelScreen(.longId)),
        .init("cancel-long-id-stale", [.tiny, .usual, .large], of: SampleWatch.cancelLongIdStale),
        .init("cancel-too-late", [.tiny, .usual, .large], of: SampleWatch.cancelTooLate),
        .init("cancel-requested", [.tiny, .usual, .large], of: SampleWatch.cancelRequested),
        .init("cancel-accepted", [.tiny, .small, .usual, .large], of: SampleWatch.cancelAccepted),
        .init("cancel-no-response", [.tiny, .small, .usual, .large], of: SampleWatch.cancelWithoutResponse),
        .init("cancel-rejected", [.tiny, .small, .usual, .large], of: SampleWatch.cancelRejected),
        .init("cancel-done", [.tiny, .usual, .large], of: SampleWatch.cancelDone),
        .init("cancel-hostile", [.small, .usual], of: SampleWatch.cancelHostile),
        .init("cancel-demo", [.usual], of: SampleWatch.cancelScreen(.cancelingDemo)),
        .init("canceling", [.tiny, .usual, .large], of: SampleWatch.canceling),
        .init("canceling-unknown", [.tiny, .usual], of: SampleWatch.cancelWithoutResponse.pressing(.escape)),
    ]

    @Test(arguments: screens)
    func `the screen is the recorded one`(screen: ScreenSnapshot) {
        screen.expect()
    }

    @Test(arguments: [Size.tiny, .small, .usual, .large])
    func `the cursor is where the next character goes`(size: Size) {
        for watch in [SampleWatch.cancelTyped, SampleWatch.cancelStale, SampleWatch.cancelMistyped] {
            let frame = view(watch.resized(size.columns, size.rows))
            let cursor = frame.cursor.position
            #expect(frame.cursor.purpose == .caret)
            #expect(frame[cursor.x - 1, cursor.y].style == Style.accent.bold)
            #expect(frame[cursor.x, cursor.y].style != Style.accent.bold)
        }
        #expect(view(SampleWatch.cancelAccepted.resized(size.columns, size.rows)).cursor.purpose != .caret)
    }
}

extension SampleWatch {
    fileprivate static var cancelHostile: WatchDriver {
        answered(SampleTask.hostile, .canceling).typing("X\u{1B}\u{202E}漢")
    }
}

extension WatchSetup {
    fileprivate static var cancelingDemo: WatchSetup {
        var setup = WatchSetup.demo
        setup.allowsCancel = true
        return setup
    }
}
