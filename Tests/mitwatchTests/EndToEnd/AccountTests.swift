import IoTEmulator
import PseudoTerminal
import Testing

/// Which account a session belongs to: looked up with STS, without delaying the first poll.
struct AccountTests {
    private static let identity = LoopbackService.Reaction.answer(
        """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
          <Arn>arn:aws:sts::444455556666:assumed-role/ops/me</Arn><UserId>AROAEXAMPLE:me</UserId>
          <Account>444455556666</Account>
        </GetCallerIdentityResult></GetCallerIdentityResponse>
        """, type: "text/xml")

    /// In a terminal that is wide enough for the whole number.
    private func start(_ taskId: String, iot: String, sts: String?) throws -> PseudoTerminal {
        var environment = [
            "AWS_ENDPOINT_URL_IOT": iot, "AWS_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "AKIDTEST",
            "AWS_SECRET_ACCESS_KEY": "secret",
        ]
        environment["AWS_ENDPOINT_URL_STS"] = sts
        return try Program.start([taskId], environment: environment, columns: 180, rows: 36)
    }

    @Test func `the account from STS is shown, and STS is called once`() async throws {
        try await LoopbackService.run({ _ in Self.identity }) { sts in
            try await withEmulator { emulator in
                let watch = try start(emulator.taskId, iot: emulator.endpointURL, sts: sts.url)
                #expect(watch.waitUntil { $0.row(0).contains("444455556666") })
                watch.type("r")
                #expect(watch.waitUntil { _ in polls(emulator) >= 2 })
                #expect(sts.requests.map(\.target) == ["POST /"])
                #expect(sts.requests.map(\.body) == ["Action=GetCallerIdentity&Version=2011-06-15"])
            }
        }
    }

    @Test func `if STS rejects the call, the account comes from a role in the response`() async throws {
        let refusal = LoopbackService.Reaction.answer(
            "<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>", status: 403, type: "text/xml")
        try await LoopbackService.run({ _ in refusal }) { sts in
            try await withEmulator { emulator in
                let watch = try start(emulator.taskId, iot: emulator.endpointURL, sts: sts.url)
                #expect(watch.waitUntil { $0.row(0).contains("IN PROGRESS") && $0.row(0).contains("123456789012") })
                #expect(watch.waitUntil { _ in sts.requests.count == 1 })
            }
        }
    }

    @Test func `without STS and without a role the account is unknown`() async throws {
        try await LoopbackService.run({ _ in .answer(LoopbackService.taskWithoutRole) }) { service in
            let watch = try start("t1", iot: service.url, sts: nil)
            #expect(watch.waitUntil { $0.row(0).contains("IN PROGRESS") && $0.row(0).contains("account unknown") })
            #expect(service.requests.allSatisfy { $0.target == "GET /audit/mitigationactions/tasks/t1" })
        }
    }

    @Test func `if STS never responds, the first poll is not delayed`() async throws {
        try await LoopbackService.run({ _ in .silence }) { sts in
            try await withEmulator { emulator in
                let watch = try start(emulator.taskId, iot: emulator.endpointURL, sts: sts.url)
                #expect(
                    watch.waitUntil {
                        sts.requests.count == 1 && $0.row(0).contains("IN PROGRESS")
                            && $0.row(0).contains("123456789012")
                    })
                // The call is still open: it was not canceled before the response of AWS IoT arrived.
                #expect(sts.openConnections == 1)
            }
        }
    }

    private func polls(_ emulator: IoTEmulator) -> Int {
        emulator.counters.requests["DescribeAuditMitigationActionsTask", default: 0]
    }
}
