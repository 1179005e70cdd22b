import ArgumentParser
import Terminal

struct Replay: DescribedCommand {
    static let text = CommandText(
        command: .replay,
        abstract: "Play back a recorded session, without AWS.",
        arguments: "[<options>] <file>",
        paragraphs: [
            """
            Needs no network or credentials. All keys work except those that call AWS: p pauses and resumes, → goes to \
            the next poll, } to the end, ← and { go back.
            """
        ],
        examples: [
            "mitwatch demo --scenario flaky --record flaky.jsonl",
            "mitwatch replay flaky.jsonl --speed 10",
            "mitwatch replay night.jsonl --at 04:30",
        ])
    static let configuration = text.configuration()

    @Argument(help: ArgumentHelp("File written by --record.", valueName: "file"))
    var file: String

    @OptionGroup(title: "Playback options") private var playback: PlaybackOptions
    @OptionGroup(title: OptionTitle.output) var report: ReportOption
    @OptionGroup(title: OptionTitle.display) var terminal: TerminalFlags

    /// The start position, if one was given.
    var at: ReplayPosition? { playback.at }

    func run() throws {
        try CommandFailure.reportingErrors {
            let signals = try SignalInbox.forProgram()
            let session = ReplaySession(
                reader: try RecordingReader(path: file), position: at, speed: playback.speed, signals: signals,
                terminalOptions: terminal.options(.current()), reports: try report.writer())
            throw try session.run()
        }
    }
}

/// Where playback starts, and how fast it is.
struct PlaybackOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Playback speed, 0.1 to 1000.", valueName: "factor"))
    var speed = 1.0

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Start position: an offset such as 90m (without a unit, seconds), a UTC time (04:30, 04:30:12 or "
                + "2026-11-23T04:30:12Z), or end.",
            valueName: "moment"))
    var at: ReplayPosition?

    func validate() throws {
        try SpeedFactor.validate(speed)
    }
}
