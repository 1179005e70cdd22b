import Glibc

/// The way in from the terminal, whose reads never wait.
///
/// Ctrl-C and Ctrl-Z throw away what was typed before them: also what the program was told of and is about to read. A read that waited
/// then would wait for another key, and the signal with it.
///
/// As with ``TerminalOutput``, the terminal is opened a second time for that. Where it belongs to somebody else, keys are read from the
/// shell's own descriptor, and such a read can wait. Modes of the driver in which no read waits would do without: but a program that is
/// killed leaves them behind, and to a shell without line editing they are the end of its input.
struct TerminalInput: ~Copyable {
    /// To wait for, and to read.
    let descriptor: Int32
    private let isOwn: Bool

    init(terminal: Int32) {
        let reopened = open("/proc/self/fd/\(terminal)", O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        isOwn = reopened >= 0
        descriptor = isOwn ? reopened : terminal
    }

    deinit {
        if isOwn { close(descriptor) }
    }
}
