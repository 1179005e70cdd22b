import Glibc
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
        var first: FileProblem?
        var tell: @Sendable (FileProblem) -> Void
    }

    /// Opens the file, and makes it where there is none. A terminal is refused: a dashboard is drawn there.
    ///
    /// - Parameter tell: told of the first line that cannot be written, on the thread that wrote it.
    init(appendingTo path: String, tell: @escaping @Sendable (FileProblem) -> Void) throws(FileProblem) {
        // Nobody is waited for at a named pipe, neither now nor later.
        let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK
        descriptor = open(path, flags, 0o600)
        self.path = path
        failures = Mutex(Failures(tell: tell))
        guard descriptor >= 0 else { throw FileProblem(path: path, code: errno) }
        guard isatty(descriptor) == 0 else { throw FileProblem(path: path, code: ENOTSUP) }
        // A limit to the size of files is told by the write that meets it.
        signal(SIGXFSZ, SIG_IGN)
    }

    deinit {
        close(descriptor)
    }

    /// Appends a line with one write, so that programs that share a file do not tear each other's lines.
    func append(_ line: String) {
        let problem: FileProblem
        do throws(SystemError) {
            try Array((line + "\n").utf8).write(to: descriptor)
            return
        } catch {
            problem = FileProblem(path: path, code: error.code)
        }
        let tell = failures.withLock { failures in
            defer { failures.first = failures.first ?? problem }
            return failures.first == nil ? failures.tell : nil
        }
        tell?(problem)
    }

    /// Why the first line was lost; nil as long as all are there.
    var failure: FileProblem? {
        failures.withLock(\.first)
    }

    /// From now on another is told, at once if a line was lost before. Returns whether one was.
    func tellFailures(by tell: @escaping @Sendable (FileProblem) -> Void) -> Bool {
        let failure = failures.withLock { failures in
            failures.tell = tell
            return failures.first
        }
        if let failure { tell(failure) }
        return failure != nil
    }
}
