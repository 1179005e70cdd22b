import FoundationEssentials
import MitigationModel
import Testing

@Suite struct TaskDecodingTests {
    @Test func `every member of the page's response is read`() throws {
        #expect(try decodeTask(DescribedTask.json(DescribedTask.members)) == DescribedTask.value)
    }

    @Test func `encoding and decoding give the same value`() throws {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .secondsSince1970
        let json = String(decoding: try encoder.encode(DescribedTask.value), as: UTF8.self)
        #expect(try decodeTask(json) == DescribedTask.value)
    }

    @Test(arguments: DescribedTask.members.keys.sorted())
    func `a missing member is absent and the others are read`(_ name: String) throws {
        var members = DescribedTask.members
        members[name] = nil
        #expect(try decodeTask(DescribedTask.json(members)) == DescribedTask.value.without(name))
    }

    @Test(arguments: DescribedTask.members.keys.sorted())
    func `a null member is absent and the others are read`(_ name: String) throws {
        var members = DescribedTask.members
        members[name] = "null"
        #expect(try decodeTask(DescribedTask.json(members)) == DescribedTask.value.without(name))
    }

    @Test func `an empty object is a task without members`() throws {
        #expect(try decodeTask("{}") == AuditMitigationActionsTask())
    }

    @Test func `unknown members are ignored at every level`() throws {
        let json = """
            {"later": {"x": [1]}, "taskStatus": "FAILED", "target": {"later": 1, "auditTaskId": "a"},
             "taskStatistics": {"C": {"later": "x", "failedFindingsCount": 1}},
             "actionsDefinition": [{"later": true, "name": "n"}]}
            """
        let expected = AuditMitigationActionsTask(
            taskStatus: .failed, taskStatistics: ["C": TaskStatisticsForAuditCheck(failedFindingsCount: 1)],
            target: AuditMitigationActionsTaskTarget(auditTaskId: "a"), actionsDefinition: [MitigationAction(name: "n")]
        )
        #expect(try decodeTask(json) == expected)
    }

    @Test func `an unknown status is kept unchanged and is not final`() throws {
        let status = try decodeTask(#"{"taskStatus": "PAUSED"}"#).taskStatus
        #expect(status?.rawValue == "PAUSED")
        #expect(status?.isFinal == false)
    }

    @Test func `an unknown check and an unknown log level are kept unchanged`() throws {
        let task = try decodeTask(
            """
            {"taskStatistics": {"NEW_CHECK": {}}, "auditCheckToActionsMapping": {"OTHER \\u0007 CHECK": ["a"]},
             "actionsDefinition": [{"actionParams": {"enableIoTLoggingParams": {"logLevel": "TRACE"}}}]}
            """)
        #expect(task.taskStatistics == ["NEW_CHECK": TaskStatisticsForAuditCheck()])
        #expect(task.auditCheckToActionsMapping == ["OTHER \u{07} CHECK": ["a"]])
        #expect(task.actionsDefinition?.first?.actionParams?.enableIoTLoggingParams?.logLevel == "TRACE")
    }

    @Test func `an unknown type of action keeps its name and null does not count`() throws {
        let task = try decodeTask(
            #"{"actionsDefinition": [{"actionParams": {"zParams": {}, "aParams": 1, "nullParams": null}}]}"#)
        let expected = MitigationActionParams(unknownMembers: ["aParams", "zParams"])
        #expect(task.actionsDefinition == [MitigationAction(actionParams: expected)])
    }

    @Test func `nulls in lists and maps are dropped and the order stays`() throws {
        let task = try decodeTask(
            """
            {"taskStatistics": {"A": null, "B": {"totalFindingsCount": null}},
             "target": {"findingIds": ["z", null, "a"], "auditCheckToReasonCodeFilter": {"A": [null, "r"], "B": null}},
             "auditCheckToActionsMapping": {"A": ["z", null, "m", "a"], "B": null},
             "actionsDefinition": [null, {"actionParams": {"addThingsToThingGroupParams": {"thingGroupNames":
             [null, "g"]}}}]}
            """)
        let groups = MitigationActionParams(addThingsToThingGroupParams: .init(thingGroupNames: ["g"]))
        #expect(
            task
                == AuditMitigationActionsTask(
                    taskStatistics: ["B": TaskStatisticsForAuditCheck()],
                    target: AuditMitigationActionsTaskTarget(
                        findingIds: ["z", "a"], auditCheckToReasonCodeFilter: ["A": ["r"]]),
                    auditCheckToActionsMapping: ["A": ["z", "m", "a"]],
                    actionsDefinition: [MitigationAction(actionParams: groups)]))
    }

    @Test func `the first of two equal members counts`() throws {
        #expect(try decodeTask(#"{"taskStatus": "FAILED", "taskStatus": "COMPLETED"}"#).taskStatus == .failed)
    }

    @Test(arguments: ["1563220800.123", "1.563220800123E9", "1563220800123e-3"])
    func `times are seconds with a fraction in plain or exponent form`(_ number: String) throws {
        let time = try decodeTask(#"{"startTime": \#(number)}"#).startTime
        #expect(time == Date(timeIntervalSince1970: 1_563_220_800.123))
    }

    @Test(arguments: [
        String(repeating: "[", count: 100_000),
        #"{"later": "# + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000) + "}",
        #"{"taskStatistics": "# + String(repeating: #"{"a":"#, count: 100_000),
    ])
    func `very deep nesting is an error and no crash`(_ json: String) {
        #expect(throws: DecodingError.self) { try decodeTask(json) }
    }
}

extension AuditMitigationActionsTask {
    fileprivate func without(_ member: String) -> Self {
        var task = self
        switch member {
        case "taskStatus": task.taskStatus = nil
        case "startTime": task.startTime = nil
        case "endTime": task.endTime = nil
        case "taskStatistics": task.taskStatistics = nil
        case "target": task.target = nil
        case "auditCheckToActionsMapping": task.auditCheckToActionsMapping = nil
        case "actionsDefinition": task.actionsDefinition = nil
        default: Issue.record("no member \(member)")
        }
        return task
    }
}
