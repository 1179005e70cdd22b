import FoundationEssentials
import MitigationModel
import Testing

@Suite struct PageDecodingTests {
    private func decode<Value: Decodable>(_ json: String, as type: Value.Type = Value.self) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        return try decoder.decode(type, from: Data(json.utf8))
    }

    @Test func `a page of tasks has its entries and the next token`() throws {
        let page = try decode(
            #"{"tasks": [{"taskId": "t", "startTime": 1.5, "taskStatus": "NEW"}, null, {}], "nextToken": "n", "x": 1}"#,
            as: AuditMitigationActionsTasksPage.self)
        let task = AuditMitigationActionsTaskSummary(
            taskId: "t", startTime: Date(timeIntervalSince1970: 1.5), taskStatus: TaskStatus("NEW"))
        let expected = AuditMitigationActionsTasksPage(
            tasks: [task, AuditMitigationActionsTaskSummary()], nextToken: "n")
        #expect(page == expected)
    }

    @Test func `a page of executions has every member`() throws {
        let page = try decode(
            #"""
            {"actionsExecutions": [null, {"taskId": "t", "findingId": "f", "actionName": "a", "actionId": "i",
             "status": "FAILED", "startTime": 1, "endTime": 2, "errorCode": "E", "message": "m"}]}
            """#, as: AuditMitigationActionsExecutionsPage.self)
        let execution = AuditMitigationActionExecution(
            taskId: "t", findingId: "f", actionName: "a", actionId: "i", status: .failed,
            startTime: Date(timeIntervalSince1970: 1), endTime: Date(timeIntervalSince1970: 2), errorCode: "E",
            message: "m")
        #expect(page == AuditMitigationActionsExecutionsPage(actionsExecutions: [execution]))
    }

    @Test func `a finding has every member, and nulls in its lists and maps are dropped`() throws {
        let page = try decode(
            #"""
            {"findings": [{"findingId": "f", "taskId": "a", "checkName": "C", "taskStartTime": 1, "findingTime": 2,
             "severity": "SEVERE", "nonCompliantResource": {"resourceType": "CLIENT_ID", "resourceIdentifier":
             {"clientId": "c"}, "additionalInfo": {"k": "v", "n": null}}, "relatedResources": [null, {"additionalInfo":
             {"n": null}}], "reasonForNonCompliance": "r", "reasonForNonComplianceCode": "R", "isSuppressed": true}]}
            """#, as: AuditFindingsPage.self)
        let finding = AuditFinding(
            findingId: "f", taskId: "a", checkName: CheckName("C"), taskStartTime: Date(timeIntervalSince1970: 1),
            findingTime: Date(timeIntervalSince1970: 2), severity: AuditFindingSeverity("SEVERE"),
            nonCompliantResource: NonCompliantResource(
                resourceType: .clientId, resourceIdentifier: ResourceIdentifier(clientId: "c"),
                additionalInfo: ["k": "v"]),
            relatedResources: [RelatedResource(additionalInfo: [:])], reasonForNonCompliance: "r",
            reasonForNonComplianceCode: "R", isSuppressed: true)
        #expect(page == AuditFindingsPage(findings: [finding]))
    }

    @Test func `members that are absent or null are nil`() throws {
        for json in ["{}", #"{"findings": null, "nextToken": null, "finding": null, "tasks": null}"#] {
            #expect(try decode(json) == AuditFindingsPage())
            #expect(try decode(json) == DescribedAuditFinding())
            #expect(try decode(json) == AuditMitigationActionsTasksPage())
            #expect(try decode(json) == AuditMitigationActionsExecutionsPage())
        }
        #expect(try decode(#"{"finding": {}}"#) == DescribedAuditFinding(finding: AuditFinding()))
    }

    @Test(arguments: [
        #"{"findings": {}}"#, #"{"findings": [[]]}"#, #"{"findings": [{"isSuppressed": "no"}]}"#,
        #"{"findings": [{"relatedResources": {}}]}"#, #"{"nextToken": 1}"#,
        #"{"findings": [{"nonCompliantResource": {"additionalInfo": {"k": 1}}}]}"#,
    ])
    func `a wrong type is an error`(_ json: String) {
        #expect(throws: DecodingError.self) { try decode(json, as: AuditFindingsPage.self) }
    }
}
