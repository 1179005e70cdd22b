import ArgumentParser
import IoTEmulator
import Terminal

struct Emulate: DescribedCommand {
    static let text = CommandText(
        command: .emulate,
        abstract: "Run the built-in emulator for other clients (AWS CLI, boto3).",
        arguments: "[<options>]",
        paragraphs: [
            """
            Listens only on 127.0.0.1, prints how to point the AWS CLI at it, and runs until Ctrl-C, SIGTERM or SIGHUP.
            """
        ],
        examples: [
            "mitwatch emulate --scenario flaky --port 8080"
        ],
        catalog: Scenario.catalog)
    static let configuration = text.configuration()

    @OptionGroup(title: OptionTitle.emulator) var emulation: EmulationOptions

    @OptionGroup(title: OptionTitle.emulator) private var listening: PortOption

    func run() throws {
        try CommandFailure.reportingErrors {
            let signals = try SignalInbox.forProgram(Signal.endings)
            let emulator = try emulation.start(clocks: Clocks(speed: emulation.speed), port: listening.port)
            try StandardOutput.write(instructions(endpointURL: emulator.endpointURL, taskId: emulator.taskId) + "\n")
            while signals.drain().isEmpty {
                _ = Poller.wait(for: [.readable(signals.descriptor)], timeout: nil)
            }
            try emulator.shutdownBlocking()
        }
    }

    /// The shell settings that the AWS CLI needs for this endpoint, and the user's own settings that would interfere.
    private func instructions(endpointURL: String, taskId: String) -> String {
        """
        export AWS_ENDPOINT_URL_IOT=\(endpointURL)
        export AWS_REGION=\(EmulationOptions.region) AWS_DEFAULT_REGION=\(EmulationOptions.region)
        export AWS_ACCESS_KEY_ID=\(EmulationOptions.credentials.accessKeyId)
        export AWS_SECRET_ACCESS_KEY=\(EmulationOptions.credentials.secretAccessKey)
        unset AWS_SESSION_TOKEN AWS_SECURITY_TOKEN AWS_PROFILE AWS_DEFAULT_PROFILE
        unset AWS_IGNORE_CONFIGURED_ENDPOINT_URLS AWS_USE_FIPS_ENDPOINT AWS_USE_DUALSTACK_ENDPOINT
        export NO_PROXY="127.0.0.1${NO_PROXY:+,$NO_PROXY}" no_proxy="127.0.0.1${no_proxy:+,$no_proxy}"
        # Running; press Ctrl-C to stop. Paste the lines above into another shell, then try:
        # aws iot describe-audit-mitigation-actions-task --task-id=\(taskId)
        # python3 -c 'import boto3; print(boto3.client("iot").\
        describe_audit_mitigation_actions_task(taskId="\(taskId)"))'
        # mitwatch watch -- \(taskId)
        """
    }
}

/// Where the emulator listens.
struct PortOption: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Port on 127.0.0.1; 0 picks a free port.", valueName: "number"))
    var port = 0

    func validate() throws {
        guard (0...65535).contains(port) else {
            throw ValidationError("--port must be from 0 to 65535.")
        }
    }
}
