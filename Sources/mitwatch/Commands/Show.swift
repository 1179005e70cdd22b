import ArgumentParser
import Dashboard
import Glibc
import IoTClient
import MitigationModel
import Screen

struct Show: DescribedCommand {
    static let text = CommandText(
        command: .show,
        abstract: "Print the current state of a task.",
        arguments: "[<options>] <task-id>",
        paragraphs: [
            """
            JSON output has the same structure as the AWS CLI's, with ISO 8601 times. Required permission: \
            iot:DescribeAuditMitigationActionsTask.
            """,
            "A final status is not confirmed by a single call; `mitwatch wait` polls twice more.",
        ],
        examples: [
            "mitwatch show quarantine-0412",
            "mitwatch show quarantine-0412 --output json | jq .taskStatus",
            "mitwatch show quarantine-0412 --output markdown > ticket.md",
        ])
    static let configuration = text.configuration()

    @OptionGroup var task: TaskArgument

    @OptionGroup(title: OptionTitle.output) private var format: ShowOutput
    @OptionGroup var connection: ConnectionOptions

    func run() throws {
        try CommandFailure.reportingErrors {
            signal(SIGPIPE, SIG_IGN)
            let environment = ProgramEnvironment.current()
            let connection = try Connection(options: connection, environment: environment)
                .prompting(connection.input.prompts)
            try StandardOutput.write(text(connection, clocks: Clocks(), glyphs: environment.lineGlyphs))
        }
    }

    /// Reads the task and formats it.
    func text(_ connection: Connection, clocks: Clocks, glyphs: GlyphSet = .full) throws -> String {
        let taskId = task.taskId
        let answer = try OneShot(connection: connection, taskId: taskId).run(.describeTask) { client throws(IoTError) in
            PollAnswer(try await client.describeAuditMitigationActionsTask(taskId: taskId))
        }
        let state = State(setup: connection.setup(of: taskId), answer: answer, now: clocks.now())
        return try format.output.text(state, glyphs: glyphs)
    }
}

/// The form in which `show` prints a task.
struct ShowOutput: ParsableArguments {
    @Option(help: ArgumentHelp("Output format.", valueName: "format"))
    var output = ShowFormat.text
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
