import ArgumentParser
import Logging

/// The optional log of the program: calls to AWS and their responses, where credentials come from, and what happens to
/// the program. It never contains a secret or what is typed.
struct ProgramLog: Sendable {
    /// Writes nothing.
    static let off = ProgramLog(logger: Logger(label: "mitwatch") { _ in SwiftLogNoOpLogHandler() }, file: nil)

    let logger: Logger
    /// Nil if nothing is written.
    private let file: LogFile?

    private init(logger: Logger, file: LogFile?) {
        self.logger = logger
        self.file = file
    }

    /// The file's path; nil if nothing is written.
    var path: String? {
        file?.path
    }

    /// A log of events at `level` and above.
    init(_ file: LogFile, level: Logger.Level) {
        let handler = FileLogHandler(file: file, now: { Clocks.machineWall() }, logLevel: level)
        self.init(logger: Logger(label: "mitwatch") { _ in handler }, file: file)
    }

    /// Why a line was lost, as a sentence; nil if none was.
    var failureWords: String? {
        file?.failure.map(Self.incomplete)
    }

    /// What the operator reads on the shell if a line was lost.
    static func incomplete(_ problem: FileError) -> String {
        "mitwatch: log incomplete: \(problem)"
    }

    /// Replaces the handler for a lost line, and calls it immediately if a line was already lost. Returns whether that
    /// was already printed on the shell.
    func onFailure(notify: @escaping @Sendable (FileError) -> Void) -> Bool {
        file?.onFailure(notify: notify) ?? false
    }

    /// Whether anything is written.
    var isOn: Bool {
        path != nil
    }
}

/// Whether to keep a log, and at what level.
struct LogOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Append a log of AWS calls and program events to a file (no secrets).", valueName: "file"),
        completion: .file())
    var logFile: String?

    @Option(help: ArgumentHelp("Minimum log level. (default: info)", valueName: "level"))
    var logLevel: Logger.Level?

    func validate() throws {
        guard logFile != "" else { throw ValidationError("--log-file requires a file name.") }
        guard logLevel == nil || logFile != nil else {
            throw ValidationError("--log-level requires --log-file.")
        }
    }

    /// The flags as they are typed.
    var words: [String] {
        (logFile.map { ["--log-file=\($0)"] } ?? []) + (logLevel.map { ["--log-level=\($0)"] } ?? [])
    }

    /// Opens the log that the flags request. Throws a `CommandFailure` if its file cannot be written.
    func open() throws -> ProgramLog {
        guard let logFile else { return .off }
        do throws(FileError) {
            let file = try LogFile(appendingTo: logFile) { problem in
                StandardError.write(ProgramLog.incomplete(problem))
            }
            return ProgramLog(file, level: logLevel ?? .info)
        } catch {
            throw CommandFailure(Problem(log: error), .configuration)
        }
    }
}

extension Logger.Level: @retroactive ExpressibleByArgument {}
