import ArgumentParser
import Dashboard
import Terminal

struct Wait: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wait",
        abstract: "Wait for the end of a task, for scripts and pipelines.",
        usage: "mitwatch wait [<options>] <task-id>",
        discussion: """
            mitwatch wait quarantine-0412 --timeout 2h
            mitwatch wait quarantine-0412 --fail-fast >result.txt 2>changes.log

            Changes are told on standard error, a line each, and after five minutes
            without any how far it is; the task as it is in the end on standard output,
            as `mitwatch show` prints it. A failure that passes does not end the wait, and
            nothing here ends the task.

            Exit codes: 0 COMPLETED without failures; 10 COMPLETED, findings failed;
            11 FAILED; 12 CANCELED; 13 more failed than --max-failed or --fail-fast say;
            66 no such task; 68 no answer for 5 minutes from the start; 75 the time is
            over; 76 AWS refuses; 77 credentials; 129, 130, 143 ended by a signal;
            64, 70, 78 as for all commands.
            """)

    @OptionGroup var task: TaskArgument

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How long to wait, such as 90m or 2h; a bare number is seconds. (default: as long as it takes)",
            valueName: "time"))
    var timeout: DurationArgument?

    @Flag(help: "Stop waiting once a finding failed; the task goes on.")
    var failFast = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Stop waiting once more than so many findings failed: 0 or more, or 5% of the task's.",
            valueName: "number|percent"))
    var maxFailed: FailureToleranceArgument?

    @OptionGroup var pace: IntervalOption
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        if let timeout, timeout.duration <= .zero {
            throw ValidationError("--timeout is a time above 0, such as 90m or 2h; a bare number is seconds.")
        }
        guard !failFast || maxFailed == nil else {
            throw ValidationError("--fail-fast and --max-failed exclude each other.")
        }
    }

    func run() throws {
        try CommandFailure.reportingErrors {
            let signals = try SignalInbox.forHeadless()
            let environment = ProgramEnvironment.current()
            let connection = try Connection(options: connection, environment: environment)
            let (end, state) = try session(connection, signals: signals).run { StandardError.write($0) }
            if let reason = end.reason(state) { CommandFailure(reason, end.exitCode).report() }
            do {
                try StandardOutput.write(ShowFormat.text.text(state, glyphs: environment.lineGlyphs))
            } catch let failure as CommandFailure {
                failure.report()
            } catch {
                // The result is not read, but the exit code still says how the task ended.
            }
            throw end.exitCode
        }
    }

    /// The wait that the flags ask for.
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

    /// The rule that the flags describe.
    private var rule: WaitRule {
        WaitRule(timeout: timeout?.duration, limit: maxFailed?.limit ?? (failFast ? .moreThan(0) : nil))
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
