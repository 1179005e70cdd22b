import ArgumentParser
import Glibc

/// What a command was asked for, for a pipe, a file or a terminal.
enum StandardOutput {
    /// Writes all of it. Throws a `CommandFailure` where it cannot be written, and the exit code of SIGPIPE where nobody reads
    /// on.
    static func write(_ text: String) throws {
        try Array(text.utf8).withUnsafeBytes { bytes in
            var done = 0
            while let start = bytes.baseAddress, done < bytes.count {
                let count = Glibc.write(STDOUT_FILENO, start + done, bytes.count - done)
                if count >= 0 {
                    done += count
                } else if errno == EPIPE {
                    throw ExitCode(128 + SIGPIPE)
                } else if errno != EINTR {
                    throw CommandFailure("standard output: \(SystemError(code: errno).words)", .output)
                }
            }
        }
    }
}
