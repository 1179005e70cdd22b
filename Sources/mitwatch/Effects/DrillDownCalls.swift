import Dashboard
import IoTClient
import MitigationModel

/// Looks up findings and the results of the actions on them.
final class DrillDownCalls {
    private let client: IoTClient
    private let calls: CallGroup<Event>
    private var lists: [FindingsQuery: PageReader<AuditFindingsPage>] = [:]

    init(client: IoTClient, reportingTo mailbox: Mailbox<Event>) {
        self.client = client
        calls = CallGroup(reportingTo: mailbox)
    }

    func listFindings(_ query: FindingsQuery) {
        let list =
            lists[query]
            ?? PageReader(
                client.listAuditFindings(
                    .audit(taskId: query.auditTaskId), checkName: query.check, listSuppressedFindings: false,
                    maxResults: IoTClient.pageSize))
        lists[query] = list
        calls.start {
            do throws(IoTError) {
                let page = try await list.next()
                return .findingsListed(
                    query, FindingsPage(findings: page?.findings ?? [], isLast: page?.isLast ?? true))
            } catch {
                return .findingsNotListed(query, CallFailure(error))
            }
        }
    }

    func listExecutions(_ query: ExecutionsQuery) {
        calls.start { [client] in
            do throws(IoTError) {
                return .executionsListed(query, try await client.executions(query))
            } catch {
                return .executionsNotListed(query, CallFailure(error))
            }
        }
    }

    func describeFinding(_ query: FindingQuery) {
        calls.start { [client] in
            do throws(IoTError) {
                let finding = try await client.describeAuditFinding(findingId: query.findingId).value.finding
                return .findingDescribed(query, finding ?? AuditFinding(findingId: query.findingId))
            } catch {
                return .findingNotDescribed(query, CallFailure(error))
            }
        }
    }

    /// Cancels running calls and forgets the positions in lists.
    func stop() {
        calls.cancelAll()
        lists = [:]
    }
}

extension IoTClient {
    /// The result of each action on a finding. A check has at most five actions: far more is not a plausible list.
    fileprivate func executions(
        _ query: ExecutionsQuery
    ) async throws(IoTError) -> [AuditMitigationActionExecution] {
        var executions: [AuditMitigationActionExecution] = []
        for try await page in listAuditMitigationActionsExecutions(taskId: query.taskId, findingId: query.findingId) {
            executions += page.value.actionsExecutions ?? []
            guard executions.count < 100 else { break }
        }
        return Array(executions.prefix(100))
    }
}
