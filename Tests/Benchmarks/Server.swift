import FoundationEssentials
import Glibc
import IoTClient
import IoTEmulator
import PseudoTerminal

/// The built-in emulator in a process of its own: its work is not the client's.
struct Server {
    /// The URL that it listens on.
    let url: String
    private let process: PseudoTerminal

    static let taskId = Scenario.stalled.taskId
    static let region = "eu-west-1"
    /// The only key that the emulator accepts. It is not a secret: it opens nothing else.
    static let credentials = Credentials(accessKeyId: "AKIDBENCHMARK", secretAccessKey: "secret-of-no-account")

    /// Starts it. It ends with the value.
    init() throws {
        process = try Part.server.start(columns: 80, rows: 24)
        guard process.waitUntil({ $0.row(0).hasPrefix("http://") && $0.row(1) == "ready" }) else {
            throw BenchmarkError("the server does not start")
        }
        url = process.screen.row(0)
    }

    /// Serves until the process is killed.
    static func run() async throws {
        let options = EmulatorOptions(
            scenario: .stalled, seed: 1, region: region, accountId: "123456789012",
            accessKeyId: credentials.accessKeyId, secretAccessKey: credentials.secretAccessKey)
        let server = try await IoTEmulator.start(
            options, startedAt: Date(), elapsed: { .seconds(90) }, now: { Date() })
        print("\(server.endpointURL)\nready")
        while true { pause() }
    }
}
