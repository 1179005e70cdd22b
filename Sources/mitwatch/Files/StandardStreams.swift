import Glibc

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
