import ArgumentParser

/// An exit code and what it means. Help, the man page and `ExitCodes.md` are made from the table of these.
struct ExitCodeEntry: Sendable {
    /// Where a meaning holds.
    enum Place: Hashable, Sendable {
        case command(CommandName)
        /// `watch` and `demo` with `--plain`.
        case plain
        /// `watch` with `--plain`.
        case plainWatch
        /// Help, `--version` and completion scripts.
        case information
    }

    /// Every command.
    static let everywhere = CommandName.listed.map { Place.command($0) }

    /// What the code means in some places.
    struct Meaning: Sendable {
        let places: [Place]
        let text: String
    }

    let code: Int32
    /// The name in `sysexits.h`, or of the signal.
    var name: String?
    /// What it means in general, in a few words.
    let summary: String
    let meanings: [Meaning]

    /// The codes of a command with their meaning there, in order.
    static func rows(of command: CommandName) -> [(name: String, text: String)] {
        all.compactMap { entry in
            let texts = entry.meanings.compactMap { $0.text(for: command) }
            return texts.isEmpty ? nil : (name: "\(entry.code)", text: texts.joined(separator: "; "))
        }
    }

    /// All codes with their general meaning, in order.
    static let summaries: [(name: String, text: String)] = all.map { ("\($0.code)", $0.summary) }
}

extension ExitCodeEntry.Place {
    /// The place in a list.
    var label: String {
        switch self {
        case .command(let command): command.rawValue
        case .plain, .plainWatch: "--plain"
        case .information: "help, --version, completion script"
        }
    }
}

extension ExitCodeEntry.Meaning {
    /// The meaning for a command; nil if the code does not mean this for the command.
    fileprivate func text(for command: CommandName) -> String? {
        if places.contains(.command(command)) { return text }
        let isPlain = places.contains(.plain) && CommandName.withPlainOption.contains(command)
        return isPlain || (places.contains(.plainWatch) && command == .watch) ? "--plain: \(text)" : nil
    }

    fileprivate static func any(_ text: String) -> Self {
        Self(places: ExitCodeEntry.everywhere, text: text)
    }

    fileprivate static func of(_ commands: CommandName..., and other: ExitCodeEntry.Place..., text: String) -> Self {
        Self(places: commands.map { .command($0) } + other, text: text)
    }
}

extension ExitCodeEntry {
    /// Every exit code, in order. They are the same in every version.
    static let all: [ExitCodeEntry] = ended + failed + stopped

    private static let ended: [ExitCodeEntry] = [
        ExitCodeEntry(
            code: ExitCode.success.rawValue, summary: "success",
            meanings: [
                .of(.watch, .demo, .replay, text: "you quit with q"),
                .of(.show, .list, .manual, and: .information, text: "printed"),
                .of(.doctor, text: "no problems found"),
                .of(.emulate, text: "stopped by Ctrl-C, SIGTERM or SIGHUP"),
                .of(.wait, and: .plain, text: "task COMPLETED, no failed findings"),
            ]),
        ExitCodeEntry(
            code: ExitCode.problemsFound.rawValue, summary: "doctor found a problem",
            meanings: [.of(.doctor, text: "problem found; the output says how to fix it")]),
        ExitCodeEntry(
            code: ExitCode.findingsFailed.rawValue, summary: "task COMPLETED, some findings failed",
            meanings: [.of(.wait, and: .plain, text: "task COMPLETED, some findings failed")]),
        ExitCodeEntry(
            code: ExitCode.taskFailed.rawValue, summary: "task FAILED",
            meanings: [.of(.wait, and: .plain, text: "task FAILED")]),
        ExitCodeEntry(
            code: ExitCode.taskCanceled.rawValue, summary: "task CANCELED",
            meanings: [.of(.wait, and: .plain, text: "task CANCELED")]),
        ExitCodeEntry(
            code: ExitCode.tooManyFailed.rawValue, summary: "more failed findings than allowed",
            meanings: [
                .of(
                    .wait,
                    text: "more failed findings than --fail-fast or --max-failed allows; the task may still be running")
            ]),
    ]

