import Dashboard
import MitigationModel
import Screen
import Testing
import WatchFixtures

/// The task list from the smallest size to a large one.
struct TasksSnapshotTests {
    static let screens: [ScreenSnapshot] = [
        .init("tasks-reading", [.tiny, .usual, .large], of: SampleTasks.reading()),
        .init(
            "tasks", [.tiny, .small, Size(columns: 60, rows: 20), .usual, .large, .wide],
            of: SampleTasks.opened()),
        .init("tasks-demo", [.tiny, .small, .usual, .large], of: SampleTasks.opened(.demo)),
        .init("tasks-partial", [.tiny, .usual, .large], of: SampleTasks.partial),
        .init("tasks-filtered", [.tiny, .usual, .large], of: SampleTasks.read(SampleTasks.week).typing("fff")),
        .init("tasks-none", [.tiny, .small, .usual, .large], of: SampleTasks.read([])),
        .init("tasks-no-match", of: SampleTasks.read(SampleTasks.many(5)).typing("f")),
        .init(
            "tasks-refused", [.tiny, .small, .usual, .large], of: SampleTasks.refused(SampleTasks.accessDenied)),
        .init("tasks-failing", [.tiny, .usual, .large], of: SampleTasks.failing),
        .init("tasks-hostile", [.small, .usual, .large], of: SampleTasks.read(SampleTasks.hostile)),
        .init("tasks-scrolled", [.small, .usual, .large], of: SampleTasks.scrolled),
        .init("awaited", [.tiny, .small, .usual, .large], of: SampleWatch.awaiting),
    ]

    @Test(arguments: screens)
    func `the screen is the recorded one`(screen: ScreenSnapshot) {
        screen.expect()
    }
}

extension SampleTasks {
    /// The 120th of 300 tasks is selected.
    fileprivate static var scrolled: WatchDriver {
        var watch = read(many(300)).pressing(.character("j"), times: 119)
        watch.describeTasks()
        return watch
    }
}
