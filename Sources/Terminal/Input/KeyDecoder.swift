import Screen

/// Turns the bytes that a terminal sends into keys, however they are cut into pieces.
///
/// curses has its own decoder, `get_wch`. It is not used: without waiting it drops a UTF-8 character whose bytes arrive apart,
/// cannot tell the end of input from no input, and reads keys into pasted text.
struct KeyDecoder: Sendable {
    /// More pasted text than this is dropped, in bytes.
    static let pasteLimit = 64 * 1024
    /// No control sequence is longer, in bytes.
    private static let sequenceLimit = 4096

    private let sequences: KeySequences
    /// Bytes that may be the beginning of something.
    private var buffer: [UInt8] = []
    /// The text pasted so far; nil while nothing is being pasted.
    private var pasted: [UInt8]?
    /// How many answers to a ``TerminalQuery`` may come. What looks like one at other times is an unknown key.
    private(set) var answersDue = 0
    /// How the mode for synchronized output is set, as far as it was told.
    private var synchronizedOutput = 0
    /// What the last answer said; nil until all that are due have come.
    private(set) var probed: ProbedCapabilities?

    /// Whether an Escape was just taken for the key, as nothing had followed it.
    private var hasTakenEscape = false

    /// What the last bytes wait for.
    enum Pending: Sendable, Hashable {
        /// Nothing: they were whole.
        case nothing
        /// Whether something follows an Escape at once; if not, it was the key.
        case escape
        /// The rest of a character or of a sequence that nobody types: it is on its way, however bad the line.
        case rest
        /// The rest of an answer to a ``TerminalQuery``.
        case answer
        /// The rest of what is pasted.
        case paste
    }

    init(sequences: KeySequences) {
        self.sequences = sequences
    }

    /// The terminal was just asked.
    ///
    /// - Parameter forgetsOthers: whether answers that did not come until now never will.
    mutating func expectAnswer(forgetsOthers: Bool) {
        answersDue = forgetsOthers ? 1 : answersDue + 1
        synchronizedOutput = 0
        probed = nil
    }

    /// Another reader took the rest: drops a sequence that was begun, and sets how many answers are due.
    mutating func endAwaiting(answersDue: Int) {
        self.answersDue = answersDue
        buffer = []
    }

    /// What the last answer said, one time.
    mutating func takeProbedCapabilities() -> ProbedCapabilities? {
        defer { probed = nil }
        return probed
    }

    /// Whether an answer may come.
    var awaitsAnswers: Bool { answersDue > 0 }

    /// The bytes that wait for more.
    var unfinished: [UInt8] { pasted == nil ? buffer : [] }

    /// The most bytes that can complete one key. Bytes read beyond it are lost to the next program that reads.
    var mostNeeded: Int { pasted == nil ? 1 : max(1, PasteMark.end.count + 1 - buffer.count) }

    /// What the last bytes wait for.
    var pending: Pending {
        if pasted != nil { return .paste }
        if buffer.isEmpty { return .nothing }
        if mayBeAnswer { return .answer }
        return EscapeSequence.mayBeTyped(buffer[...]) ? .escape : .rest
    }

    /// Whether they may begin an answer that is awaited. On a bad line its rest may take its time, and must not become keys.
    var mayBeAnswer: Bool {
        awaitsAnswers && buffer.count > 1 && buffer.starts(with: [0x1B])
            && TerminalQuery.mayBegin(buffer.dropFirst())
    }

    /// The keys that bytes complete.
    mutating func feed(_ bytes: some Sequence<UInt8>) -> [Key] {
        buffer += bytes
        if hasTakenEscape { beginLatePaste() }
        return decode(isComplete: false)
    }

    /// The keys in what waits for more, now that nothing came: an Escape is the key, a paste is what came of it, and the torso of a
    /// sequence is no key that anybody knows.
    mutating func finish() -> [Key] {
        guard pasted == nil else {
            // The beginning of an end mark whose rest is lost.
            buffer = []
            return endPaste()
        }
        let keys = decode(isComplete: true)
        hasTakenEscape = keys == [.escape]
        return keys
    }

    private mutating func endPaste() -> [Key] {
        guard let text = pasted else { return [] }
        pasted = nil
        return [.paste(String(decoding: text, as: UTF8.self))]
    }

