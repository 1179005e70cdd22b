import ArgumentParser
import Glibc

/// What a command was asked for, for a pipe, a file or a terminal.
enum StandardOutput {
    /// Writes all of it. Throws a `CommandFailure` where it cannot be written, and the exit code of SIGPIPE where nobody reads
    /// on.
    static func write(_ text: String) throws {
        do throws(SystemError) {
            try Array(text.utf8).write(to: STDOUT_FILENO)
        } catch {
            guard error.code != EPIPE else { throw ExitCode(128 + SIGPIPE) }
            throw CommandFailure("standard output: \(error.words)", .output)
        }
    }
}
