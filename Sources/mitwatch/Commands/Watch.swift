import ArgumentParser
import Dashboard
import IoTClient
import Terminal

struct Watch: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Watch a task.",
        usage: "mitwatch watch [<options>] <task-id>",
        discussion: """
            mitwatch watch quarantine-0412 --region eu-west-1 --profile ops
            mitwatch watch -- -an-id-that-begins-with-a-hyphen

            It needs the permission iot:DescribeAuditMitigationActionsTask, and changes
            nothing. Credentials come from where the AWS CLI takes them: environment,
            role, single sign-on, shared files, process, container, metadata.
            """)

    @Argument(help: ArgumentHelp("The task to watch.", valueName: "task-id"))
    var taskId: String

    @OptionGroup var pace: IntervalOption
    @OptionGroup var alerts: AlertOptions
    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        do throws(TaskIdProblem) {
            try TaskId.validate(taskId)
        } catch {
            throw ValidationError(error.description)
        }
    }

    func run() throws {
        try CommandFailure.toldAndThrown {
            let signals = try SignalInbox.forProgram()
            let similar = NearestWord.suggestion(for: taskId, among: Mitwatch.commandNames)
            let environment = ProgramEnvironment.current()
            let connection = try Connection(options: connection, environment: environment, similarCommand: similar)
            var setup = WatchSetup(
                taskId: taskId, region: connection.region.rawValue, profile: connection.profileName,
                endpoint: connection.shownEndpoint, interval: pace.interval?.duration ?? .seconds(5),
                similarCommand: similar)
            alerts.apply(to: &setup)
            let session = Session(
                setup: setup, connection: connection, clocks: Clocks(), signals: signals, environment: environment)
            throw try session.run()
        }
    }
}
