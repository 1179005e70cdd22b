import FoundationEssentials
import Glibc
import Logging
import Screen
import Synchronization

/// The file of a log: lines are appended as they come, and only its owner can read one that is made here.
///
/// The program goes on if a line cannot be written. That is reported once.
final class LogFile: Sendable {
    /// The path, as the operator named it.
    let path: String
    private let descriptor: Int32
    private let failures: Mutex<Failures>

    private struct Failures {
        /// Why the first line was lost; nil as long as all are there.
        var first: FileError?
        var notify: @Sendable (FileError) -> Void
    }

    /// Opens the file, and makes it where there is none. A terminal is refused: a dashboard is drawn there.
    ///
    /// - Parameter notify: told of the first line that cannot be written, on the thread that wrote it.
    init(appendingTo path: String, notify: @escaping @Sendable (FileError) -> Void) throws(FileError) {
        // Nobody is waited for at a named pipe, neither now nor later.
        let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK
        descriptor = open(path, flags, 0o600)
        self.path = path
        failures = Mutex(Failures(notify: notify))
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
        guard isatty(descriptor) == 0 else { throw FileError(path: path, code: ENOTSUP) }
        // A limit to the size of files is told by the write that meets it.
        signal(SIGXFSZ, SIG_IGN)
    }

    deinit {
        close(descriptor)
    }

    /// Appends a line with one write, so that programs that share a file do not tear each other's lines.
    func append(_ line: String) {
        let problem: FileError
        do throws(SystemError) {
            try Array((line + "\n").utf8).write(to: descriptor)
            return
        } catch {
            problem = FileError(path: path, code: error.code)
        }
        let notify = failures.withLock { failures in
            defer { failures.first = failures.first ?? problem }
            return failures.first == nil ? failures.notify : nil
        }
        notify?(problem)
    }

    /// Why the first line was lost; nil as long as all are there.
    var failure: FileError? {
        failures.withLock(\.first)
    }

    /// From now on another is told, at once if a line was lost before. Returns whether one was.
    func onFailure(notify: @escaping @Sendable (FileError) -> Void) -> Bool {
        let failure = failures.withLock { failures in
            failures.notify = notify
            return failures.first
        }
        if let failure { notify(failure) }
        return failure != nil
    }
}

/// Writes what is logged into a file.
struct FileLogHandler: LogHandler {
    let file: LogFile
    /// The machine's calendar clock.
    let now: @Sendable () -> Date
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let facts = metadata.merging(event.metadata ?? [:]) { $1 }
        file.append(LogLine.text(event.level, event.message.description, facts, at: now()))
    }
}

/// A line of the log: when, how grave, what, and its facts as `name=value`, in the order of their names.
enum LogLine {
    /// The most columns of a line: what is longer is cut, for a server's message may be as long as it likes.
    static let longest = 2_000

    /// The line. Whatever the text holds, it is one line, and its invisible characters are spelled out.
    static func text(_ level: Logger.Level, _ message: String, _ facts: Logger.Metadata, at time: Date) -> String {
        let pairs = facts.sorted { $0.key < $1.key }.map { " \($0.key)=\(value("\($0.value)"))" }
        let head = "\(time.formatted(Self.time)) \(DisplayText.padded(level.rawValue, to: 8)) "
        return head + DisplayText.fitted(message + pairs.joined(), to: longest - head.count)
    }

    /// In quotes where it could be taken for more than one word.
    private static func value(_ text: String) -> String {
        let isPlain =
            !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || plain.contains($0)) }
        return isPlain ? text : "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    private static let plain = Set("-_.,:;/@+%")
    private static let time = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}
