import CNCurses
import Glibc

/// Keeps what is written to standard error while the screen is drawn, if both are the same terminal: a library's warning or the
/// runtime's last words would tear the picture, and be gone with it. It is shown after the terminal was given back.
final class StandardErrorCapture {
    /// What was written so far.
    let held: Int32
    /// The terminal.
    let original: Int32
    private var isHolding = false

    /// Nil if standard error is not the terminal that is drawn on.
    init?(terminal: Int32) {
        guard isatty(STDERR_FILENO) == 1, Self.isSame(STDERR_FILENO, terminal) else { return nil }
        held = cnc_memory_file("standard error")
        original = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
        guard held >= 0, original >= 0 else {
            Self.closeAll([held, original])
            return nil
        }
    }

    deinit {
        release()
        Self.closeAll([held, original])
    }

    /// From now on.
    func hold() {
        isHolding = dup2(held, STDERR_FILENO) >= 0
    }

    /// No longer; what was written is shown once. A terminal that nobody reads is waited for, but not for long.
    func release() {
        guard isHolding else { return }
        isHolding = false
        dup2(original, STDERR_FILENO)
        let bytes = MemoryFile.takeAll(from: held)
        guard !bytes.isEmpty, var output = try? TerminalOutput(terminal: original) else { return }
        output.finish(with: bytes)
    }

    private static func isSame(_ one: Int32, _ other: Int32) -> Bool {
        var first = stat()
        var second = stat()
        return fstat(one, &first) == 0 && fstat(other, &second) == 0 && first.st_rdev == second.st_rdev
    }

    private static func closeAll(_ descriptors: [Int32]) {
        for descriptor in descriptors where descriptor >= 0 { close(descriptor) }
    }
}
