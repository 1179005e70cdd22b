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
            try StandardOutput.write(instructions(emulator) + "\n")
            while signals.drain().isEmpty {
                _ = Poller.wait(for: [.readable(signals.descriptor)], timeout: nil)
            }
            try emulator.shutdownBlocking()
        }
    }

    /// The shell settings that the AWS CLI needs for this endpoint, and the user's own settings that would interfere.
    private func instructions(_ emulator: IoTEmulator) -> String {
        let taskId = emulator.taskId
        return """
            export AWS_ENDPOINT_URL_IOT=\(emulator.endpointURL)
            export AWS_REGION=\(EmulationOptions.region) AWS_DEFAULT_REGION=\(EmulationOptions.region)
            export AWS_ACCESS_KEY_ID=\(EmulationOptions.credentials.accessKeyId)
            export AWS_SECRET_ACCESS_KEY=\(EmulationOptions.credentials.secretAccessKey)
            unset AWS_SESSION_TOKEN AWS_SECURITY_TOKEN AWS_PROFILE AWS_DEFAULT_PROFILE
            unset AWS_IGNORE_CONFIGURED_ENDPOINT_URLS AWS_USE_FIPS_ENDPOINT AWS_USE_DUALSTACK_ENDPOINT
            \(signInCommands(emulator))\
            export NO_PROXY="127.0.0.1${NO_PROXY:+,$NO_PROXY}" no_proxy="127.0.0.1${no_proxy:+,$no_proxy}"
            # Running; press Ctrl-C to stop. Paste the lines above into another shell, then try:
            \(signInExamples(emulator))\
            # aws iot describe-audit-mitigation-actions-task --task-id=\(taskId)
            # python3 -c 'import boto3; print(boto3.client("iot").\
            describe_audit_mitigation_actions_task(taskId="\(taskId)"))'
            # mitwatch watch -- \(taskId)
            """
    }

    /// The files of the profiles that sign in, in the scenario that has them. The key above would come before them.
    private func signInCommands(_ emulator: IoTEmulator) -> String {
        guard let files = emulator.signInFiles else { return "" }
        func write(_ text: String, to name: String) -> String {
            "cat >\"$AWS_SIGN_IN/\(name)\" <<'END'\n\(text)\(text.hasSuffix("\n") ? "" : "\n")END\n"
        }
        return """
            unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY
            AWS_SIGN_IN=$(mktemp -d)
            export AWS_CONFIG_FILE=$AWS_SIGN_IN/config AWS_SHARED_CREDENTIALS_FILE=$AWS_SIGN_IN/credentials
            export AWS_LOGIN_CACHE_DIRECTORY=$AWS_SIGN_IN
            \(write(files.config, to: "config"))\
            \(write(files.credentials, to: "credentials"))\
            \(write(files.loginCache, to: files.loginCacheName))\
            chmod 600 "$AWS_SIGN_IN"/*

            """
    }

    /// Which profile needs what.
    private func signInExamples(_ emulator: IoTEmulator) -> String {
        guard emulator.signInFiles != nil else { return "" }
        return """
            # export AWS_PROFILE=\(SignInFiles.roleProfile)  # MFA code: any six digits except 000000; each works once
            # export AWS_PROFILE=\(SignInFiles.singleSignOnProfile)  # aws sso login --use-device-code
            # export AWS_PROFILE=\(SignInFiles.loginProfile)  # login session

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
