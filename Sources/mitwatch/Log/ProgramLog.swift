import Logging

/// The log of a program that is asked for one: what is asked of AWS and answered, where credentials come from, what happens to
/// the program. Never a secret, nor what is typed.
struct ProgramLog: Sendable {
    /// Writes nothing.
    static let off = ProgramLog(logger: Logger(label: "mitwatch") { _ in SwiftLogNoOpLogHandler() }, path: nil)

    let logger: Logger
    /// The file; nil where nothing is written.
    let path: String?

    private init(logger: Logger, path: String?) {
        self.logger = logger
        self.path = path
    }

    /// A log of what is as grave as `level` or graver.
    init(_ file: LogFile, level: Logger.Level) {
        let handler = FileLogHandler(file: file, now: { Clocks.machineWall() }, logLevel: level)
        self.init(logger: Logger(label: "mitwatch") { _ in handler }, path: file.path)
    }

    /// Whether anything is written.
    var isOn: Bool {
        path != nil
    }
}
