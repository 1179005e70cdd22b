import ArgumentParser
import Dashboard
import FoundationEssentials
import Glibc
import IoTClient
import MitigationModel
import Screen

struct List: DescribedCommand {
    static let text = CommandText(
        command: .list,
        abstract: "List the account's tasks, newest first.",
        arguments: "[<options>]",
        paragraphs: [
            """
            JSON output has the same structure as the AWS CLI's, with ISO 8601 times. Required permission: \
            iot:ListAuditMitigationActionsTasks.
            """
        ],
        examples: [
            "mitwatch list",
            "mitwatch list --status IN_PROGRESS",
            "mitwatch list --since 7d --output json | jq -r '.tasks[].taskId'",
        ])
    static let configuration = text.configuration()

    @OptionGroup(title: "Filter options") private var filter: ListFilter
    @OptionGroup(title: OptionTitle.output) private var format: ListOutput
    @OptionGroup var connection: ConnectionOptions

    func run() throws {
        try CommandFailure.reportingErrors {
            signal(SIGPIPE, SIG_IGN)
            let environment = ProgramEnvironment.current()
            let connection = try Connection(options: connection, environment: environment)
                .prompting(connection.input.prompts)
            let tasks = try tasks(connection, now: Clocks.machineWall())
            if tasks.isEmpty, format.output == .text { StandardError.write("mitwatch: no matching tasks") }
            try StandardOutput.write(format.output.text(tasks, glyphs: environment.lineGlyphs))
        }
    }

    /// Lists the tasks.
    func tasks(_ connection: Connection, now: Date) throws -> [AuditMitigationActionsTaskSummary] {
        let wanted = AccountTasks(
            since: filter.since?.duration ?? AccountTasks.kept, status: filter.status?.status, now: now)
        return try OneShot(connection: connection).run(.listTasks) { client throws(IoTError) in
            try await wanted.read(client)
        }
    }
}

/// Which tasks `list` prints.
struct ListFilter: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Only tasks with this status: IN_PROGRESS, COMPLETED, FAILED or CANCELED. (default: all)",
            valueName: "status"))
    var status: StatusArgument?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Only tasks started within this time, from 1m to 90d; without a unit, seconds. AWS keeps tasks for "
                + "90 days. (default: 90d)",
            valueName: "time"))
    var since: DurationArgument?

    func validate() throws {
        guard let since else { return }
        guard since.duration >= .seconds(60), since.duration <= AccountTasks.kept else {
            throw ValidationError(
                "--since must be from 1m to 90d; AWS keeps tasks for 90 days.")
        }
    }
}

/// The form in which `list` prints tasks.
struct ListOutput: ParsableArguments {
    @Option(help: ArgumentHelp("Output format.", valueName: "format"))
    var output = ListFormat.text
}

/// How `list` prints tasks.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json

    func text(_ tasks: [AuditMitigationActionsTaskSummary], glyphs: GlyphSet) throws -> String {
        switch self {
        case .text: PlainTasks.lines(tasks).map { glyphs.shown($0) + "\n" }.joined()
        case .json: try APIAnswer.json(tasks)
        }
    }
}

/// A status as an operator types it: the API's word in any case, with hyphens or underscores.
struct StatusArgument: ExpressibleByArgument, Hashable, Sendable {
    let status: TaskStatus

    init?(argument: String) {
        let word = argument.uppercased().replacing("-", with: "_")
        let known: [TaskStatus] = [.inProgress, .completed, .failed, .canceled]
        guard let status = known.first(where: { $0.rawValue == word }) else { return nil }
        self.status = status
    }
}
