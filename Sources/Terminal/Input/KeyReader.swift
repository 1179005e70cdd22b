import CNCurses
import Glibc
import Screen

/// Reads what was typed, and never waits: what may be the beginning of a sequence is kept until the rest comes, or its time is over.
///
/// It reads no byte beyond the key that it returns. What was typed after the key that ends the program is left for the shell, as with
/// programs that read each key with a call of its own. Giving bytes back (TIOCSTI) would not do: newer systems forbid it.
struct KeyReader {
    /// So much is read at a time at most, so that a flood of input does not keep the screen from being drawn.
    private static let byteLimit = 64 * 1024

    /// An answer that has not come after this time was lost, in milliseconds.
    private static let lossDelay = 5000

    private let descriptor: Int32
    private let escapeDelay: Int
    private let restDelay: Int
    private let answerPatience: Int
    /// Runs while something is kept.
    private let timer: PauseTimer
    /// Runs since the terminal was asked.
    private let answerTimer: PauseTimer
    private var decoder: KeyDecoder
    /// Whether nothing will ever be typed again: the terminal is gone.
    private(set) var hasEnded = false

    /// The times are in milliseconds: how long what follows an Escape may take before that counts as the key; and how long the rest
    /// of a sequence may take before there is none, and how long nothing of a paste may come before it counts as ended, its end
    /// mark lost. A bad line has pauses, and what comes after them must not become keys. `answerPatience` is how long an answer is waited
    /// for at the end.
    init(
        descriptor: Int32, escapeDelay: Int, restDelay: Int = 1000, answerPatience: Int = 300, sequences: KeySequences
    ) throws(TerminalError) {
        timer = try PauseTimer()
        answerTimer = try PauseTimer()
        self.descriptor = descriptor
        self.escapeDelay = escapeDelay
        self.restDelay = restDelay
        self.answerPatience = answerPatience
        decoder = KeyDecoder(sequences: sequences)
    }

    /// Readable once something was kept for so long that `read` makes keys of it.
    var timerDescriptor: Int32 { timer.descriptor }

    /// The next key that arrived, and those in what was kept for long enough. Mostly one: a byte can complete several.
    mutating func read() -> [Key] {
        let isOver = timer.isOver
        let before = decoder.pending
        var keys: [Key] = []
        var total = 0
        while keys.isEmpty, total < Self.byteLimit, hasInput {
            let bytes = readBytes(atMost: decoder.mostNeeded)
            total += bytes.count
            keys += decoder.feed(bytes)
        }
        // Keys that are held down do not make a sequence longer for ever.
        let goesOn = total > 0 && (decoder.pending != before || before == .paste || !keys.isEmpty)
        if isOver, !goesOn { keys += decoder.finish() }
        if isOver || goesOn { startTimer() }
        return keys
    }

    private func startTimer() {
        switch decoder.pending {
        case .nothing, .answer: timer.stop()
        case .escape: timer.start(milliseconds: escapeDelay)
        case .rest, .paste: timer.start(milliseconds: restDelay)
        }
    }

    /// What the terminal answered to a ``TerminalQuery``, one time; nil before and afterwards.
    mutating func takeProbedCapabilities() -> ProbedCapabilities? { decoder.takeProbedCapabilities() }

    /// The terminal was just asked.
    mutating func awaitAnswers() {
        decoder.expectAnswer(forgetsOthers: answerTimer.isOver)
        answerTimer.start(milliseconds: max(Self.lossDelay, answerPatience))
    }

    /// The terminal is about to be given back: answers that come later would be typed into the shell, so those that are due are waited
    /// for. What is typed meanwhile, or was typed before them, is put back where the system allows that.
    mutating func finishAwaiting() {
        guard decoder.awaitsAnswers, !answerTimer.isOver, let patience = try? PauseTimer() else { return }
        var parting = PartingInput(answersDue: decoder.answersDue, begun: decoder.unfinished)
        patience.start(milliseconds: answerPatience)
        while parting.answersDue > 0, !hasEnded {
            let ready = Poller.wait(for: [.readable(descriptor), .readable(patience.descriptor)], timeout: nil)
            guard ready.contains(.readable(descriptor)) else { break }
            for byte in readBytes(atMost: 1) { parting.handle(byte) }
        }
        decoder.endAwaiting(answersDue: parting.answersDue)
        for byte in parting.leftover where !cnc_put_back(descriptor, CChar(bitPattern: byte)) { return }
    }

    /// Whether an answer may come.
    var awaitsAnswers: Bool { decoder.awaitsAnswers }

    /// Whether there is something to read.
    var hasInput: Bool { !hasEnded && Poller.isReady(descriptor, events: POLLIN, withinMilliseconds: 0) }

    /// None where what was typed is gone again: see ``TerminalInput``.
    mutating func readBytes(atMost limit: Int) -> ArraySlice<UInt8> {
        var bytes = [UInt8](repeating: 0, count: limit)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { hasEnded = true }
        return bytes.prefix(max(0, count))
    }
}
