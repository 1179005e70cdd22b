import FoundationEssentials
import MitigationModel
import Testing

@testable import IoTClient

/// The request of each operation, and its decoded response.
@Suite struct OperationTests {
    private static let root = "https://iot.eu-west-1.amazonaws.com/audit"

    /// The request of a call that has this response.
    private func sent(
        _ answer: String = "{}", _ call: (IoTClient) async throws -> Void
    ) async throws -> HTTPRequest {
        let transport = CannedTransport(.text(answer))
        try await call(try .example(transport))
        #expect(transport.requests.count == 1)
        return try #require(transport.requests.first)
    }

    private func pages<Page>(_ list: Pages<Page>) async throws -> [Page] {
        var pages: [Page] = []
        for try await page in list {
            pages.append(page.value)
        }
        return pages
    }

    @Test func `tasks are listed between two times in whole seconds of ISO 8601`() async throws {
        let request = try await sent(
            #"{"tasks": [{"taskId": "t", "startTime": 1.5, "taskStatus": "NEW"}, null], "nextToken": null}"#
        ) { client in
            let list = client.listAuditMitigationActionsTasks(
                from: Date(timeIntervalSince1970: 1_763_910_245.9), to: Date(timeIntervalSince1970: 1_763_910_246.1))
            let task = AuditMitigationActionsTaskSummary(
                taskId: "t", startTime: Date(timeIntervalSince1970: 1.5), taskStatus: TaskStatus("NEW"))
            let read = try await pages(list)
            #expect(read == [AuditMitigationActionsTasksPage(tasks: [task])])
        }
        #expect(request.method == .get)
        #expect(
            request.url == Self.root + "/mitigationactions/tasks?startTime=2025-11-23T15%3A04%3A05Z"
                + "&endTime=2025-11-23T15%3A04%3A07Z")
        #expect(request.body.isEmpty)
    }

    @Test func `tasks are chosen by audit, finding and status`() async throws {
        let request = try await sent { client in
            let list = client.listAuditMitigationActionsTasks(
                from: Date(timeIntervalSince1970: 0), to: Date(timeIntervalSince1970: 1), auditTaskId: "a-1",
                findingId: "f_1", taskStatus: .inProgress, maxResults: 250)
            let read = try await pages(list)
            #expect(read == [AuditMitigationActionsTasksPage()])
        }
        #expect(
            request.query.dropFirst(2).map { "\($0.name)=\($0.value)" } == [
                "auditTaskId=a-1", "findingId=f_1", "taskStatus=IN_PROGRESS", "maxResults=250",
            ])
    }

    @Test func `times outside the calendar become its first or last time`() async throws {
        for (time, text) in [
            (-1.0, "1970-01-01T00:00:00Z"), (.nan, "1970-01-01T00:00:00Z"), (.infinity, "9999-12-31T23:59:59Z"),
        ] {
            let request = try await sent { client in
                let date = Date(timeIntervalSince1970: time)
                _ = try await pages(client.listAuditMitigationActionsTasks(from: date, to: date))
            }
            #expect(request.query.map(\.value) == [text, text])
        }
    }

    @Test func `executions are requested with task and finding`() async throws {
        let request = try await sent(
            #"{"actionsExecutions": [{"taskId": "t", "findingId": "f", "status": "SKIPPED", "endTime": 2}, null]}"#
        ) { client in
            let list = client.listAuditMitigationActionsExecutions(
                taskId: "t", findingId: "f", actionStatus: .failed, maxResults: 1)
            let execution = AuditMitigationActionExecution(
                taskId: "t", findingId: "f", status: .skipped, endTime: Date(timeIntervalSince1970: 2))
            let read = try await pages(list)
            #expect(read == [AuditMitigationActionsExecutionsPage(actionsExecutions: [execution])])
        }
        #expect(request.method == .get)
        #expect(
            request.url == Self.root
                + "/mitigationactions/executions?taskId=t&findingId=f&actionStatus=FAILED&maxResults=1")
    }

    @Test func `the findings of an audit are requested without times`() async throws {
        let request = try await sent(#"{"findings": [{"findingId": "f", "severity": "HIGH"}, null]}"#) { client in
            let list = client.listAuditFindings(.audit(taskId: "a"), checkName: CheckName("C"), maxResults: 5)
            let finding = AuditFinding(findingId: "f", severity: .high)
            let read = try await pages(list)
            #expect(read == [AuditFindingsPage(findings: [finding])])
        }
        #expect(request.method == .post)
        #expect(request.url == Self.root + "/findings")
        #expect(request.headers["Content-Type"] == "application/json")
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == #"{"checkName":"C","listSuppressedFindings":false,"maxResults":5,"taskId":"a"}"#)
    }

    @Test func `the findings of a period are requested without an audit`() async throws {
        let request = try await sent { client in
            let span = AuditFindingsScope.period(
                from: Date(timeIntervalSince1970: 1), to: Date(timeIntervalSince1970: 2))
            let list = client.listAuditFindings(
                span, resourceIdentifier: ResourceIdentifier(clientId: "c/1"), listSuppressedFindings: nil)
            let read = try await pages(list)
            #expect(read == [AuditFindingsPage()])
        }
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == #"{"endTime":2,"resourceIdentifier":{"clientId":"c\/1"},"startTime":1}"#)
    }

    @Test func `a finding is described by its ID`() async throws {
        let request = try await sent(#"{"finding": {"findingId": "f-1", "isSuppressed": true}}"#) { client in
            let response = try await client.describeAuditFinding(findingId: "f-1")
            #expect(response.finding == AuditFinding(findingId: "f-1", isSuppressed: true))
        }
        #expect(request.method == .get)
        #expect(request.url == Self.root + "/findings/f-1")
    }

    @Test(arguments: ["{}", ""])
    func `a cancel request is one PUT without a body, and its response may be empty`(_ answer: String) async throws {
        let request = try await sent(answer) { client in
            try await client.cancelAuditMitigationActionsTask(taskId: "t")
        }
        #expect(request.method == .put)
        #expect(request.url == Self.root + "/mitigationactions/tasks/t/cancel")
        #expect(request.body.isEmpty)
    }

    @Test func `a login page as the response to a cancel request is an error`() async throws {
        let client = try IoTClient.example(CannedTransport(.text("<html>", ["Content-Type": "text/html"])))
        let error = await refusal { () async throws(IoTError) in
            try await client.cancelAuditMitigationActionsTask(taskId: "t")
        }
        guard case .undecodable(let answer) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(answer.reason == .notJSONContent)
    }

    @Test func `a cancel request is never retried`() async throws {
        let outcomes: [CannedTransport.Outcome] = [
            .answer(.text("{}", status: 500)), .answer(.text("{}", status: 429)), .failure(.readTimeout),
            .failure(.connectionReset),
        ]
        for outcome in outcomes {
            let transport = CannedTransport(inTurn: [outcome])
            let client = try IoTClient.example(transport).retrying(RetryPolicy(maximumAttempts: 9))
            let error = await refusal { () async throws(IoTError) in
                try await client.cancelAuditMitigationActionsTask(taskId: "t")
            }
            #expect(error != nil)
            #expect(transport.requests.map { $0.headers["amz-sdk-request"] } == ["attempt=1; max=1"])
        }
    }

    @Test func `only the cancel request is marked as changing something`() async throws {
        let findings = try await sent { client in
            _ = try await pages(client.listAuditFindings(.audit(taskId: "audit")))
        }
        #expect(findings.method == .post && findings.onlyReads)
        let cancel = try await sent { _ = try await $0.cancelAuditMitigationActionsTask(taskId: "t") }
        #expect(cancel.method == .put && !cancel.onlyReads)
    }

    @Test func `invalid IDs are rejected, and nothing is sent`() async throws {
        let transport = CannedTransport(.text("{}"))
        let client = try IoTClient.example(transport)
        await #expect(throws: IoTError.invalidFindingId(.illegalCharacter(".", position: 0))) {
            try await client.describeAuditFinding(findingId: "..")
        }
        await #expect(throws: IoTError.invalidTaskId(.empty)) {
            try await client.cancelAuditMitigationActionsTask(taskId: "")
        }
        #expect(IoTError.invalidFindingId(.empty).description == "invalid finding ID: empty")
        #expect(transport.requests.isEmpty)
    }

    @Test func `each operation has its quota`() {
        let quotas = APIOperation.allCases.map { "\($0) \($0.defaultQuota)" }
        #expect(
            quotas == [
                "CancelAuditMitigationActionsTask 10", "DescribeAuditFinding 25",
                "DescribeAuditMitigationActionsTask 25", "ListAuditFindings 10",
                "ListAuditMitigationActionsExecutions 10", "ListAuditMitigationActionsTasks 10",
            ])
    }
}
