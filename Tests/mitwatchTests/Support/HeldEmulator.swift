import FoundationEssentials
import IoTEmulator

/// Runs a test with a server whose scenario is held (default: at one minute).
func withEmulator(
    _ scenario: Scenario = .typical, elapsed: Duration = .seconds(60), secret: String = "secret",
    _ test: (IoTEmulator) async throws -> Void
) async throws {
    let emulator = try await IoTEmulator.start(
        EmulatorOptions(
            scenario: scenario, seed: 7, region: "eu-west-1", accountId: "123456789012",
            accessKeyId: "AKIDTEST", secretAccessKey: secret),
        startedAt: Date().addingTimeInterval(-Double(elapsed.components.seconds)), elapsed: { elapsed }, now: { Date() }
    )
    var outcome = Result<Void, any Error>.success(())
    do {
        try await test(emulator)
    } catch {
        outcome = .failure(error)
    }
    try await emulator.shutdown()
    try outcome.get()
}
