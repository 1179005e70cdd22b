import CNCurses
import Glibc

/// A prompt on the controlling terminal for a line that is not shown while it is typed, such as a one-time code.
///
/// It does not use standard input and output, which may be files or pipes. What is typed before the prompt is
/// discarded. Whatever ends or stops the process, the terminal shows what is typed again: at a signal, at a crash, at
/// `exit`, at `close` and at deinit. After Ctrl-Z and `fg`, `resume` continues.
///
/// Use it from the first thread. Nothing here waits. A process has one at a time, and none while it has a ``Terminal``.
public final class HiddenPrompt {
    /// Why there can be no prompt.
    public enum Obstacle: Error, Sendable, Hashable {
        /// The process has no controlling terminal, as in cron, in CI and in most containers.
        case noTerminal
        /// The process is in the background: reading from the terminal would stop it.
        case inBackground
        /// The process uses the terminal already.
        case inUse
    }

    /// Input, which may be a secret and is never printed.
    public enum Input: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
        /// A line, without its end.
        case line(String)
        /// There is no more input: Ctrl-D, or the terminal is gone.
        case ended
        /// The process is in the background now.
        case inBackground

        /// Shows nothing of a line.
        public var description: String {
            switch self {
            case .line: "line(redacted)"
            case .ended: "ended"
            case .inBackground: "inBackground"
            }
        }

        /// No children, so that `dump` shows nothing.
        public var customMirror: Mirror { Mirror(self, children: []) }
    }

    /// Readable when there may be input.
    public let descriptor: Int32
    private let text: String
    private var typed: [UInt8] = []
    private var isOpen = true

    /// A driver's line has at most 4,096 bytes.
    private static let limit = 4_096

    /// Shows the prompt. `text` is printable ASCII, and ends with a space; `line`, if there is one, is shown above it.
    public init(_ text: String, below line: String? = nil) throws(Obstacle) {
        self.text = text
        // An own open file: non-blocking mode is not the shell's.
        descriptor = open("/dev/tty", O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .noTerminal }
        guard cnc_is_foreground(descriptor) else {
            Glibc.close(descriptor)
            throw .inBackground
        }
        guard cnc_hide_input(descriptor) else {
            Glibc.close(descriptor)
            throw .inUse
        }
        showAgain(below: line)
    }

    deinit { close() }

    /// Input if there is some; nil if there is none yet.
    public func read() -> Input? {
        guard isOpen else { return .ended }
        var bytes = [UInt8](repeating: 0, count: Self.limit)
        let count = cnc_read_in_foreground(descriptor, &bytes, bytes.count)
        guard count > 0 else {
            if count < 0, errno == EAGAIN || errno == EINTR { return nil }
            return count < 0 && !cnc_is_foreground(descriptor) ? .inBackground : .ended
        }
        typed += bytes.prefix(count)
        guard typed.last == 0x0A || typed.count > Self.limit else { return nil }
        defer { typed = [] }
        return .line(String(decoding: typed.prefix { $0 != 0x0A }, as: UTF8.self))
    }

    /// Whether the process was stopped and continued, so that input is shown: call `resume`.
    public var wasContinued: Bool { cnc_was_continued() || isShown }

    /// Whether the terminal shows what is typed: another program has used it.
    private var isShown: Bool {
        var modes = termios()
        return tcgetattr(descriptor, &modes) == 0 && modes.c_lflag & tcflag_t(ECHO) != 0
    }

    /// Hides what is typed again, and shows the prompt, after the process was continued.
    ///
    /// - Returns: False if the process is in the background now.
    public func resume() -> Bool {
        guard isOpen, cnc_hide_input_again() else { return false }
        showAgain()
        return true
    }

    /// Shows the prompt again after input or `makeRoom`, below a line if there is one.
    public func showAgain(below line: String? = nil) {
        write((line.map { $0 + "\n" } ?? "") + text)
    }

    /// Ends the prompt's line, so that another line can be written to the terminal. Show the prompt again afterwards.
    public func makeRoom() {
        write("\n")
    }

    /// Ends the prompt: what is typed is shown again.
    public func close() {
        guard isOpen else { return }
        isOpen = false
        cnc_show_input()
        Glibc.close(descriptor)
    }

    /// A terminal that accepts nothing now, because of Ctrl-S, loses the words.
    private func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.write(descriptor, bytes, bytes.count)
    }
}
