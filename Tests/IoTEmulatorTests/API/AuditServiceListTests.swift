import FoundationEssentials
import MitigationModel
import Testing

@testable import IoTEmulator

@Suite struct AuditServiceListTests {
    private struct Tasks: Decodable {
        let tasks: [AuditMitigationActionsTaskSummary]
        let nextToken: String?
    }

    private struct Executions: Decodable {
        let actionsExecutions: [AuditMitigationActionExecution]
        let nextToken: String?
    }

    private struct Findings: Decodable {
        let findings: [AuditFinding]
        let nextToken: String?
    }

    private static let tasks = "/audit/mitigationactions/tasks"
    private static let span = "?startTime=2026-08-26T00%3A00%3A00Z&endTime=2026-11-24T00%3A00%3A00Z"
    private static let executions = "/audit/mitigationactions/executions?taskId=quarantine-0412&findingId="

    // MARK: ListAuditMitigationActionsTasks

    @Test func `the tasks of 90 days are listed newest first, in pages`() throws {
        let core = TestCore(.typical)
        var (ids, sizes, token) = ([String](), [Int](), String?.none)
        repeat {
            let more = token.map { "&nextToken=\($0)" } ?? ""
            let page = try core.page(Tasks.self, "GET", Self.tasks + Self.span + "&maxResults=5" + more)
            ids += page.tasks.compactMap(\.taskId)
            sizes.append(page.tasks.count)
            token = page.nextToken
        } while token != nil
        #expect(sizes == [5, 5, 4])
        #expect(ids.first == "quarantine-0412")
        #expect(ids == TestWorld(.typical).account.tasks.map(\.plan.taskId))
    }

    @Test func `tasks are filtered by status, audit, finding and start`() throws {
        let core = TestCore(.typical)
        let account = TestWorld(.typical).account
        func ids(_ query: String) throws -> [String] {
            try core.page(Tasks.self, "GET", Self.tasks + query).tasks.compactMap(\.taskId)
        }
        #expect(try ids(Self.span + "&taskStatus=CANCELED") == ["policy-lockdown", "quarantine-0342"])
        #expect(try ids(Self.span + "&auditTaskId=\(account.tasks[0].plan.auditTaskId)") == ["quarantine-0412"])
        let finding = account.finding(at: FindingAddress(task: 2, check: 0, index: 1)).findingId ?? ""
        #expect(try ids(Self.span + "&findingId=\(finding)") == ["quarantine-0397"])
        #expect(try ids(Self.span + "&findingId=unknown") == [])
        #expect(try ids("?startTime=2026-11-23T00%3A00%3A00Z&endTime=2026-11-24T00%3A00%3A00Z") == ["quarantine-0412"])
    }

    @Test(arguments: [
        ("", "InvalidRequestException"),
        ("?startTime=2026-11-24T00%3A00%3A00Z&endTime=2026-11-23T00%3A00%3A00Z", "InvalidRequestException"),
        ("?startTime=2026-08-25T00%3A00%3A00Z&endTime=2026-11-23T00%3A00%3A00Z", "InvalidRequestException"),
        ("?startTime=soon&endTime=later", "SerializationException"),
        (span + "&maxResults=0", "InvalidRequestException"),
        (span + "&maxResults=251", "InvalidRequestException"),
        (span + "&maxResults=many", "SerializationException"),
        (span + "&taskStatus=RUNNING", "InvalidRequestException"),
        (span + "&auditTaskId=a_b", "InvalidRequestException"),
        (span + "&findingId=a.b", "InvalidRequestException"),
        (span + "&nextToken=abc", "InvalidRequestException"),
        (span + "&nextToken=\(String(repeating: "0", count: 48))", "InvalidRequestException"),
    ])
    func `invalid parameters of the task list are rejected`(query: String, code: String) {
        #expect(TestCore(.typical).call("GET", Self.tasks + query).errorType == code)
    }

    @Test func `a token of another request is rejected`() throws {
        let core = TestCore(.typical)
        let token = try core.page(Tasks.self, "GET", Self.tasks + Self.span + "&maxResults=5").nextToken ?? ""
        let other = core.call("GET", Self.tasks + Self.span + "&taskStatus=COMPLETED&nextToken=\(token)")
        #expect(other.message == "Invalid nextToken")
    }

    // MARK: ListAuditMitigationActionsExecutions

