import ArgumentParser
import Logging

/// Whether to keep a log, and at what level.
struct LogOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Append what is asked and answered to a file, without secrets.", valueName: "file"),
        completion: .file())
    var logFile: String?

    @Option(help: ArgumentHelp("How grave it has to be. (default: info)", valueName: "level"))
    var logLevel: Logger.Level?

    func validate() throws {
        guard logFile != "" else { throw ValidationError("--log-file is empty: leave it out, or give it a value.") }
        guard logLevel == nil || logFile != nil else {
            throw ValidationError("--log-level needs --log-file: nothing is logged without it.")
        }
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
            throw CommandFailure("--log-file \(error)", .configuration)
        }
    }
}

extension Logger.Level: @retroactive ExpressibleByArgument {}
