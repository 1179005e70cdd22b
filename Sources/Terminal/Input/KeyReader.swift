import Glibc
import Screen

/// Reads what was typed, without waiting for more than the rest of a sequence.
struct KeyReader {
    /// So much is read at a time at most, so that a flood of input does not keep the screen from being drawn.
    private static let byteLimit = 64 * 1024

    /// So long answers are waited for at the end, at most.
    private static let partingMilliseconds = 3

    private let descriptor: Int32
    private let escapeDelay: Int32
    /// Runs since the last bytes of pasted text.
    let pasteTimer: PauseTimer
    /// Runs since the terminal was asked.
    private let answerTimer: PauseTimer
    private var decoder: KeyDecoder
    /// Whether nothing will ever be typed again: the terminal is gone.
    private(set) var hasEnded = false

    /// Both delays are in milliseconds: how long the bytes after an Escape may take before it counts as the key, and how long
    /// nothing of a paste may come before it counts as ended, its end mark lost. A paste over a bad network has pauses, and what
    /// is left of it must not become keys.
    init(
        descriptor: Int32, escapeDelay: Int, pasteDelay: Int = 1000, sequences: KeySequences
    ) throws(TerminalError) {
        pasteTimer = try PauseTimer(milliseconds: pasteDelay)
        answerTimer = try PauseTimer(milliseconds: 1000)
        self.descriptor = descriptor
        self.escapeDelay = Int32(clamping: max(0, escapeDelay))
        decoder = KeyDecoder(sequences: sequences)
    }

    /// The keys that arrived since the last time.
    mutating func read() -> [Key] {
        var keys = pasteTimer.isOver ? decoder.endPaste() : []
        var total = 0
        while total < Self.byteLimit, !hasEnded, hasInput() {
            let bytes = readBytes()
            total += bytes.count
            keys += decoder.feed(bytes)
        }
        if decoder.isUndecided, !decoder.mayBeAnswer, total < Self.byteLimit { keys += decoder.finish() }
        if decoder.isPasting { pasteTimer.start() }
        return keys
    }

    /// What the terminal answered to a ``TerminalQuestion``; nil before.
    var traits: MeasuredTraits? { decoder.traits }

    /// The terminal was just asked.
    mutating func awaitAnswers() {
        decoder.awaitsAnswers = true
        answerTimer.start()
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

    /// Waits only if what came so far means something else alone.
    private func hasInput() -> Bool {
        let waits = decoder.isUndecided && !decoder.mayBeAnswer
        return Poller.isReady(descriptor, events: POLLIN, withinMilliseconds: waits ? escapeDelay : 0)
    }

    /// None where what was typed is gone again: see ``TerminalInput``.
    mutating func readBytes() -> ArraySlice<UInt8> {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { hasEnded = true }
        return bytes.prefix(max(0, count))
    }
}
