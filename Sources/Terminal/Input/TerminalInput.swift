import Glibc

/// The terminal's input, whose reads never wait.
///
/// Ctrl-C and Ctrl-Z discard what was typed before them, even if poll already reported it. A blocking read would then
/// wait for another key, and the signal with it.
///
/// Like ``TerminalOutput``, this opens the terminal a second time. If the terminal belongs to another user, keys are
/// read from the shell's own descriptor, and such a read can block. Setting VMIN to 0 would avoid that, but a program
/// that is killed leaves it behind, and a shell without line editing then sees the end of its input.
struct TerminalInput: ~Copyable {
    /// The descriptor to wait for and to read from.
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
