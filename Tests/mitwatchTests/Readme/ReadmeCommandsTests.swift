import FoundationEssentials
import IoTEmulator
import PseudoTerminal
import Testing

/// Each command of README and the reference pages is run unchanged in a new shell, and does what the text describes.
struct ReadmeCommandsTests {
    /// A command, what an operator sees, and how it ends.
    struct Shown: Sendable, CustomTestStringConvertible {
        let command: String
        /// Waited for on the screen.
        let sees: String
        /// Typed when it is seen.
        var types = ""
        var code: Int32 = 0
        /// Whether the task has ended.
        var isOver = false
        /// The command of README that must come first.
        var after: String?

        var testDescription: String { command }
    }

    static let shown: [Shown] = [
        Shown(command: "mitwatch quarantine-0412 --region eu-west-1 --profile ops", sees: "IN PROGRESS", types: "q"),
        // Findings of the task failed.
        Shown(
            command: "mitwatch wait quarantine-0412 --timeout 2h --max-failed 5%", sees: "COMPLETED", code: 10,
            isOver: true),
        Shown(command: "mitwatch show quarantine-0412", sees: "IN_PROGRESS"),
        Shown(command: "mitwatch show quarantine-0412 --output json", sees: #""taskStatus" : "IN_PROGRESS""#),
        Shown(command: "mitwatch show quarantine-0412 --output markdown", sees: "# Mitigation task `quarantine-0412`"),
        Shown(command: "mitwatch list --status IN_PROGRESS --since 7d", sees: "quarantine-0412"),
        Shown(command: "mitwatch quarantine-0412 --plain | tee watch.log", sees: "COMPLETED", isOver: true),
        Shown(command: "mitwatch quarantine-0412 --record night.jsonl", sees: "IN PROGRESS", types: "q"),
        Shown(
            command: "mitwatch replay night.jsonl --speed 10", sees: "REPLAY", types: "q",
            after: "mitwatch quarantine-0412 --record night.jsonl"),
        Shown(
            command: "mitwatch quarantine-0412 --log-file mitwatch.log --log-level debug", sees: "IN PROGRESS",
            types: "q"),
        Shown(
            command: "mitwatch doctor quarantine-0412 --region eu-west-1 --profile ops", sees: "No problems found."),
        Shown(command: "mitwatch demo --scenario sign-in", sees: "MFA CODE REQUIRED", types: "q"),
        Shown(
            command: "mitwatch emulate --scenario flaky --port 8080", sees: "export AWS_ENDPOINT_URL_IOT=",
            types: "\u{3}"),
    ]

    @Test func `every command of README and the pages is run, here or by the CI script`() throws {
        let run = try FileManager.default.subpathsOfDirectory(atPath: ReadmeText.root + "/.ci")
            .compactMap { try? String(contentsOfFile: "\(ReadmeText.root)/.ci/\($0)", encoding: .utf8) }.joined()
        #expect(ReadmeText.blocks.count > 3)
        for block in ReadmeText.blocks {
            if let mark = block.mark {
                #expect(run.contains("readme-command \(mark)"), "\(mark)")
            } else {
                for command in block.commands {
                    #expect(Self.shown.contains { $0.command == command }, "\(command)")
                }
            }
        }
    }

    /// Then it does not matter which one is found first.
    @Test func `a marked command is the same wherever it appears`() {
        var commands: [String: [String]] = [:]
        for block in ReadmeText.blocks {
            guard let mark = block.mark else { continue }
            if let known = commands[mark] { #expect(block.commands == known, "\(mark)") }
            commands[mark] = block.commands
        }
        #expect(commands.keys.contains("release"))
    }

    @Test func `every command that is run here is in README or on a page`() {
        let commands = ReadmeText.blocks.flatMap(\.commands)
        for shown in Self.shown {
            #expect(commands.contains(shown.command), "\(shown.command)")
        }
    }

    @Test(arguments: shown)
    func `a command does what the text describes`(shown: Shown) async throws {
        try await withEmulator(elapsed: shown.isOver ? .seconds(600) : .seconds(60)) { emulator in
            try OperatorHome.run { home in
                let first = Self.shown.first { $0.command == shown.after }
                for command in [first, shown].compactMap(\.self) {
                    let shell = try home.shell(command.command, asking: emulator)
                    #expect(shell.shows(command.sees), "\(shell.screen.text)")
                    shell.type(command.types)
                    #expect(shell.waitForEnd() == .exited(command.code))
                }
            }
        }
    }
}
