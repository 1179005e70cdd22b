import ArgumentParser
import Glibc
import Screen

/// Standard input, output and error.
enum StandardStreams {
    /// Opens /dev/null for those that were closed before the program began (`>&-`), so that no file or connection
    /// opened later gets their numbers and receives what is meant for standard output. Reading and writing them still
    /// fails.
    static func occupyClosed() {
        // A file gets the lowest free number.
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }
}

/// The output of a command, for a pipe, a file or a terminal.
enum StandardOutput {
    /// Writes all of it. Throws a `CommandFailure` if that fails, and the exit code of SIGPIPE if it is no longer read.
    static func write(_ text: String) throws {
        do throws(SystemError) {
            try Array(text.utf8).write(to: STDOUT_FILENO)
        } catch {
            guard error.code != EPIPE else { throw ExitCode.brokenPipe }
            throw CommandFailure("cannot write to standard output: \(error)", .output)
        }
    }
}

/// Messages to the operator while no screen is drawn.
enum StandardError {
    /// Writes a message of one or more lines. Foreign text in it is sanitized: it may quote a flag or a file.
    static func write(_ message: String) {
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
        let text = lines.map { DisplayText.fitted($0, to: .max) + "\n" }.joined()
        _ = Array(text.utf8).withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
