import FoundationEssentials
import IoTClient
import MitigationModel

/// Which of the account's tasks are read, and how: as the dashboard's picker does, all of them and once more those in
/// progress, so that a long list is not older than what counts most.
struct AccountTasks: Sendable {
    /// How long AWS keeps tasks.
    static let kept = Duration.seconds(90 * 86_400)

    private let from: Date
    private let to: Date
    private let status: TaskStatus?

    /// AWS may refuse a start that is more than 90 days ago. An hour on either side is for clocks that differ.
    init(since: Duration, status: TaskStatus?, now: Date) {
        (from, to) = Self.span(since: since, now: now)
        self.status = status
    }

    /// The times from and to which tasks are asked for.
    static func span(since: Duration = kept, now: Date) -> (from: Date, to: Date) {
        let hour = 3_600.0
        let start = now.addingTimeInterval(-min(since.inSeconds, kept.inSeconds - hour))
        return (start, now.addingTimeInterval(hour))
    }

    /// The newest first; those without a time last.
    func read(_ client: IoTClient) async throws(IoTError) -> [AuditMitigationActionsTaskSummary] {
        var tasks = try await read(client, status)
        if status == nil { tasks = Self.merged(tasks, running: try await read(client, .inProgress)) }
        return tasks.sorted {
            ($0.startTime ?? .distantPast, $1.taskId ?? "") > ($1.startTime ?? .distantPast, $0.taskId ?? "")
        }
    }

    /// Each task once. One that the first list says is over does not begin again because the second one is late.
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
