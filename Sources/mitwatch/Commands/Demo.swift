import ArgumentParser
import Dashboard
import IoTClient
import IoTEmulator
import Terminal

struct Demo: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "See it work on a server inside this program, without an AWS account.",
        usage: "mitwatch demo [<options>]",
        discussion: """
            mitwatch demo --scenario failing
            mitwatch demo --speed 10

            Scenarios:
            \(Scenario.summaries)
            """)

    @OptionGroup var emulation: EmulationOptions

    @Option(help: ArgumentHelp("Time between polls, such as 5s or 1m; 1s to 5m.", valueName: "time"))
    var interval = DurationArgument(.seconds(2))

    func run() throws {
        try CommandFailure.toldAndThrown {
            let signals = try SignalInbox.forProgram()
            let clocks = Clocks(speed: emulation.speed)
            let emulator = try emulation.start(clocks: clocks, port: 0)
            defer { try? emulator.shutdownBlocking() }
            let region = try Region(EmulationOptions.region)
            let setup = WatchSetup(
                taskId: emulator.taskId, region: region.rawValue,
                endpoint: .embedded("127.0.0.1:\(emulator.port)", scenario: emulation.scenario.name),
                interval: interval.duration)
            let session = Session(
                setup: setup, region: region, endpoint: try Endpoint(url: emulator.endpointURL),
                credentials: { _ in StaticCredentials(EmulationOptions.credentials) }, clocks: clocks,
                signals: signals, environment: ProgramEnvironment.current())
            throw try session.run()
        }
    }
}
