import ArgumentParser
import Dashboard
import IoTEmulator
import Terminal

struct Demo: DescribedCommand {
    static let text = CommandText(
        command: .demo,
        abstract: "Try mitwatch with the built-in emulator. No AWS account needed.",
        arguments: "[<options>]",
        paragraphs: [
            """
            Runs the dashboard against an emulator in this program, over HTTP on 127.0.0.1. All keys and options work \
            as with AWS.
            """
        ],
        examples: [
            "mitwatch demo --scenario failing",
            "mitwatch demo --speed 10",
            "mitwatch demo --plain --speed 60",
        ],
        catalog: Scenario.catalog)
    static let configuration = text.configuration()

    @OptionGroup(title: OptionTitle.emulator) var emulation: EmulationOptions

    @OptionGroup(title: OptionTitle.polling) var pace: DemoIntervalOption

    @OptionGroup(title: OptionTitle.alerts) var alerts: AlertOptions

    @OptionGroup var acting: ActingOptions

    @OptionGroup(title: OptionTitle.output) var record: RecordOption

    @OptionGroup(title: OptionTitle.emulator) var signIn: DemoProfileOption

    @OptionGroup(title: OptionTitle.connection) var input: InputOption

    @OptionGroup(title: OptionTitle.display) var presentation: PresentationFlags

    @OptionGroup(title: OptionTitle.logging) var logging: LogOptions

    func run() throws {
        try CommandFailure.reportingErrors {
            let shown = presentation.presentation(.current())
            let signals = try shown.signals()
            let clocks = Clocks(speed: emulation.speed)
            let reports = try acting.report.writer()
            let signsIn = emulation.scenario == .signIn
            let emulator = try emulation.start(
                clocks: clocks, port: 0,
                signIn: signsIn ? DemoHome.options : nil)
            defer { try? emulator.shutdownBlocking() }
            let home = try emulator.signInFiles.map {
                try DemoHome($0, endpointURL: emulator.endpointURL, profile: signIn.profile)
            }
            defer { home?.remove() }
            let connection = try connection(to: emulator, home)
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

    /// With the emulator's own key, or signing in with the files of a home directory.
    private func connection(to emulator: IoTEmulator, _ home: DemoHome?) throws -> Connection {
        guard let home else {
            return try Connection(
                embedded: emulator.endpointURL, region: EmulationOptions.region,
                credentials: EmulationOptions.credentials, log: try logging.open())
        }
        return try Connection(
            options: ConnectionOptions.parse(logging.words), environment: home.environment
        ).prompting(input.prompts)
    }
}

/// How the demo of signing in signs in.
struct DemoProfileOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Profile in scenario sign-in: demo (role with an MFA code), demo-sso (single sign-on) or demo-login "
                + "(login session).",
            valueName: "name"))
    var profile = SignInFiles.roleProfile

    func validate() throws {
        let names = [SignInFiles.roleProfile, SignInFiles.singleSignOnProfile, SignInFiles.loginProfile]
        guard names.contains(profile) else {
            throw ValidationError("--profile must be \(names.dropLast().joined(separator: ", ")) or \(names[2]).")
        }
    }
}
