import FoundationEssentials
import IoTClient
import IoTEmulator

/// The built-in emulator at a moment of a scenario, and clients that call it over the loopback socket.
struct EmulatedAccount {
    /// The clock of both sides, unless a test changes one.
    static let now = Date(timeIntervalSince1970: 1_790_000_000)

    /// A busy machine is slow.
    static let patient = AsyncHTTPClientTransport.Limits(
        connect: .seconds(120), read: .seconds(120), head: .seconds(120), request: .seconds(120))

    let emulator: IoTEmulator
    private let transport: AsyncHTTPClientTransport

    /// Runs a test against an emulator whose scenario is stopped at a time, and then shuts everything down.
    static func with(
        _ scenario: Scenario = .typical, at seconds: Int = 60, limits: AsyncHTTPClientTransport.Limits = patient,
        _ test: (EmulatedAccount) async throws -> Void
    ) async throws {
        let emulator = try await IoTEmulator.start(
            EmulatorOptions(
                scenario: scenario, seed: 7, region: "eu-west-1", accountId: "123456789012", accessKeyId: "AKIDTEST",
                secretAccessKey: "secret"),
            startedAt: now.addingTimeInterval(-Double(seconds)), elapsed: { .seconds(seconds) }, now: { now })
        let transport = AsyncHTTPClientTransport(product: "tests", version: "1", limits: limits)
        var outcome = Result<Void, any Error>.success(())
        do {
            try await test(EmulatedAccount(emulator: emulator, transport: transport))
        } catch {
            outcome = .failure(error)
        }
        await transport.shutdown()
        try await emulator.shutdown()
        try outcome.get()
    }

    func client(
        accessKeyId: String = "AKIDTEST", secret: String = "secret", region: String = "eu-west-1", clock: Date = now,
        sleep: @escaping @Sendable (Duration) async throws -> Void = { _ in }
    ) throws -> IoTClient {
        IoTClient(
            region: try Region(region), endpoint: try Endpoint(url: emulator.endpointURL),
            credentials: StaticCredentials(Credentials(accessKeyId: accessKeyId, secretAccessKey: secret)),
            transport: transport, now: { clock }, sleep: sleep)
    }

    /// The error that a call throws; nil for none.
    func refusal(of client: IoTClient, taskId: String? = nil) async -> IoTError? {
        do {
            _ = try await client.describeAuditMitigationActionsTask(taskId: taskId ?? emulator.taskId)
            return nil
        } catch {
            return error
        }
    }
}
