import FoundationEssentials
import MitigationModel
import Testing

@testable import IoTEmulator

@Suite struct AuditServiceTests {
    private static let task = "/audit/mitigationactions/tasks/quarantine-0412"

    @Test func `a task decodes to the scenario's values`() throws {
        let core = TestCore(.typical)
        core.elapsed = .seconds(42)
        let answer = core.call("GET", Self.task)
        #expect(answer.status == 200)
        #expect(try answer.decoded(AuditMitigationActionsTask.self) == TestWorld(.typical).task(42_000))
    }

    @Test(arguments: Scenario.allCases.filter { $0 != .flaky })
    func `every scenario's task is readable JSON`(scenario: Scenario) throws {
        let core = TestCore(scenario)
        core.elapsed = .seconds(100)
        let task = try core.call("GET", "/audit/mitigationactions/tasks/\(scenario.taskId)")
            .decoded(AuditMitigationActionsTask.self)
        #expect(task.taskStatistics == TestWorld(scenario).task(100_000).taskStatistics)
        #expect(task.actionsDefinition == TestWorld(scenario).task(100_000).actionsDefinition)
        #expect(task.target == TestWorld(scenario).task(100_000).target)
    }

    @Test func `times are numbers with three decimals`() {
        let core = TestCore(.typical)
        core.elapsed = .seconds(170)
        let body = core.call("GET", Self.task).body
        #expect(body.hasPrefix(#"{"taskStatus":"COMPLETED","startTime":1795446862.000,"endTime":1795447030.500,"#))
    }

    @Test(arguments: [
        ("/audit/mitigationactions/tasks/no-such-task", 404, "ResourceNotFoundException"),
        ("/audit/mitigationactions/tasks/a%20b", 400, "InvalidRequestException"),
        ("/audit/mitigationactions/tasks/a%2Fb", 400, "InvalidRequestException"),
        ("/audit/mitigationactions/tasks/%C3%A9", 400, "InvalidRequestException"),
        ("/audit/mitigationactions/tasks/\(String(repeating: "a", count: 129))", 400, "InvalidRequestException"),
        ("/audit/mitigationactions/tasks/\(String(repeating: "a", count: 128))", 404, "ResourceNotFoundException"),
        ("/audit/mitigationactions/tasks/", 400, "InvalidRequestException"),
        ("/audit/mitigationactions/tasks/quarantine-0412/", 404, "UnknownOperationException"),
        ("/audit/findings/00000000-0000-0000-0000-000000000000", 404, "ResourceNotFoundException"),
        ("/audit/findings/a.b", 400, "InvalidRequestException"),
        ("/audit", 404, "UnknownOperationException"),
        ("/", 404, "UnknownOperationException"),
        ("/audit/../audit/findings", 404, "UnknownOperationException"),
    ])
    func `what AWS rejects is rejected`(path: String, status: Int, code: String) {
        let answer = TestCore(.typical).call("GET", path)
        #expect(answer.status == status)
        #expect(answer.errorType == code)
        #expect(answer.message != nil)
    }

    @Test func `an invalid parameter is reported with AWS's message`() {
        #expect(
            TestCore(.typical).call("GET", "/audit/mitigationactions/tasks/a%20b").message
                == "1 validation error detected: Value 'a b' at 'taskId' failed to satisfy constraint: "
                + "Member must satisfy regular expression pattern: [a-zA-Z0-9_-]+")
    }

    @Test func `a cancel request ends a running task permanently`() throws {
        let core = TestCore(.typical)
        core.elapsed = .seconds(30)
        let before = try core.call("GET", Self.task).decoded(AuditMitigationActionsTask.self)
        #expect(core.call("PUT", Self.task + "/cancel").body == "{}")
        core.elapsed = .seconds(300)
        let after = try core.call("GET", Self.task).decoded(AuditMitigationActionsTask.self)
        #expect(after.taskStatus == .canceled)
        #expect(after.endTime == TestWorld.startedAt.addingTimeInterval(30))
        let check = AuditCheck.deviceCertificateShared.name
        #expect(
            after.taskStatistics?[check]?.succeededFindingsCount
                == before.taskStatistics?[check]?.succeededFindingsCount)
        #expect((after.taskStatistics?[check]?.canceledFindingsCount ?? 0) > 1_000)
        let again = core.call("PUT", Self.task + "/cancel")
        #expect(again.errorType == "InvalidRequestException")
        #expect(again.message == "The task is CANCELED and cannot be canceled.")
    }

    @Test func `a cancel request for an ended or unknown task is rejected`() {
        let core = TestCore(.typical)
        let tasks = "/audit/mitigationactions/tasks/"
        #expect(core.call("PUT", tasks + "policy-lockdown/cancel").errorType == "InvalidRequestException")
        #expect(core.call("PUT", tasks + "nobody/cancel").errorType == "ResourceNotFoundException")
        core.elapsed = .seconds(170)
        #expect(core.call("PUT", Self.task + "/cancel").errorType == "InvalidRequestException")
    }

    @Test func `a finding is described with its resource, and an unknown one is not found`() throws {
        let core = TestCore(.findingIds)
        struct Body: Decodable {
            let finding: AuditFinding
        }
        let world = TestWorld(.findingIds)
        let ids = world.task(0).target?.findingIds ?? []
        for id in ids.dropLast() {
            let finding = try core.call("GET", "/audit/findings/\(id)").decoded(Body.self).finding
            #expect(finding.findingId == id)
            #expect(finding.nonCompliantResource?.resourceIdentifier != nil)
            #expect(finding.isSuppressed == false)
        }
        #expect(core.call("GET", "/audit/findings/\(ids.last ?? "")").errorType == "ResourceNotFoundException")
    }
}
