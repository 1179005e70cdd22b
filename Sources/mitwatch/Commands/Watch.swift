import ArgumentParser
import Dashboard
import IoTClient
import Terminal

struct Watch: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Watch a task, or pick one from a list.",
        usage: "mitwatch watch [<options>] [<task-id>]",
        discussion: """
            mitwatch watch quarantine-0412 --region eu-west-1 --profile ops
            mitwatch watch quarantine-0421 --wait-for-task
            mitwatch watch -- -an-id-that-begins-with-a-hyphen

            Without a task id the account's tasks of the last 90 days are shown: Enter
            watches one.

            It needs the permission iot:DescribeAuditMitigationActionsTask, for the list
            of tasks iot:ListAuditMitigationActionsTasks too, and changes nothing: only
            with --allow-cancel a task can be canceled, which needs the permission
            iot:CancelAuditMitigationActionsTask. Credentials come from where the AWS CLI
            takes them: environment, role, single sign-on, shared files, process,
            container, metadata.
            """)

    @Argument(help: ArgumentHelp("The task to watch; without one they are listed.", valueName: "task-id"))
    var taskId: String?

    @Flag(help: "Wait for a task that does not exist yet, and watch it once it does.")
    var waitForTask = false

    @OptionGroup var pace: IntervalOption
    @OptionGroup var alerts: AlertOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var acting: ActingOptions
    @OptionGroup var record: RecordOption
    @OptionGroup var presentation: PresentationFlags

    func validate() throws {
        guard let taskId else {
            guard !presentation.plain else {
                throw ValidationError("--plain needs the id of a task; `mitwatch list` prints them.")
            }
            guard !waitForTask else { throw ValidationError("--wait-for-task needs the id of the task to wait for.") }
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
