import Logging

/// The log of a program that is asked for one: what is asked of AWS and answered, where credentials come from, what happens to
/// the program. Never a secret, nor what is typed.
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

    /// A log of what is as grave as `level` or graver.
    init(_ file: LogFile, level: Logger.Level) {
        let handler = FileLogHandler(file: file, now: { Clocks.machineWall() }, logLevel: level)
        self.init(logger: Logger(label: "mitwatch") { _ in handler }, file: file)
    }

    /// Why a line was lost, as a sentence; nil as long as all are there.
    var failureWords: String? {
        file?.failure.map(Self.incomplete)
    }

    /// What the operator reads on the shell if a line was lost.
    static func incomplete(_ problem: FileError) -> String {
        "mitwatch: the log is incomplete: \(problem)"
    }

    /// A dashboard is told of a lost line from now on, at once if a line was lost before. Returns whether the shell knows of that.
    func onFailure(notify: @escaping @Sendable (FileError) -> Void) -> Bool {
        file?.onFailure(notify: notify) ?? false
    }

    /// Whether anything is written.
    var isOn: Bool {
        path != nil
    }
}
