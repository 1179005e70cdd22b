import FoundationEssentials
import IoTClient
import IoTEmulator
import MitigationModel
import Testing

/// The list operations, the finding and the cancel request against the built-in emulator.
struct EmulatedOperationTests {
    private static let kept: TimeInterval = 89 * 86_400

    private func withClient(
        _ scenario: Scenario = .typical, at seconds: Int = 60, limits: AsyncHTTPClientTransport.Limits = .init(),
        _ body: (IoTClient, EmulatedAccount) async throws -> Void
    ) async throws {
        try await EmulatedAccount.with(scenario, at: seconds, limits: limits) { account in
            try await body(try account.client(), account)
        }
    }

    private func tasks(_ client: IoTClient, maxResults: Int? = nil) async throws -> [[String]] {
        let now = EmulatedAccount.now
        var pages: [[String]] = []
        for try await page in client.listAuditMitigationActionsTasks(
            from: now.addingTimeInterval(-Self.kept), to: now, maxResults: maxResults)
        {
            pages.append((page.tasks ?? []).compactMap(\.taskId))
        }
        return pages
    }

    @Test func `tasks are listed over pages`() async throws {
        try await withClient { client, account in
            let all = try await tasks(client)
            #expect(all.count == 1)
            #expect(all.first?.first == account.emulator.taskId)
            let paged = try await tasks(client, maxResults: 5)
            #expect(paged.map(\.count).dropLast().allSatisfy { $0 == 5 })
            #expect(paged.count > 1)
            #expect(paged.flatMap(\.self) == all.flatMap(\.self))
        }
    }

    @Test func `the findings of a task's audit are listed, described, and each has its executions`() async throws {
        try await withClient(at: 170) { client, account in
            let task = try await client.describeAuditMitigationActionsTask(taskId: account.emulator.taskId)
            let audit = try #require(task.target?.auditTaskId)
            let check = try #require(task.auditCheckToActionsMapping?.keys.sorted().first)
            var findings: [AuditFinding] = []
            for try await page in client.listAuditFindings(.audit(taskId: audit), checkName: check, maxResults: 10) {
                findings += page.findings ?? []
                if findings.count >= 30 {
                    break
                }
            }
            #expect(findings.count == 30)
            #expect(Set(findings.map(\.findingId)).count == 30)
            #expect(findings.allSatisfy { $0.checkName == check && $0.taskId == audit && $0.isSuppressed == false })
            let finding = try #require(findings.first)
            let id = try #require(finding.findingId)
            #expect(try await client.describeAuditFinding(findingId: id).finding == finding)
            var executions: [AuditMitigationActionExecution] = []
            for try await page in client.listAuditMitigationActionsExecutions(
                taskId: account.emulator.taskId, findingId: id, maxResults: 1)
            {
                executions += page.actionsExecutions ?? []
            }
            #expect(executions.map(\.actionName) == task.auditCheckToActionsMapping?[check])
            #expect(executions.allSatisfy { $0.findingId == id && $0.status != nil })
            #expect(account.emulator.counters.connections == 1)
        }
    }

    @Test func `a finding that AWS no longer keeps is not found`() async throws {
        try await withClient { client, _ in
            guard
                case .resourceNotFound = await refusal({ () async throws(IoTError) in
                    try await client.describeAuditFinding(findingId: "no-such")
                })
            else {
                Issue.record("found, or another error")
                return
            }
        }
    }

    @Test func `findings are selected by period and resource`() async throws {
        try await withClient { client, _ in
            let now = EmulatedAccount.now
            let span = AuditFindingsScope.period(from: now.addingTimeInterval(-Self.kept), to: now)
            var first: AuditFinding?
            for try await page in client.listAuditFindings(span, maxResults: 1) {
                first = page.findings?.first
                break
            }
            let resource = try #require(first?.nonCompliantResource?.resourceIdentifier)
            for try await page in client.listAuditFindings(span, resourceIdentifier: resource, maxResults: 1) {
                #expect(page.findings == first.map { [$0] })
                break
            }
        }
    }

    @Test func `a running task is canceled, and an ended one cannot be`() async throws {
        try await withClient { client, account in
            let id = account.emulator.taskId
            let canceled = try await client.cancelAuditMitigationActionsTask(taskId: id)
            #expect(canceled.requestId?.text.count == 36)
            let task = try await client.describeAuditMitigationActionsTask(taskId: id)
            #expect(task.taskStatus == .canceled)
            guard
                case .invalidRequest = await refusal({ () async throws(IoTError) in
                    try await client.cancelAuditMitigationActionsTask(taskId: id)
                })
            else {
                Issue.record("canceled again, or another error")
                return
            }
            #expect(account.emulator.counters.requests["CancelAuditMitigationActionsTask"] == 2)
        }
    }

    @Test func `clock skew is corrected at the first call, and stays corrected`() async throws {
        try await withClient { _, account in
            let client = try account.client(clock: EmulatedAccount.now.addingTimeInterval(-3_600))
            for _ in 1...3 {
                #expect(await account.refusal(of: client) == nil)
            }
            #expect(account.emulator.counters.requests["DescribeAuditMitigationActionsTask"] == 4)
        }
    }

    /// The server's faults come by the number of the call: throttling, failures and a hang are retried, responses that
    /// are not JSON are not. A reset on the kept connection is followed by a second request at once, which is not
    /// reported.
    @Test func `standard retries get past a flaky service`() async throws {
        try await withClient(.flaky, limits: .init(read: .seconds(2))) { _, account in
            let reports = Record<String>()
            let client = try account.client(sleep: { _ in }).retrying(.standard) { attempt in
                reports.append("\(attempt.number) \(attempt.error.code ?? "no answer")")
            }
            var failures: [IoTError] = []
            for _ in 1...16 {
                if let error = await account.refusal(of: client) {
                    failures.append(error)
                }
            }
            #expect(
                reports.elements == [
                    "1 ThrottlingException", "1 ThrottlingException", "1 InternalFailureException",
                    "2 ServiceUnavailableException", "1 no answer", "1 no answer",
                ])
            #expect(failures.map { if case .undecodable = $0 { true } else { false } } == [true, true])
        }
    }

    @Test func `a hundred polls share one connection`() async throws {
        try await withClient { client, account in
            for _ in 1...100 {
                #expect(await account.refusal(of: client) == nil)
            }
            #expect(account.emulator.counters.connections == 1)
            #expect(account.emulator.counters.requests == ["DescribeAuditMitigationActionsTask": 100])
        }
    }
}