    @Test func `the executions of a finding are filtered by status, in pages`() throws {
        let core = TestCore(.typical)
        core.elapsed = .seconds(200)
        let world = TestWorld(.typical)
        let id = world.account.builder.identifiers.identifier(of: FindingAddress(task: 0, check: 6, index: 17))
        let all = try core.page(Executions.self, "GET", Self.executions + id)
        let expected = world.executions(check: 6, index: 17, 200_000)
        #expect(all.actionsExecutions.map(\.actionId) == expected.map(\.actionId))
        #expect(all.actionsExecutions.map(\.actionName) == ["QuarantineThings", "DeactivateCerts", "NotifySecurity"])
        for (reported, expected) in zip(all.actionsExecutions, expected) {
            #expect(reported.findingId == id && reported.taskId == "quarantine-0412")
            // Dates count from 2001 internally and from 1970 on the wire: the last bits differ.
            #expect(
                abs((reported.startTime ?? .distantPast).timeIntervalSince(expected.startTime ?? .distantFuture)) < 1e-5
            )
            #expect(
                abs((reported.endTime ?? .distantPast).timeIntervalSince(expected.endTime ?? .distantFuture)) < 1e-5)
        }
        #expect(all.actionsExecutions.map(\.status) == [.completed, .completed, .completed])
        let first = try core.page(Executions.self, "GET", Self.executions + id + "&maxResults=2")
        #expect(first.actionsExecutions.count == 2)
        let token = first.nextToken ?? ""
        let second = try core.page(Executions.self, "GET", Self.executions + id + "&maxResults=2&nextToken=\(token)")
        #expect(second.actionsExecutions.map(\.actionName) == ["NotifySecurity"])
        #expect(second.nextToken == nil)
        let failed = try core.page(Executions.self, "GET", Self.executions + id + "&actionStatus=FAILED")
        #expect(failed.actionsExecutions.isEmpty)
    }

    @Test func `an unknown finding has no executions, and both IDs are required`() throws {
        let core = TestCore(.typical)
        #expect(try core.page(Executions.self, "GET", Self.executions + "nobody").actionsExecutions.isEmpty)
        let path = "/audit/mitigationactions/executions"
        for query in ["?taskId=a", "?findingId=a", "?taskId=&findingId=a", "?taskId=a&findingId=b&actionStatus=x"] {
            #expect(core.call("GET", path + query).errorType == "InvalidRequestException")
        }
    }

    // MARK: ListAuditFindings

    private func findings(_ core: TestCore, _ members: String, token: String? = nil) throws -> Findings {
        let more = token.map { #", "nextToken": "\#($0)""# } ?? ""
        return try core.page(Findings.self, "POST", "/audit/findings", body: "{\(members)\(more)}")
    }

    private func allFindings(_ core: TestCore, _ members: String) throws -> [AuditFinding] {
        var (all, token) = ([AuditFinding](), String?.none)
        repeat {
            let page = try findings(core, members + #", "maxResults": 250"#, token: token)
            all += page.findings
            token = page.nextToken
        } while token != nil
        return all
    }

    @Test func `the findings of an audit are those of its checks, with or without the suppressed ones`() throws {
        let core = TestCore(.typical)
        let world = TestWorld(.typical)
        let audit = #""taskId": "\#(world.plan.auditTaskId)", "checkName": "DEVICE_CERTIFICATE_SHARED_CHECK""#
        let all = try allFindings(core, audit)
        #expect(all.count == 2_052)
        #expect(Set(all.compactMap(\.findingId)).count == 2_052)
        #expect(try allFindings(core, audit + #", "listSuppressedFindings": false"#).count == 2_040)
        #expect(try allFindings(core, audit + #", "listSuppressedFindings": true"#).map(\.isSuppressed).count == 12)
        #expect(all[5] == world.account.finding(at: FindingAddress(task: 0, check: 0, index: 5)))
    }

    @Test func `a resource is found, possibly on a short page`() throws {
        let core = TestCore(.typical)
        let world = TestWorld(.typical)
        let wanted = world.account.finding(at: FindingAddress(task: 0, check: 0, index: 1_700))
        let certificate = wanted.nonCompliantResource?.resourceIdentifier?.deviceCertificateId ?? ""
        let members =
            #""taskId": "\#(world.plan.auditTaskId)", "resourceIdentifier": {"deviceCertificateId": "\#(certificate)"}"#
        let first = try findings(core, members)
        #expect(first.findings.isEmpty)
        #expect(first.nextToken != nil)
        #expect(try allFindings(core, members) == [wanted])
    }

    @Test func `findings are listed by time, over all audits`() throws {
        let core = TestCore(.noTarget)
        let world = TestWorld(.noTarget)
        let start = world.startedHoursAgo(1.1)
        let found = try allFindings(core, #""startTime": \#(start), "endTime": \#(world.startedHoursAgo(0))"#)
        #expect(found.count == 401)
        #expect(Set(found.map(\.taskId)) == [world.plan.auditTaskId])
    }

    @Test func `2^63 findings can be listed`() throws {
        let core = TestCore(.large)
        let audit = TestWorld(.large).plan.auditTaskId
        #expect(try findings(core, #""taskId": "\#(audit)", "maxResults": 250"#).findings.count == 250)
        let last = try findings(core, #""taskId": "\#(audit)", "checkName": "FUTURE_CHECK_199_CHECK""#)
        #expect(last.findings.map(\.reasonForNonComplianceCode) == ["FUTURE_REASON_199"])
        #expect(last.nextToken == nil)
    }

    @Test(arguments: [
        ("{}", "InvalidRequestException"), ("", "InvalidRequestException"), ("[", "SerializationException"),
        (#"{"taskId": "a", "startTime": 1, "endTime": 2}"#, "InvalidRequestException"),
        (#"{"startTime": 1}"#, "InvalidRequestException"),
        (#"{"startTime": 2, "endTime": 1}"#, "InvalidRequestException"),
        (#"{"taskId": "a_b"}"#, "InvalidRequestException"), (#"{"taskId": 5}"#, "SerializationException"),
        (#"{"taskId": "a", "maxResults": 251}"#, "InvalidRequestException"),
        (#"{"taskId": "a", "nextToken": "x"}"#, "InvalidRequestException"),
    ])
    func `invalid parameters of the finding list are rejected`(body: String, code: String) {
        #expect(TestCore(.typical).call("POST", "/audit/findings", body: body).errorType == code)
    }

    @Test func `an unknown audit has no findings`() throws {
        #expect(try findings(TestCore(.typical), #""taskId": "none""#).findings.isEmpty)
    }
}

extension TestWorld {
    fileprivate func startedHoursAgo(_ hours: Double) -> Double {
        date(0).timeIntervalSince1970 - hours * 3_600
    }
}
