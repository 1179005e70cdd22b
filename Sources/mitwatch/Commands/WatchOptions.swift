import ArgumentParser
import Dashboard
import Glibc

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
            "Time between polls, such as 5s or 1m; 1s to 5m. A bare number is seconds. (default: \(time))",
            valueName: "time")
    }
}

extension DurationArgument {
    fileprivate func validateAsInterval() throws {
        guard (Polling.shortestInterval...Polling.longestInterval).contains(duration) else {
            throw ValidationError("--interval is a time from 1s to 5m; a bare number is seconds.")
        }
    }
}

/// What the operator wants to be alerted to.
struct AlertOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Ring and say so once so many findings have failed: 1 or more, or 5% of those worked off.",
            valueName: "number|percent"))
    var alertFailed: FailureAlertArgument?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Ring and say so when no count has changed for so long; a bare number is seconds. 0: never. (default: 5m)",
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

/// Which endpoint to call, and with which credentials.
struct ConnectionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Region; else AWS_REGION, AWS_DEFAULT_REGION, the profile's.", valueName: "name"))
    var region: String?

    @Option(
        help: ArgumentHelp("Profile in the shared AWS files; else AWS_DEFAULT_PROFILE, AWS_PROFILE.", valueName: "name")
    )
    var profile: String?

    @Option(
        help: ArgumentHelp(
            "Endpoint; else AWS_ENDPOINT_URL_IOT, AWS_ENDPOINT_URL, AWS's own.", valueName: "url"))
    var endpointURL: String?

    @OptionGroup var logging: LogOptions

    /// An empty value is usually an unset variable: calling AWS instead would be a surprise.
    func validate() throws {
        let given = [("--region", region), ("--profile", profile), ("--endpoint-url", endpointURL)]
        for (flag, value) in given where value == "" {
            throw ValidationError("\(flag) is empty: leave it out, or give it a value.")
        }
    }
}

/// What a dashboard may do besides watching.
struct ActingOptions: ParsableArguments {
    @Flag(help: "Let X cancel the task; it asks first. Nothing else changes anything.")
    var allowCancel = false

    @OptionGroup var report: ReportOption
}

/// Where a dashboard's reports go.
struct ReportOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where e writes its report; else the current directory.", valueName: "directory"),
        completion: .directory)
    var reportDir: String?

    func validate() throws {
        guard reportDir != "" else { throw ValidationError("--report-dir is empty: leave it out, or give it a value.") }
    }

    /// Where reports go. Only a directory that was named is checked before the session begins: no report has been
    /// requested yet.
    func writer() throws -> ReportWriter {
        guard let reportDir else { return ReportWriter(directory: Self.currentDirectory) }
        do {
            return try ReportWriter.checked(reportDir)
        } catch {
            throw CommandFailure(error.description, .configuration)
        }
    }

    /// The full path: a relative one says little on a screen.
    private static var currentDirectory: String {
        guard let path = getcwd(nil, 0) else { return "." }
        defer { free(path) }
        return String(cString: path)
    }
}
