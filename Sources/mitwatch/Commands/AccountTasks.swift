import FoundationEssentials
import IoTClient
import MitigationModel

/// Which of the account's tasks are read: all of them, and then those in progress once more, as in the dashboard's
/// picker, so that the most important tasks are current even if the list is long.
struct AccountTasks: Sendable {
    /// How long AWS keeps tasks.
    static let kept = Duration.seconds(ServiceLimits.retention)

    private let from: Date
    private let to: Date
    private let status: TaskStatus?

    /// AWS may reject a start more than 90 days ago. An hour on either side allows for clock skew.
    init(since: Duration, status: TaskStatus?, now: Date) {
        (from, to) = Self.span(since: since, now: now)
        self.status = status
    }

    /// The span of time that is requested.
    static func span(since: Duration = kept, now: Date) -> (from: Date, to: Date) {
        let hour = 3_600.0
        let start = now.addingTimeInterval(-min(since.inSeconds, kept.inSeconds - hour))
        return (start, now.addingTimeInterval(hour))
    }

    /// The newest first; tasks without a time last.
    func read(_ client: IoTClient) async throws(IoTError) -> [AuditMitigationActionsTaskSummary] {
        var tasks = try await read(client, status)
        if status == nil { tasks = Self.merged(tasks, running: try await read(client, .inProgress)) }
        return tasks.sorted {
            ($0.startTime ?? .distantPast, $1.taskId ?? "") > ($1.startTime ?? .distantPast, $0.taskId ?? "")
        }
    }

    /// Each task once. If a task has ended in the first list, an older response in the second list does not
    /// change that.
    static func merged(
        _ all: [AuditMitigationActionsTaskSummary], running: [AuditMitigationActionsTaskSummary]
    ) -> [AuditMitigationActionsTaskSummary] {
        let known = Set(all.map(\.taskId))
        return all + running.filter { !known.contains($0.taskId) }
    }

    private func read(
        _ client: IoTClient, _ status: TaskStatus?
    ) async throws(IoTError) -> [AuditMitigationActionsTaskSummary] {
        var tasks: [AuditMitigationActionsTaskSummary] = []
        let pages = client.listAuditMitigationActionsTasks(
            from: from, to: to, taskStatus: status, maxResults: IoTClient.pageSize)
        for try await page in pages { tasks += page.value.tasks ?? [] }
        return tasks
    }
}
