import ArgumentParser
import Dashboard
import Glibc

/// The headings of options in help, in the man page and in `Options.md`.
enum OptionTitle {
    static let polling = "Polling options"
    static let alerts = "Alert options"
    static let output = "Output options"
    static let connection = "Connection options"
    static let display = "Display options"
    static let logging = "Logging options"
    static let emulator = "Emulator options"
}

/// How often to poll AWS.
struct IntervalOption: ParsableArguments {
    @Option(parsing: .unconditional, help: .interval(default: "5s"))
    var interval: DurationArgument?

    func validate() throws {
        try interval?.validateAsInterval()
    }
}

/// How often to poll the demo's built-in emulator, which allows shorter intervals.
struct DemoIntervalOption: ParsableArguments {
    @Option(parsing: .unconditional, help: .interval(default: "2s"))
    var interval: DurationArgument?

    func validate() throws {
        try interval?.validateAsInterval()
    }
}

extension ArgumentHelp {
    fileprivate static func interval(default time: String) -> ArgumentHelp {
        ArgumentHelp(
            "Time between polls, from 1s to 5m; without a unit, seconds. (default: \(time))",
            valueName: "time")
    }
}

extension DurationArgument {
    fileprivate func validateAsInterval() throws {
        guard (Polling.shortestInterval...Polling.longestInterval).contains(duration) else {
            throw ValidationError("--interval must be from 1s to 5m.")
        }
    }
}

/// When to alert the operator.
struct AlertOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Ring the bell and show an alert when this many findings have failed: a number, or a percentage of the "
                + "processed findings (5%).",
            valueName: "number|percent"))
    var alertFailed: FailureAlertArgument?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Ring the bell and show an alert if no count changes for this long; without a unit, seconds; 0 turns "
                + "it off. (default: 5m)",
            valueName: "time"))
    var stall: DurationArgument?

    func apply(to setup: inout WatchSetup) {
        setup.failureAlert = alertFailed?.limit
        if let stall {
            setup.stall = stall.duration
        }
    }
}

/// How many failures are too many, as an operator types it: `10`, or `5%` and `0.5%` of the processed findings.
struct FailureAlertArgument: ExpressibleByArgument, Hashable, Sendable {
    let limit: WatchSetup.FailureAlert

    /// Nil for anything other than a whole number of 1 or more, or a percentage above 0 and at most 100.
    init?(argument: String) {
        guard argument.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == "%") }) else {
            return nil
        }
        if argument.hasSuffix("%") {
            guard let percent = Double(argument.dropLast()), percent > 0, percent <= 100 else {
                return nil
            }
            limit = .percent(percent)
        } else {
            guard let count = Int64(argument), count > 0 else {
                return nil
            }
            limit = .count(count)
        }
    }
}

/// How to connect to AWS, and whether to log it.
struct ConnectionOptions: ParsableArguments {
    @OptionGroup(title: OptionTitle.connection) private var target: EndpointOptions
    @OptionGroup(title: OptionTitle.connection) var input: InputOption
    @OptionGroup(title: OptionTitle.logging) var logging: LogOptions

    var region: String? { target.region }
    var profile: String? { target.profile }
    var endpointURL: String? { target.endpointURL }
}

/// Which endpoint to call, and with which credentials.
struct EndpointOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("AWS region. (default: AWS_REGION, AWS_DEFAULT_REGION, profile)", valueName: "name"))
    var region: String?

    @Option(
        help: ArgumentHelp(
            "AWS profile. (default: AWS_DEFAULT_PROFILE, AWS_PROFILE, \"default\")", valueName: "name"))
    var profile: String?

    @Option(
        help: ArgumentHelp(
            "Endpoint override. (default: AWS_ENDPOINT_URL_IOT, AWS_ENDPOINT_URL, AWS)", valueName: "url"))
    var endpointURL: String?

    /// An empty value is usually an unset variable: calling AWS instead would be a surprise.
    func validate() throws {
        let given = [("--region", region), ("--profile", profile), ("--endpoint-url", endpointURL)]
        for (flag, value) in given where value == "" {
            throw ValidationError("\(flag) requires a value.")
        }
    }
}

/// Whether a command may prompt.
struct InputOption: ParsableArguments {
    @Flag(help: "Do not prompt for an MFA code in the terminal (the dashboard still does).")
    var noInput = false

    /// Whether a command without a screen may prompt.
    var prompts: CodePrompts { noInput ? .disabled : .allowed }
}

/// What a dashboard may do besides watching.
struct ActingOptions: ParsableArguments {
    @Flag(help: "Enable X to cancel the task (requires confirmation). Everything else is read-only.")
    var allowCancel = false

    @OptionGroup(title: OptionTitle.output) var report: ReportOption
}

/// Where a dashboard's reports go.
struct ReportOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Directory for reports written with e. (default: current directory)", valueName: "directory"),
        completion: .directory)
    var reportDir: String?

    func validate() throws {
        guard reportDir != "" else { throw ValidationError("--report-dir requires a directory.") }
    }

    /// Where reports go. Only a directory that was named is checked before the session begins: no report has been
    /// requested yet.
    func writer() throws -> ReportWriter {
        guard let reportDir else { return ReportWriter(directory: Self.currentDirectory) }
        do {
            return try ReportWriter.checked(reportDir)
        } catch {
            throw CommandFailure(
                Problem(
                    what: "cannot write reports", facts: [error.description],
                    fix: "choose a directory that exists and that you can write with --report-dir"), .configuration)
        }
    }

    /// The full path, because the screen shows it.
    private static var currentDirectory: String {
        guard let path = getcwd(nil, 0) else { return "." }
        defer { free(path) }
        return String(cString: path)
    }
}
