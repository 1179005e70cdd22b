import Glibc
import Screen

/// Reads what was typed, and never waits: what may be the beginning of a sequence is kept until the rest comes, or its time is over.
struct KeyReader {
    /// So much is read at a time at most, so that a flood of input does not keep the screen from being drawn.
    private static let byteLimit = 64 * 1024

    /// So long answers are waited for at the end, at most.
    private static let partingMilliseconds = 3

    private let descriptor: Int32
    private let escapeDelay: Int
    private let restDelay: Int
    /// Runs while something is kept.
    private let timer: PauseTimer
    /// Runs since the terminal was asked.
    private let answerTimer: PauseTimer
    private var decoder: KeyDecoder
    /// Whether nothing will ever be typed again: the terminal is gone.
    private(set) var hasEnded = false

    /// Both delays are in milliseconds: how long what follows an Escape may take before that counts as the key; and how long the rest
    /// of a sequence may take before there is none, and how long nothing of a paste may come before it counts as ended, its end
    /// mark lost. A bad line has pauses, and what comes after them must not become keys.
    init(
        descriptor: Int32, escapeDelay: Int, restDelay: Int = 1000, sequences: KeySequences
    ) throws(TerminalError) {
        timer = try PauseTimer()
        answerTimer = try PauseTimer()
        self.descriptor = descriptor
        self.escapeDelay = escapeDelay
        self.restDelay = restDelay
        decoder = KeyDecoder(sequences: sequences)
    }

    /// Readable once something was kept for so long that `read` makes keys of it.
    var timerDescriptor: Int32 { timer.descriptor }

    /// The keys that arrived since the last time, and those in what was kept for long enough.
    mutating func read() -> [Key] {
        let isOver = timer.isOver
        let before = decoder.pending
        var keys: [Key] = []
        var total = 0
        while total < Self.byteLimit, !hasEnded, hasInput {
            let bytes = readBytes()
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

    /// What the terminal answered to a ``TerminalQuestion``; nil before.
    var traits: MeasuredTraits? { decoder.traits }

    /// The terminal was just asked.
    mutating func awaitAnswers() {
        decoder.awaitsAnswers = true
        answerTimer.start(milliseconds: 1000)
    }

    /// The terminal is about to be given back: answers that come later would be typed into the shell.
    ///
    /// They come before any key that is pressed at the sight of the first frame. So they are still to come only where the key was
    /// pressed before, a signal ends the program, or the terminal gives none: they are waited for so briefly that nobody notices, and
    /// no more a second after the question. Keys that come meanwhile are lost.
    mutating func finishAwaiting() {
        guard !answerTimer.isOver else { return }
        for _ in 1...Self.partingMilliseconds where decoder.awaitsAnswers && !hasEnded {
            if Poller.isReady(descriptor, events: POLLIN, withinMilliseconds: 1) { _ = decoder.feed(readBytes()) }
        }
    }

    private var hasInput: Bool { Poller.isReady(descriptor, events: POLLIN, withinMilliseconds: 0) }

    /// None where what was typed is gone again: see ``TerminalInput``.
    mutating func readBytes() -> ArraySlice<UInt8> {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { hasEnded = true }
        return bytes.prefix(max(0, count))
    }
}
