import Glibc
import Synchronization

/// The file of a log: lines are appended as they come, and only its owner can read one that is made here.
///
/// The program goes on where a line cannot be written. That is told once.
final class LogFile: Sendable {
    /// The path, as the operator named it.
    let path: String
    private let descriptor: Int32
    private let tell: @Sendable (FileProblem) -> Void
    private let hasFailed = Mutex(false)

    /// Opens the file, and makes it where there is none. A terminal is refused: a dashboard is drawn there.
    ///
    /// - Parameter tell: told of the first line that cannot be written, on the thread that wrote it.
    init(appendingTo path: String, tell: @escaping @Sendable (FileProblem) -> Void) throws(FileProblem) {
        // Nobody is waited for at a named pipe, neither now nor later.
        let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK
        descriptor = open(path, flags, 0o600)
        self.path = path
        self.tell = tell
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
        let bytes = Array((line + "\n").utf8)
        var count: Int
        repeat {
            count = write(descriptor, bytes, bytes.count)
        } while count < 0 && errno == EINTR
        guard count != bytes.count else { return }
        let code = count < 0 ? errno : ENOSPC
        let isFirst = hasFailed.withLock { hasFailed in
            defer { hasFailed = true }
            return !hasFailed
        }
        if isFirst { tell(FileProblem(path: path, code: code)) }
    }
}
