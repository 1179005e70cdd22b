import Dashboard
import FoundationEssentials
import MitigationModel
import Testing
import WatchFixtures

struct PlainTasksTests {
    @Test func `each task has a line that ends with its full ID`() {
        let id = String(repeating: "x", count: 128)
        let tasks = [
            AuditMitigationActionsTaskSummary(
                taskId: "quarantine-0412", startTime: SampleTask.start, taskStatus: .inProgress),
            AuditMitigationActionsTaskSummary(taskId: id, taskStatus: "NEW\u{1B}[31m"),
        ]
        #expect(
            PlainTasks.lines(tasks) == [
                "STATUS       STARTED               TASK",
                "IN_PROGRESS  2026-11-23T04:12:09Z  quarantine-0412",
                "NEW^[[31m    –                     \(id)",
            ])
    }

    @Test func `no tasks have no heading`() {
        #expect(PlainTasks.lines([]) == [])
    }
}
