import ArgumentParser
import Glibc
import IoTClient
import Terminal

struct Doctor: DescribedCommand {
    static let text = CommandText(
        command: .doctor,
        abstract: "Diagnose setup problems: terminal, AWS settings, credentials, permissions.",
        arguments: "[<options>] [<task-id>]",
        paragraphs: [
            """
            Checks terminal, locale, settings, credentials and clock, and calls each of the five read operations once. \
            Changes nothing and prints no keys. Without a task ID, uses the newest task.
            """
        ],
        examples: [
            "mitwatch doctor",
            "mitwatch doctor quarantine-0412 --region eu-west-1 --profile ops",
        ])
    static let configuration = text.configuration()

    @Argument(
        help: ArgumentHelp("Task to test with. If it starts with a hyphen, put -- before it.", valueName: "task-id"))
    var taskId: String?

    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        if let taskId { try TaskId.validateArgument(taskId) }
    }

    func run() throws {
        try CommandFailure.reportingErrors {
            signal(SIGPIPE, SIG_IGN)
            let environment = ProgramEnvironment.current()
            let facts = TerminalFacts(probing: TerminalOptions(environment: environment.variables))
            let glyphs = environment.lineGlyphs
            var problems = 0
            let defaults = try Defaults(environment, ignored: NoDefaults.isIn(ProcessArguments.words))
            try runChecks(environment, defaults, terminal: facts, prompts: connection.input.prompts) { check in
                if check.verdict == .fail { problems += 1 }
                try StandardOutput.write(check.text(glyphs))
            }
            try StandardOutput.write(Self.summary(problems))
            if problems > 0 { throw ExitCode.problemsFound }
        }
    }

    private static func summary(_ problems: Int) -> String {
        switch problems {
        case 0: "No problems found.\n"
        case 1: "1 problem found.\n"
        default: "\(problems) problems found.\n"
        }
    }

    /// Runs all checks and reports each result as it arrives.
    func runChecks(
        _ environment: ProgramEnvironment, _ defaults: Defaults, terminal: TerminalFacts,
        prompts: CodePrompts = .disabled, report: @escaping (CheckReport) throws -> Void
    ) throws {
        try report(.terminal(terminal, type: environment.variables["TERM"]))
        try report(.locale(terminal, variables: environment.variables))
        try report(.clipboard(TerminalOptions(environment: environment.variables), environment.variables))
        for source in defaults.sources { try report(.defaults(source, among: defaults)) }
        let settings = SettingsChecks(options: connection, environment: environment)
        for check in settings.reports { try report(check) }
        guard let connection = settings.connection?.prompting(prompts) else {
            return try report(CheckReport(.skipped, "calls"))
        }
        let transport = connection.transport()
        defer { Blocking.run { await transport.shutdown() } }
        let clock = ServerClock()
        let credentials = connection.loggedCredentials(
            over: transport, clock: clock,
            handlers: CredentialsHandlers(warn: { StandardError.write("mitwatch: \($0)") }))
        let client = connection.client(over: transport, credentials: credentials, clock: clock)
        var checks = CredentialsChecks(
            client: client, credentials: credentials, entry: CodeEntry(connection), now: { Clocks.machineWall() })
        let profile = SelectedProfile(flag: self.connection.profile, environment: environment.variables)
        let context = CredentialsContext(
            environment: environment.variables, home: environment.home, region: connection.region,
            transport: transport, now: { Clocks.machineWall() })
        let files = SharedConfigFiles(environment: environment.variables, home: environment.home)
        let (check, isUsable) = checks.run()
        try report(check)
        // After the check, which may have written one.
        for file in context.exposedFiles(profile: profile, files: files) { try report(CheckReport(file)) }
        var calls = CallChecks(
            client: client.retrying(connection.retries), hasCredentials: isUsable, taskId: taskId,
            now: { Clocks.machineWall() }, report: report)
        try calls.run()
    }
}
