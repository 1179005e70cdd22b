import ArgumentParser
import Glibc
import Screen

/// Standard input, output and error.
enum StandardStreams {
    /// Takes the place of those that were closed before the program began (`>&-`), so that no file or connection opened later
    /// gets their numbers, and with them what is meant for standard output. Reading and writing them fails as before.
    static func occupyClosed() {
        // The lowest free number is the one that a file gets.
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }
}

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

/// What the program says when it cannot draw.
enum StandardError {
    /// Writes a message of one line or more. Text from outside is made harmless: it may quote a flag or a file.
    static func write(_ message: String) {
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
        let text = lines.map { DisplayText.fitted($0, to: .max) + "\n" }.joined()
        _ = Array(text.utf8).withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