    private static let failed: [ExitCodeEntry] = [
        ExitCodeEntry(
            code: ExitCode.usage.rawValue, name: "EX_USAGE", summary: "invalid option or argument",
            meanings: [.any("invalid option or argument")]),
        ExitCodeEntry(
            code: ExitCode.dataError.rawValue, name: "EX_DATAERR", summary: "not a recording, or a newer format",
            meanings: [.of(.replay, text: "not a recording, damaged header, or newer format")]),
        ExitCodeEntry(
            code: ExitCode.notFound.rawValue, name: "EX_NOINPUT", summary: "task or recording not found",
            meanings: [
                .of(.show, .wait, and: .plainWatch, text: "task not found"),
                .of(.replay, text: "file not found, not readable, or not a regular file"),
            ]),
        ExitCodeEntry(
            code: ExitCode.network.rawValue, name: "EX_NOHOST", summary: "no response from AWS",
            meanings: [
                .of(.show, .list, text: "no response from AWS"),
                .of(.wait, and: .plainWatch, text: "no response in the first 5 minutes"),
            ]),
        ExitCodeEntry(
            code: ExitCode.unavailable.rawValue, name: "EX_UNAVAILABLE",
            summary: "no terminal, no port, or too few file descriptors",
            meanings: [
                .of(.watch, text: "no task ID and no terminal to pick a task"),
                .of(.replay, text: "no terminal"),
                .of(.demo, .emulate, text: "port not available"),
                .any("too few file descriptors"),
            ]),
        ExitCodeEntry(
            code: ExitCode.software.rawValue, name: "EX_SOFTWARE", summary: "internal error",
            meanings: [.any("internal error")]),
        ExitCodeEntry(
            code: ExitCode.output.rawValue, name: "EX_IOERR", summary: "cannot write to standard output",
            meanings: [
                .of(
                    .show, .list, .doctor, .emulate, .manual, and: .plain, .information,
                    text: "cannot write to standard output")
            ]),
        ExitCodeEntry(
            code: ExitCode.notYet.rawValue, name: "EX_TEMPFAIL", summary: "timed out, throttled, or server error",
            meanings: [
                .of(.wait, text: "timed out (--timeout)"),
                .of(.show, .list, text: "throttled, or server error; try again"),
            ]),
        ExitCodeEntry(
            code: ExitCode.refused.rawValue, name: "EX_PROTOCOL", summary: "AWS rejected the request",
            meanings: [.of(.show, .list, .wait, and: .plainWatch, text: "AWS rejected the request")]),
        ExitCodeEntry(
            code: ExitCode.credentials.rawValue, name: "EX_NOPERM",
            summary: "no credentials, access denied, or profile not found",
            meanings: [
                .of(.show, .list, .wait, and: .plainWatch, text: "no credentials, or access denied"),
                .of(.watch, .show, .list, .wait, text: "profile not found"),
            ]),
        ExitCodeEntry(
            code: ExitCode.configuration.rawValue, name: "EX_CONFIG", summary: "configuration error",
            meanings: [
                .of(.watch, .show, .list, .wait, text: "no valid region or endpoint, or unreadable AWS config file"),
                .of(.watch, .demo, .replay, text: "report directory not found"),
                .of(.watch, .demo, text: "cannot create the recording"),
                .of(.watch, .demo, .show, .list, .wait, text: "cannot write the log"),
                .of(
                    .watch, .demo, .show, .list, .wait, .replay, .emulate,
                    text: "invalid flags file or MITWATCH_FLAGS"),
            ]),
    ]

    private static let stopped: [ExitCodeEntry] = [
        ExitCodeEntry(
            code: ExitCode(.interrupted(.hangUp)).rawValue, name: "SIGHUP", summary: "stopped by SIGHUP",
            meanings: [.of(.watch, .wait, .replay, .demo, text: "stopped by SIGHUP")]),
        ExitCodeEntry(
            code: ExitCode(.interrupted(.interrupt)).rawValue, name: "SIGINT", summary: "stopped by SIGINT (Ctrl-C)",
            meanings: [.of(.watch, .wait, .replay, .demo, text: "stopped by SIGINT (Ctrl-C)")]),
        ExitCodeEntry(
            code: ExitCode.brokenPipe.rawValue, name: "SIGPIPE", summary: "output pipe closed early",
            meanings: [.of(.show, .list, .doctor, .emulate, .manual, and: .plain, text: "output pipe closed early")]),
        ExitCodeEntry(
            code: ExitCode(.interrupted(.terminate)).rawValue, name: "SIGTERM", summary: "stopped by SIGTERM",
            meanings: [.of(.watch, .wait, .replay, .demo, text: "stopped by SIGTERM")]),
    ]
}
