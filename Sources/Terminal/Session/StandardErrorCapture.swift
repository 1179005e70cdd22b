import CNCurses
import Glibc

/// Captures standard error while the screen is drawn, if both are the same terminal: a library's warning or the
/// runtime's last message would damage the picture and be lost with it. It is shown after the terminal was released.
final class StandardErrorCapture {
    /// What was written so far.
    let held: Int32
    /// The terminal.
    let original: Int32
    private var isHolding = false

    /// Nil if standard error is not the terminal that shows the screen.
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

    /// Starts to capture.
    func hold() {
        isHolding = dup2(held, STDERR_FILENO) >= 0
    }

    /// Stops, and shows once what was written. If nothing reads from the terminal, the wait is limited.
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
