import ArgumentParser
import Terminal

struct Replay: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Show a recorded watch again, without AWS.",
        usage: "mitwatch replay [<options>] <file>",
        discussion: """
            mitwatch demo --scenario flaky --record flaky.jsonl
            mitwatch replay flaky.jsonl --speed 10
            mitwatch replay night.jsonl --at 04:30

            It needs neither network nor credentials. All keys work that ask nothing of
            AWS: p stops and goes on, at the present → goes to the next poll and } to the
            end, ← and { look back.

            Exit codes: 0 you pressed q; 65 no recording, or one of a newer format; 66 no
            such file; 69 no terminal; 78 no such directory for reports; 129, 130, 143
            ended by SIGHUP, Ctrl-C, SIGTERM; 64, 70 as for all commands.
            """)

    @Argument(help: ArgumentHelp("What --record wrote.", valueName: "file"))
    var file: String

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How much faster than it was, 0.1 to 1000.", valueName: "factor"))
    var speed = 1.0

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Begin there: 90m after its beginning (a bare number is seconds), 04:30 or 04:30:12 in UTC, "
                + "2026-11-23T04:30:12Z, or end.",
            valueName: "moment"))
    var at: ReplayPosition?

    @OptionGroup var report: ReportOption

    @OptionGroup var terminal: TerminalFlags

    func validate() throws {
        try SpeedFactor.validate(speed)
    }

    func run() throws {
        try CommandFailure.reportingErrors {
            let signals = try SignalInbox.forProgram()
            let session = ReplaySession(
                reader: try RecordingReader(path: file), position: at, speed: speed, signals: signals,
                terminalOptions: terminal.options(.current()), reports: try report.writer())
            throw try session.run()
        }
    }
}
