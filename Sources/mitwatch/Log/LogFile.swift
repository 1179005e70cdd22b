import FoundationEssentials
import Glibc
import Logging
import Screen
import Synchronization

/// The log file: lines are appended as they occur, and a new file is readable only by its owner.
///
/// If a line cannot be written, the program continues. The first such failure is reported.
final class LogFile: Sendable {
    /// The path, as the operator named it.
    let path: String
    private let descriptor: Int32
    private let failures: Mutex<Failures>

    private struct Failures {
        /// Why the first line was lost; nil if none was.
        var first: FileError?
        var notify: @Sendable (FileError) -> Void
    }

    /// Opens the file, or creates it. A terminal is rejected: the dashboard is drawn there.
    ///
    /// - Parameter notify: called for the first line that cannot be written, on the thread that wrote it.
    init(appendingTo path: String, notify: @escaping @Sendable (FileError) -> Void) throws(FileError) {
        // Never wait for the reader of a named pipe.
        let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK
        descriptor = open(path, flags, 0o600)
        self.path = path
        failures = Mutex(Failures(notify: notify))
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
        guard isatty(descriptor) == 0 else { throw FileError(path: path, code: ENOTSUP) }
        // A file size limit is reported by the write that reaches it.
        signal(SIGXFSZ, SIG_IGN)
    }

    deinit {
        close(descriptor)
    }

    /// Appends a line with one write, so that programs that share a file do not break each other's lines.
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

    /// Why the first line was lost; nil if none was.
    var failure: FileError? {
        failures.withLock(\.first)
    }

    /// Replaces the handler, and calls it immediately if a line was already lost. Returns whether one was.
    func onFailure(notify: @escaping @Sendable (FileError) -> Void) -> Bool {
        let failure = failures.withLock { failures in
            failures.notify = notify
            return failures.first
        }
        if let failure { notify(failure) }
        return failure != nil
    }
}

/// Writes log events to a file.
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

/// A line of the log: time, level, message, and its facts as `name=value` in the order of their names.
enum LogLine {
    /// The maximum width of a line in columns. Longer lines are truncated, because a server's message may have any
    /// length.
    static let longest = 2_000

    /// Formats a line. Whatever the text contains, the result is one line, and invisible characters are spelled out.
    static func text(_ level: Logger.Level, _ message: String, _ facts: Logger.Metadata, at time: Date) -> String {
        let pairs = facts.sorted { $0.key < $1.key }.map { " \($0.key)=\(value("\($0.value)"))" }
        let head = "\(time.formatted(Self.time)) \(DisplayText.padded(level.rawValue, to: 8)) "
        return head + DisplayText.fitted(message + pairs.joined(), to: longest - head.count)
    }

    /// In quotes if it could be mistaken for more than one word.
    private static func value(_ text: String) -> String {
        let isPlain =
            !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || plain.contains($0)) }
        return isPlain ? text : "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    private static let plain = Set("-_.,:;/@+%")
    private static let time = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}
