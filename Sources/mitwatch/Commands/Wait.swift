import ArgumentParser
import Dashboard
import Terminal

struct Wait: DescribedCommand {
    static let text = CommandText(
        command: .wait,
        abstract: "Wait until a task ends, and exit with its result. For scripts and CI.",
        arguments: "[<options>] <task-id>",
        paragraphs: [
            """
            Writes one line per change to standard error, and a progress line after five minutes without a change. At \
            the end, prints the task to standard output like `mitwatch show`. Transient failures do not end the wait. \
            This command never stops the task.
            """
        ],
        examples: [
            "mitwatch wait quarantine-0412 --timeout 2h",
            "mitwatch wait quarantine-0412 --fail-fast >result.txt 2>changes.log",
        ])
    static let configuration = text.configuration()

    @OptionGroup var task: TaskArgument

    @OptionGroup(title: "Wait options") private var limits: WaitLimits
    @OptionGroup(title: OptionTitle.polling) var pace: IntervalOption
    @OptionGroup var connection: ConnectionOptions

    func run() throws {
        try CommandFailure.reportingErrors {
            let signals = try SignalInbox.forHeadless()
            let environment = ProgramEnvironment.current()
            let connection = try Connection(options: connection, environment: environment)
                .prompting(connection.input.prompts)
            let ending = try session(connection, signals: signals).run { StandardError.write($0) }
            ending.failure()?.report()
            do {
                try StandardOutput.write(ShowFormat.text.text(ending.state, glyphs: environment.lineGlyphs))
            } catch let failure as CommandFailure {
                failure.report()
            } catch {
                // Nothing reads the result. The exit code still has it.
            }
            throw ending.end.exitCode
        }
    }

    /// A session that waits, as the options describe.
    func session(_ connection: Connection, signals: SignalInbox, clocks: Clocks = Clocks()) -> PlainSession {
        var setup = connection.setup(of: task.taskId)
        setup.interval = pace.interval?.duration ?? setup.interval
        setup.speed = clocks.speed
        return PlainSession(
            rule: rule, setup: setup, connection: connection, clocks: clocks, signals: signals,
            heartbeat: Self.heartbeat)
    }

    /// Some CI systems end jobs that print nothing for ten minutes, which must not happen to a long wait.
    private static let heartbeat = Duration.seconds(300)

    /// The rule that the options describe.
    private var rule: WaitRule {
        WaitRule(
            timeout: limits.timeout?.duration, limit: limits.maxFailed?.limit ?? (limits.failFast ? .moreThan(0) : nil))
    }
}

/// What ends a wait before the task ends.
struct WaitLimits: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Maximum time to wait, such as 90m or 2h; without a unit, seconds. (default: no limit)",
            valueName: "time"))
    var timeout: DurationArgument?

    @Flag(help: "Stop waiting at the first failed finding. The task keeps running.")
    var failFast = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Stop waiting after more than this many failed findings: a number, or a percentage of the task's findings "
                + "(5%). The task keeps running.",
            valueName: "number|percent"))
    var maxFailed: FailureToleranceArgument?

    func validate() throws {
        if let timeout, timeout.duration <= .zero {
            throw ValidationError("--timeout must be greater than 0, such as 90m or 2h.")
        }
        guard !failFast || maxFailed == nil else {
            throw ValidationError("--fail-fast and --max-failed cannot be used together.")
        }
    }
}

/// How many failures are tolerated, as an operator types it: `0`, `10`, or `5%` and `0.5%` of the task's findings.
struct FailureToleranceArgument: ExpressibleByArgument, Hashable, Sendable {
    let limit: WaitRule.Limit

    /// Nil for anything other than a whole number, or a percentage of at most 100.
    init?(argument: String) {
        guard argument != "0", argument != "0%" else {
            limit = .moreThan(0)
            return
        }
        guard let more = FailureAlertArgument(argument: argument) else { return nil }
        limit =
            switch more.limit {
            case .count(let count): .moreThan(count)
            case .percent(let percent): .morePercent(percent)
            }
    }
}
