import Dashboard
import MitigationModel
import Screen
import Testing

/// The picker as an operator sees it, from the smallest size to a large one.
struct TasksSnapshotTests {
    static let sizes = [(20, 4), (40, 12), (80, 24), (120, 36)]

    @Test(arguments: sizes)
    func reading(columns: Int, rows: Int) {
        expect(SampleTasks.reading(), "tasks-reading", columns, rows)
    }

    @Test(arguments: sizes + [(60, 20), (200, 60)])
    func `14 tasks, one of them watched`(columns: Int, rows: Int) {
        expect(SampleTasks.opened(), "tasks", columns, rows)
    }

    @Test(arguments: sizes)
    func `the demo's tasks`(columns: Int, rows: Int) {
        expect(SampleTasks.opened(.demo), "tasks-demo", columns, rows)
    }

    @Test(arguments: sizes)
    func `the first page of many`(columns: Int, rows: Int) {
        expect(SampleTasks.partial, "tasks-partial", columns, rows)
    }

    @Test(arguments: sizes)
    func filtered(columns: Int, rows: Int) {
        var watch = SampleTasks.read(SampleTasks.week)
        watch.press(.character("f"), .character("f"), .character("f"))
        expect(watch, "tasks-filtered", columns, rows)
    }

    @Test(arguments: sizes)
    func `no tasks`(columns: Int, rows: Int) {
        expect(SampleTasks.read([]), "tasks-none", columns, rows)
    }

    @Test(arguments: sizes)
    func `no task matches`(columns: Int, rows: Int) {
        var watch = SampleTasks.read(SampleTasks.many(5))
        watch.press(.character("f"))
        expect(watch, "tasks-no-match", columns, rows)
    }

    @Test(arguments: sizes)
    func refused(columns: Int, rows: Int) {
        expect(SampleTasks.refused(SampleTasks.accessDenied), "tasks-refused", columns, rows)
    }

    @Test(arguments: sizes)
    func `a refresh that fails`(columns: Int, rows: Int) {
        expect(SampleTasks.failing, "tasks-failing", columns, rows)
    }

    @Test(arguments: sizes)
    func `hostile ids`(columns: Int, rows: Int) {
        expect(SampleTasks.read(SampleTasks.hostile), "tasks-hostile", columns, rows)
    }

    @Test(arguments: sizes)
    func `300 tasks, scrolled`(columns: Int, rows: Int) {
        var watch = SampleTasks.read(SampleTasks.many(300))
        for _ in 1..<120 { watch.press(.character("j")) }
        watch.describeTasks()
        expect(watch, "tasks-scrolled", columns, rows)
    }

    @Test(arguments: sizes)
    func `a task that is waited for`(columns: Int, rows: Int) {
        expect(SampleWatch.awaiting, "awaited", columns, rows)
    }

    private func expect(
        _ watch: Watch, _ name: String, _ columns: Int, _ rows: Int, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        Snapshot.expect(view(watch.resized(columns, rows)), name, sourceLocation: sourceLocation)
    }
}
