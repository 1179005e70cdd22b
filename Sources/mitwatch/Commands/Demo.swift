import ArgumentParser
import Dashboard
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
            mitwatch demo --plain --speed 60

            Scenarios:
            \(Scenario.summaries)
            """)

    @OptionGroup var emulation: EmulationOptions

    @OptionGroup var pace: DemoIntervalOption

    @OptionGroup var alerts: AlertOptions

    @OptionGroup var acting: ActingOptions

    @OptionGroup var record: RecordOption

    @OptionGroup var presentation: PresentationFlags

    @OptionGroup var logging: LogOptions

    func run() throws {
        try CommandFailure.reportingErrors {
            let shown = presentation.presentation(.current())
            let signals = try shown.signals()
            let clocks = Clocks(speed: emulation.speed)
            let reports = try acting.report.writer()
            let emulator = try emulation.start(clocks: clocks, port: 0)
            defer { try? emulator.shutdownBlocking() }
            let connection = try Connection(
                embedded: emulator.endpointURL, region: EmulationOptions.region,
                credentials: EmulationOptions.credentials, log: try logging.open())
            var setup = WatchSetup(
                taskId: emulator.taskId, region: EmulationOptions.region,
                endpoint: .embedded(connection.endpoint.authority, scenario: emulation.scenario.name),
                interval: pace.interval?.duration ?? .seconds(2), speed: emulation.speed)
            setup.allowsCancel = acting.allowCancel
            alerts.apply(to: &setup)
            let session = Session(
                setup: setup, connection: connection, clocks: clocks, signals: signals,
                presentation: shown, reports: reports, recording: try record.file())
            throw try session.run()
        }
    }
}
