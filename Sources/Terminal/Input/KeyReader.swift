import CNCurses
import Glibc
import Screen

/// Reads what was typed, without waiting: what may be the beginning of a sequence is kept until the rest arrives or
/// times out.
///
/// It reads no byte beyond the key that it returns. What was typed after the key that ends the program is left for the
/// shell, as with programs that read each key with a separate call. Giving bytes back (TIOCSTI) is not an option: newer
/// kernels forbid it.
struct KeyReader {
    /// The maximum number of bytes to read at once, so that a flood of input does not delay drawing.
    private static let byteLimit = 64 * 1024

    /// A response that has not arrived after this time, in milliseconds, is lost.
    private static let lossDelay = 5000

    private let descriptor: Int32
    private let escapeDelay: Int
    private let restDelay: Int
    private let responsePatience: Int
    /// Runs while bytes are kept.
    private let timer: PauseTimer
    /// Runs since the last query.
    private let responseTimer: PauseTimer
    private var decoder: KeyDecoder
    /// Whether the input has ended because the terminal is gone.
    private(set) var hasEnded = false
    /// Keys that were pressed before the first frame.
    private var early: [Key]

    /// All times are in milliseconds: how long to wait after an Escape before it counts as the key, for the rest of a
    /// sequence, and for the rest of a paste whose end mark may be lost. Slow connections pause, and what follows a
    /// pause must not become keys. `responsePatience` is how long to wait for a response at the end. `typed` is
    /// what was typed and read before.
    init(
        descriptor: Int32, escapeDelay: Int, restDelay: Int = 1000, responsePatience: Int = 300,
        sequences: KeySequences, typed: [UInt8] = []
    ) throws(TerminalError) {
        timer = try PauseTimer()
        responseTimer = try PauseTimer()
        self.descriptor = descriptor
        self.escapeDelay = escapeDelay
        self.restDelay = restDelay
        self.responsePatience = responsePatience
        decoder = KeyDecoder(sequences: sequences)
        early = decoder.feed(typed)
        startTimer()
    }

    /// Readable if bytes were kept so long that `read` decodes them as keys.
    var timerDescriptor: Int32 { timer.descriptor }

    /// The next key that arrived, and those in bytes that were kept long enough. Usually one: a byte can complete
    /// several.
    mutating func read() -> [Key] {
        guard early.isEmpty else {
            let keys = early
            early = []
            startTimer()
            return keys
        }
        let isOver = timer.isOver
        let before = decoder.pending
        var keys: [Key] = []
        var total = 0
        while keys.isEmpty, total < Self.byteLimit, hasBytes {
            let bytes = readBytes(atMost: decoder.mostNeeded)
            total += bytes.count
            keys += decoder.feed(bytes)
        }
        // Keys that are held down must not extend a sequence forever.
        let goesOn = total > 0 && (decoder.pending != before || before == .paste || !keys.isEmpty)
        if isOver, !goesOn { keys += decoder.finish() }
        if isOver || goesOn { startTimer() }
        return keys
    }

    private func startTimer() {
        guard early.isEmpty else { return timer.start(milliseconds: 1) }
        switch decoder.pending {
        case .nothing, .response: timer.stop()
        case .escape: timer.start(milliseconds: escapeDelay)
        case .rest, .paste: timer.start(milliseconds: restDelay)
        }
    }

    /// Returns the terminal's response to a ``TerminalQuery``, once; nil before and afterwards.
    mutating func takeProbedCapabilities() -> ProbedCapabilities? { decoder.takeProbedCapabilities() }

    /// Whether reports about the mouse become keys.
    mutating func acceptMouse(_ isOn: Bool) { decoder.acceptsMouse = isOn }

    /// A query was just sent.
    mutating func awaitResponses() {
        decoder.expectResponse(forgetsOthers: responseTimer.isOver)
        responseTimer.start(milliseconds: max(Self.lossDelay, responsePatience))
    }

    /// Call before the terminal is released: later responses would be typed into the shell, so this waits for those
    /// that are due. Keys typed in the meantime, or before, are put back if the system allows it.
    mutating func finishAwaiting() {
        guard decoder.awaitsResponses, !responseTimer.isOver, let patience = try? PauseTimer() else { return }
        var input = FinalInput(responsesDue: decoder.responsesDue, begun: decoder.unfinished)
        patience.start(milliseconds: responsePatience)
        while input.responsesDue > 0, !hasEnded {
            let ready = Poller.wait(for: [.readable(descriptor), .readable(patience.descriptor)], timeout: nil)
            guard ready.contains(.readable(descriptor)) else { break }
            for byte in readBytes(atMost: 1) { input.handle(byte) }
        }
        decoder.endAwaiting(responsesDue: input.responsesDue)
        let typed = MouseReport.removed(from: input.leftover)
        for byte in typed where !cnc_put_back(descriptor, CChar(bitPattern: byte)) { return }
    }

    /// Whether a response is due.
    var awaitsResponses: Bool { decoder.awaitsResponses }

    /// Returns keys with the next `read`, before all others.
    mutating func keep(_ keys: [Key]) {
        early += keys
        if !early.isEmpty { startTimer() }
    }

    /// Whether there is something to read.
    var hasInput: Bool { !early.isEmpty || hasBytes }

    private var hasBytes: Bool { !hasEnded && Poller.isReady(descriptor, events: POLLIN, withinMilliseconds: 0) }

    /// Empty if typed input was discarded: see ``TerminalInput``.
    mutating func readBytes(atMost limit: Int) -> ArraySlice<UInt8> {
        var bytes = [UInt8](repeating: 0, count: limit)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { hasEnded = true }
        return bytes.prefix(max(0, count))
    }
}

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
