import ArgumentParser
import IoTClient
import IoTEmulator

/// What the built-in emulator plays, for `demo` and `emulate`.
struct EmulationOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Scenario to emulate.", valueName: "name"))
    var scenario = Scenario.typical

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Speed factor, 0.1 to 1000.", valueName: "factor"))
    var speed = 1.0

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Random seed for rates and failures, 0 or more.", valueName: "number"))
    var seed: UInt64 = 1

    func validate() throws {
        try SpeedFactor.validate(speed)
    }

    /// The region of the built-in emulator.
    static let region = "eu-west-1"
    /// The only key that the built-in emulator accepts. It is not a secret: it works nowhere else.
    static let credentials = Credentials(
        accessKeyId: "AKIAMITWATCHDEMO0000", secretAccessKey: "mitwatch-demo-secret-of-no-account")
    private static let accountId = "123456789012"

    /// Starts the emulator at the beginning of its scenario.
    func start(clocks: Clocks, port: Int, signIn: SignInOptions? = nil) throws -> IoTEmulator {
        let options = EmulatorOptions(
            scenario: scenario, seed: seed, region: Self.region, accountId: Self.accountId,
            accessKeyId: Self.credentials.accessKeyId, secretAccessKey: Self.credentials.secretAccessKey, port: port,
            signIn: signIn)
        do {
            return try IoTEmulator.startBlocking(
                options, startedAt: clocks.now().wall, elapsed: { clocks.elapsed() }, now: { clocks.now().wall },
                signatureClock: { Clocks.machineWall() })
        } catch let problem as PortError {
            let parts = "\(problem)".split(separator: "; ", maxSplits: 1).map(String.init)
            let fix = parts.count > 1 ? parts[1] : "choose another port with --port"
            throw CommandFailure(
                Problem(what: "cannot start the emulator", facts: Array(parts.prefix(1)), fix: fix), .unavailable)
        } catch {
            throw CommandFailure("cannot start the emulator: \(error)", .software)
        }
    }
}

extension Scenario: ExpressibleByArgument {
    /// All scenarios, for help and the man page.
    static let catalog = CommandText.Catalog(title: "Scenarios", rows: allCases.map { ($0.name, $0.summary) })
}

/// How much faster than real time a demo, an emulator or a replay runs.
enum SpeedFactor {
    /// Rejects a factor out of range as a usage error.
    static func validate(_ speed: Double) throws {
        guard (0.1...1000).contains(speed) else {
            throw ValidationError("--speed must be from 0.1 to 1000.")
        }
    }
}
