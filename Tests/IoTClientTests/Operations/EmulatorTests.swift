import FoundationEssentials
import IoTClient
import IoTEmulator
import MitigationModel
import Testing

/// The client module against the built-in emulator, which was written separately.
struct EmulatorTests {
    @Test func `every member of the response is decoded`() async throws {
        try await EmulatedAccount.with { account in
            let response = try await account.client().describeAuditMitigationActionsTask(
                taskId: account.emulator.taskId)
            #expect(response.taskStatus == .inProgress)
            #expect(response.startTime == EmulatedAccount.now.addingTimeInterval(-60))
            #expect(response.endTime == nil)
            #expect(response.taskStatistics?.count == 8)
            #expect(response.taskStatistics?.values.allSatisfy { $0.totalFindingsCount != nil } == true)
            #expect(response.target?.auditTaskId?.isEmpty == false)
            #expect(response.target?.auditCheckToReasonCodeFilter?.isEmpty == false)
            #expect(response.auditCheckToActionsMapping?.count == 8)
            #expect(response.serverDate == EmulatedAccount.now)
            #expect(response.requestId?.text.count == 36)
        }
    }

    @Test func `all six types of action are decoded`() async throws {
        try await EmulatedAccount.with { account in
            let response = try await account.client().describeAuditMitigationActionsTask(
                taskId: account.emulator.taskId)
            let params = (response.actionsDefinition ?? []).compactMap(\.actionParams)
            #expect(params.contains { $0.updateDeviceCertificateParams?.action == "DEACTIVATE" })
            #expect(params.contains { $0.updateCACertificateParams?.action == "DEACTIVATE" })
            #expect(params.contains { $0.addThingsToThingGroupParams?.thingGroupNames?.isEmpty == false })
            #expect(params.contains { $0.replaceDefaultPolicyVersionParams?.templateName == "BLANK_POLICY" })
            #expect(params.contains { $0.enableIoTLoggingParams?.logLevel != nil })
            #expect(params.contains { $0.publishFindingToSnsParams?.topicArn?.hasPrefix("arn:aws:sns:") == true })
        }
    }

    @Test(arguments: Scenario.allCases.filter { $0 != .flaky })
    func `every scenario is decoded from its beginning to its end`(scenario: Scenario) async throws {
        for seconds in [0, 5, 90, 400] {
            try await EmulatedAccount.with(scenario, at: seconds) { account in
                let client = try account.client()
                let response = try await client.describeAuditMitigationActionsTask(taskId: account.emulator.taskId)
                #expect(response.taskStatus != nil)
            }
        }
    }

    @Test func `many polls share one connection`() async throws {
        try await EmulatedAccount.with { account in
            let client = try account.client()
            for _ in 1...5 {
                #expect(await account.refusal(of: client) == nil)
            }
            #expect(account.emulator.counters.connections == 1)
        }
    }

    @Test func `a task that does not exist is not found`() async throws {
        try await EmulatedAccount.with { account in
            let refusal = await account.refusal(of: try account.client(), taskId: "no-such")
            guard case .resourceNotFound(let fault) = refusal else {
                Issue.record("not rejected as ResourceNotFoundException")
                return
            }
            #expect(fault.code == "ResourceNotFoundException")
            #expect(fault.statusCode == 404)
            #expect(fault.message?.text.isEmpty == false)
            #expect(fault.requestId?.text.count == 36)
        }
    }

    @Test func `invalid credentials are rejected, each with its own error`() async throws {
        try await EmulatedAccount.with { account in
            let refusals = [
                await account.refusal(of: try account.client(secret: "wrong")),
                await account.refusal(of: try account.client(accessKeyId: "AKIDOTHER")),
                await account.refusal(of: try account.client(region: "us-east-1")),
            ]
            let faults = refusals.map { refusal -> CommonFault? in
                if case .common(let fault, _) = refusal { fault } else { nil }
            }
            #expect(faults == [.badSignature, .unknownKey, .badSignature])
        }
    }

    @Test func `each fault is distinguished`() async throws {
        try await EmulatedAccount.with { account in
            let client = try account.client()
            let kinds: [(Fault, String)] = [
                (.status(500), "InternalFailureException"), (.status(503), "ServiceUnavailableException"),
                (.status(400), "ThrottlingException"), (.status(429), "ThrottlingException"),
                (.status(403), "AccessDeniedException"), (.reset, "connectionReset"), (.garbage, "notJSON"),
                (.html, "notJSONContent"), (.truncated, "closedEarly"),
            ]
            for (fault, kind) in kinds {
                account.emulator.setFault(fault)
                #expect(await account.refusal(of: client).map(Self.kind) == kind)
            }
            account.emulator.setFault(nil)
            #expect(await account.refusal(of: client) == nil)
        }
    }

    private static func kind(_ error: IoTError) -> String {
        switch error {
        case .transport(let problem):
            switch problem.reason {
            case .connectionReset: "connectionReset"
            case .closedEarly: "closedEarly"
            default: "\(problem)"
            }
        case .undecodable(let answer):
            switch answer.reason {
            case .notJSON: "notJSON"
            case .notJSONContent: "notJSONContent"
            default: "\(answer)"
            }
        default:
            error.code?.text ?? "\(error)"
        }
    }
}
