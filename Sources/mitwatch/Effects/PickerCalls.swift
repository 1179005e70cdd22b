import Dashboard
import IoTClient
import MitigationModel

/// Lists the account's tasks.
final class PickerCalls {
    private let client: IoTClient
    private let calls: CallGroup<Event>
    private var lists: [TasksQuery: PageReader<AuditMitigationActionsTasksPage>] = [:]

    init(client: IoTClient, reportingTo mailbox: Mailbox<Event>) {
        self.client = client
        calls = CallGroup(reportingTo: mailbox)
    }

    func listTasks(_ query: TasksQuery) {
        // An earlier generation of a list ends when another begins.
        lists = lists.filter { $0.key.reading == query.reading || $0.key.status != query.status }
        let list =
            lists[query]
            ?? PageReader(
                client.listAuditMitigationActionsTasks(
                    from: query.from, to: query.to, taskStatus: query.status, maxResults: IoTClient.pageSize))
        lists[query] = list
        calls.start {
            do throws(IoTError) {
                let page = try await list.next()
                return .tasksListed(query, TasksPage(tasks: page?.tasks ?? [], isLast: page?.isLast ?? true))
            } catch {
                return .tasksNotListed(query, CallFailure(error))
            }
        }
    }

    func describeTask(_ id: String) {
        calls.start { [client] in
            do throws(IoTError) {
                return .taskDescribed(id, try await client.describeAuditMitigationActionsTask(taskId: id).value)
            } catch {
                return .taskNotDescribed(id, CallFailure(error))
            }
        }
    }

    /// Cancels running calls and forgets the positions in lists.
    func stop() {
        calls.cancelAll()
        lists = [:]
    }
}
