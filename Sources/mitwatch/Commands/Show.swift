import ArgumentParser
import Dashboard
import Glibc
import IoTClient
import MitigationModel
import Screen

struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print a task as it is now, once.",
        usage: "mitwatch show [<options>] <task-id>",
        discussion: """
            mitwatch show quarantine-0412
            mitwatch show quarantine-0412 --output json | jq .taskStatus
            mitwatch show quarantine-0412 --output markdown > ticket.md

            JSON is the API's own structure, as the AWS CLI prints it, with times in
            ISO 8601. It needs the permission iot:DescribeAuditMitigationActionsTask.

            One answer with a final status does not confirm it; `mitwatch wait` asks twice
            more.

            Exit codes: 0 it is printed; 66 no such task; 68 no answer; 75 AWS is busy,
            try again; 76 AWS refuses; 77 credentials; README has them all.
            """)

    @OptionGroup var task: TaskArgument

    @Option(help: ArgumentHelp("text, json or markdown.", valueName: "format"))
    var output = ShowFormat.text

    @OptionGroup var connection: ConnectionOptions

    func run() throws {
        try CommandFailure.reportingErrors {
            signal(SIGPIPE, SIG_IGN)
            let environment = ProgramEnvironment.current()
            let connection = try Connection(options: connection, environment: environment)
            try StandardOutput.write(text(connection, clocks: Clocks(), glyphs: environment.lineGlyphs))
        }
    }

    /// Reads the task and formats it.
    func text(_ connection: Connection, clocks: Clocks, glyphs: GlyphSet = .full) throws -> String {
        let taskId = task.taskId
        let answer = try OneShot(connection: connection).run(.describeTask) { client throws(IoTError) in
            PollAnswer(try await client.describeAuditMitigationActionsTask(taskId: taskId))
        }
        let state = State(setup: connection.setup(of: taskId), answer: answer, now: clocks.now())
        return try output.text(state, glyphs: glyphs)
    }
}

/// How `show` prints a task.
enum ShowFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case markdown

    /// The task of a session that has a response, formatted for people with the characters that can be shown.
    func text(_ state: State, glyphs: GlyphSet) throws -> String {
        switch self {
        case .text: (PlainTask(state)?.lines ?? []).map { glyphs.shown($0) + "\n" }.joined()
        case .json: try state.task.map(APIAnswer.json) ?? ""
        case .markdown: try Report(state)?.markdown ?? ""
        }
    }
}
