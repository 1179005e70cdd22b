import ArgumentParser
import Dashboard
import IoTClient
import Terminal

struct Watch: DescribedCommand {
    static let text = CommandText(
        command: .watch,
        abstract: "Watch a task live, or pick one from the list.",
        arguments: "[<options>] [<task-id>]",
        paragraphs: [
            "Without a task ID, lists the account's tasks from the last 90 days; press Enter to watch one.",
            """
            Read-only unless --allow-cancel is given. Required permission: iot:DescribeAuditMitigationActionsTask; \
            for the task list also iot:ListAuditMitigationActionsTasks; to cancel also \
            iot:CancelAuditMitigationActionsTask.
            """,
            """
            Credentials are resolved in the same order as in botocore: environment variables, assume role or web \
            identity, SSO, shared credentials file, login session, credential_process, config file, container \
            credentials, EC2 instance metadata.
            """,
        ],
        examples: [
            "mitwatch watch quarantine-0412 --region eu-west-1 --profile ops",
            "mitwatch watch quarantine-0421 --wait-for-task",
            "mitwatch watch -- -my-task",
        ])
    static let configuration = text.configuration()

    @Argument(help: ArgumentHelp("Task to watch. Without it, tasks are listed.", valueName: "task-id"))
    var taskId: String?

    @OptionGroup(title: OptionTitle.polling) private var waiting: WaitForTaskFlag
    @OptionGroup(title: OptionTitle.polling) var pace: IntervalOption
    @OptionGroup(title: OptionTitle.alerts) var alerts: AlertOptions
    @OptionGroup var acting: ActingOptions
    @OptionGroup(title: OptionTitle.output) var record: RecordOption
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup(title: OptionTitle.display) var presentation: PresentationFlags

    /// Whether to wait until the task exists.
    var waitForTask: Bool { waiting.waitForTask }

    func validate() throws {
        guard let taskId else {
            guard !presentation.plain else {
                throw ValidationError("--plain requires a task ID; `mitwatch list` shows tasks.")
            }
            guard !waitForTask else { throw ValidationError("--wait-for-task requires a task ID.") }
            return
        }
        try TaskId.validateArgument(taskId)
    }

    func run() throws {
        try CommandFailure.reportingErrors {
            let environment = ProgramEnvironment.current()
            let shown = presentation.presentation(environment)
            let signals = try shown.signals()
            let similar = taskId.flatMap { NearestWord.suggestion(for: $0, among: Mitwatch.commandNames) }
            let connection = try Connection(options: connection, environment: environment, similarCommand: similar)
                .prompting(connection.input.prompts)
            var setup = connection.setup(of: taskId)
            setup.interval = pace.interval?.duration ?? setup.interval
            setup.similarCommand = similar
            setup.waitsForTask = waitForTask
            setup.allowsCancel = acting.allowCancel
            alerts.apply(to: &setup)
            let session = Session(
                setup: setup, connection: connection, clocks: Clocks(), signals: signals,
                presentation: shown, reports: try acting.report.writer(), recording: try record.file())
            throw try session.run()
        }
    }
}

/// Whether to start before the task exists.
struct WaitForTaskFlag: ParsableArguments {
    @Flag(help: "Wait until the task exists, then watch it.")
    var waitForTask = false
}
