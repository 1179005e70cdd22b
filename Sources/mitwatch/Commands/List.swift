import ArgumentParser
import Dashboard
import FoundationEssentials
import Glibc
import IoTClient
import MitigationModel
import Screen

struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Print the account's tasks, the newest first.",
        usage: "mitwatch list [<options>]",
        discussion: """
            mitwatch list
            mitwatch list --status IN_PROGRESS
            mitwatch list --since 7d --output json | jq -r '.tasks[].taskId'

            JSON is the API's own structure, as the AWS CLI prints it, with times in
            ISO 8601. It needs the permission iot:ListAuditMitigationActionsTasks.

            Exit codes: 0 they are printed, also if there are none; 68 no answer; 75 AWS
            is busy, try again; 76 AWS refuses; 77 credentials; README has them all.
            """)

    @Option(help: ArgumentHelp("IN_PROGRESS, COMPLETED, FAILED or CANCELED. (default: all)", valueName: "status"))
    var status: StatusArgument?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How far back, such as 7d or 12h, from 1m on; a bare number is seconds. AWS keeps 90 days. (default: 90d)",
            valueName: "time"))
    var since: DurationArgument?

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var output = ListFormat.text

    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard let since else { return }
        guard since.duration >= .seconds(60), since.duration <= AccountTasks.kept else {
            throw ValidationError(
                "--since is a time from 1m to 90d, such as 7d: AWS keeps tasks no longer. A bare number is seconds.")
        }
    }

    func run() throws {
        try CommandFailure.reportingErrors {
            signal(SIGPIPE, SIG_IGN)
            let environment = ProgramEnvironment.current()
            let connection = try Connection(options: connection, environment: environment)
            let tasks = try tasks(connection, now: Clocks.machineWall())
            if tasks.isEmpty, output == .text { StandardError.write("mitwatch: no such tasks") }
            try StandardOutput.write(output.text(tasks, glyphs: environment.lineGlyphs))
        }
    }

    /// Lists the tasks.
    func tasks(_ connection: Connection, now: Date) throws -> [AuditMitigationActionsTaskSummary] {
        let wanted = AccountTasks(since: since?.duration ?? AccountTasks.kept, status: status?.status, now: now)
        return try OneShot(connection: connection).run(.listTasks) { client throws(IoTError) in
            try await wanted.read(client)
        }
    }
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