    /// The mark before pasted text, come so late that its Escape was taken for the key: the text still is no keys.
    private mutating func beginLatePaste() {
        hasTakenEscape = false
        guard buffer.starts(with: PasteMark.begin) else { return }
        pasted = []
        buffer.removeFirst(PasteMark.begin.count)
    }

    private mutating func decode(isComplete: Bool) -> [Key] {
        var keys: [Key] = []
        var rest = buffer[...]
        while !rest.isEmpty {
            let step = pasted == nil ? keyStep(rest, isComplete) : pasteStep(rest)
            guard step.length > 0 else { break }
            keys += step.keys
            rest = rest.dropFirst(step.length)
        }
        buffer = Array(rest)
        return keys
    }

    /// Keys, and how many bytes made them; no bytes if more are needed.
    private typealias Step = (keys: [Key], length: Int)

    private mutating func keyStep(_ bytes: ArraySlice<UInt8>, _ isComplete: Bool) -> Step {
        switch bytes[bytes.startIndex] {
        case 0x1B: return escapeStep(bytes, isComplete)
        case 0..<0x20, 0x7F: return ([Self.controlKey(bytes[bytes.startIndex])], 1)
        default: return textStep(bytes, isComplete)
        }
    }

    private static func controlKey(_ byte: UInt8) -> Key {
        switch byte {
        case 0x09: .tab
        case 0x0A, 0x0D: .enter
        case 0x08, 0x7F: .backspace
        case 1...26: .control(Character(Unicode.Scalar(byte + 0x60)))
        default: .control(Character(Unicode.Scalar(byte + 0x40)))
        }
    }

    private func textStep(_ bytes: ArraySlice<UInt8>, _ isComplete: Bool) -> Step {
        let run = bytes.prefix { $0 >= 0x20 && $0 != 0x7F }
        // More bytes may complete the last character, unless something else follows it already.
        let mayContinue = !isComplete && run.endIndex == bytes.endIndex
        let whole = mayContinue ? run.dropLast(UTF8Tail.incompleteLength(of: run)) : run
        let keys = String(decoding: whole, as: UTF8.self).map { $0 == "\u{FFFD}" ? Key.unknown : .character($0) }
        return (keys, whole.count)
    }

    private mutating func escapeStep(_ bytes: ArraySlice<UInt8>, _ isComplete: Bool) -> Step {
        let sequence = EscapeSequence(bytes.dropFirst())
        switch sequence {
        case .none:
            return ([.escape], 1)
        case .whole(let length):
            return wholeStep(bytes.dropFirst().prefix(length))
        case .ignored(let length):
            return ([], length + 1)
        case .cut where !isComplete && bytes.count < Self.sequenceLimit:
            return ([], 0)
        case .cut:
            return EscapeSequence.mayBeTyped(bytes) ? ([.escape], 1) : ([.unknown], bytes.count)
        }
    }

    private mutating func wholeStep(_ sequence: ArraySlice<UInt8>) -> Step {
        guard !sequence.elementsEqual(PasteMark.begin) else {
            pasted = []
            return ([], sequence.count + 1)
        }
        // An end without a beginning.
        guard !sequence.elementsEqual(PasteMark.end) else { return ([], sequence.count + 1) }
        if awaitsAnswers, let answer = TerminalQuery.answer(in: sequence) {
            handle(answer)
            return ([], sequence.count + 1)
        }
        return ([sequences.key(for: sequence) ?? .unknown], sequence.count + 1)
    }

    private mutating func handle(_ answer: TerminalResponse) {
        switch answer {
        case .synchronizedOutput(let mode): synchronizedOutput = mode
        case .column(let column):
            answersDue -= 1
            // An answer to an older question may come from a terminal that is no longer there.
            guard answersDue == 0 else { return }
            probed = ProbedCapabilities(column: column, synchronizedOutput: synchronizedOutput)
        }
    }

    private mutating func pasteStep(_ bytes: ArraySlice<UInt8>) -> Step {
        let mark = [0x1B] + PasteMark.end
        if bytes.starts(with: mark) {
            return (endPaste(), mark.count)
        }
        if mark.starts(with: bytes) { return ([], 0) }
        let next = bytes.dropFirst().firstIndex(of: 0x1B) ?? bytes.endIndex
        let text = bytes[bytes.startIndex..<next]
        let room = max(0, Self.pasteLimit - (pasted?.count ?? 0))
        pasted?.append(contentsOf: text.prefix(room))
        return ([], text.count)
    }
}
