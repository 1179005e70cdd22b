import Screen

/// Decodes the bytes that a terminal sends into keys, wherever the bytes are split.
///
/// curses has its own decoder, `get_wch`. It is not used: without waiting, it drops a UTF-8 character whose bytes
/// arrive apart, cannot distinguish end of input from no input, and reads keys in pasted text.
struct KeyDecoder: Sendable {
    /// The maximum size of pasted text in bytes. The rest is dropped.
    static let pasteLimit = 64 * 1024
    /// The maximum length of a control sequence in bytes.
    private static let sequenceLimit = 4096

    private let sequences: KeySequences
    /// Bytes that may be the beginning of a key, a sequence or a character.
    private var buffer: [UInt8] = []
    /// The text pasted so far; nil if no paste is in progress.
    private var pasted: [UInt8]?
    /// How many responses to a ``TerminalQuery`` are due. At other times such a sequence is an unknown key.
    private(set) var responsesDue = 0
    /// The state of the mode for synchronized output, if reported.
    private var synchronizedOutput = 0
    /// The capabilities from the last response; nil until all responses that are due have arrived.
    private(set) var probed: ProbedCapabilities?

    /// Whether reports about the mouse are decoded. Otherwise they are dropped.
    var acceptsMouse = false

    /// Whether an Escape just counted as the key because nothing had followed it.
    private var hasTakenEscape = false

    /// What the last bytes wait for.
    enum Pending: Sendable, Hashable {
        /// Nothing: they were complete.
        case nothing
        /// Whether something follows an Escape immediately. If not, it was the key.
        case escape
        /// The rest of a character, or of a sequence that no key press splits: it will arrive, even over a slow
        /// connection.
        case rest
        /// The rest of a response to a ``TerminalQuery``.
        case response
        /// The rest of pasted text.
        case paste
    }

    init(sequences: KeySequences) {
        self.sequences = sequences
    }

    /// A query was just sent.
    ///
    /// - Parameter forgetsOthers: whether earlier responses that have not arrived are considered lost.
    mutating func expectResponse(forgetsOthers: Bool) {
        responsesDue = forgetsOthers ? 1 : responsesDue + 1
        synchronizedOutput = 0
        probed = nil
    }

    /// Another reader consumed the rest: drops an incomplete sequence, and sets how many responses are due.
    mutating func endAwaiting(responsesDue: Int) {
        self.responsesDue = responsesDue
        buffer = []
    }

    /// Returns the capabilities from the last response, once.
    mutating func takeProbedCapabilities() -> ProbedCapabilities? {
        defer { probed = nil }
        return probed
    }

    /// Whether a response is due.
    var awaitsResponses: Bool { responsesDue > 0 }

    /// The bytes that wait for more.
    var unfinished: [UInt8] { pasted == nil ? buffer : [] }

    /// The maximum number of bytes that can complete one key. Bytes read beyond it are lost to the next program that
    /// reads.
    var mostNeeded: Int { pasted == nil ? 1 : max(1, PasteMark.end.count + 1 - buffer.count) }

    /// What the last bytes wait for.
    var pending: Pending {
        if pasted != nil { return .paste }
        if buffer.isEmpty { return .nothing }
        if mayBeResponse { return .response }
        return EscapeSequence.mayBeTyped(buffer[...]) ? .escape : .rest
    }

    /// Whether the bytes may begin a response that is due. On a slow connection its rest may be late, and must not
    /// become keys.
    var mayBeResponse: Bool {
        awaitsResponses && buffer.count > 1 && buffer.starts(with: [0x1B])
            && TerminalQuery.mayBegin(buffer.dropFirst())
    }

    /// Decodes bytes. Returns the keys that they complete.
    mutating func feed(_ bytes: some Sequence<UInt8>) -> [Key] {
        buffer += bytes
        if hasTakenEscape { beginLatePaste() }
        return decode(isComplete: false)
    }

    /// Decodes the bytes that wait for more, because nothing followed: an Escape is the key, an unfinished paste is
    /// complete, and a truncated sequence is an unknown key.
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

    /// Handles a paste mark that arrived so late that its Escape counted as the key: the text still is not keys.
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
        // More bytes may complete the last character, unless something else already follows it.
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
        case .cut where MouseReport.mayBegin(bytes.dropFirst()):
            return ([], bytes.count)
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
        if awaitsResponses, let response = TerminalQuery.response(in: sequence) {
            handle(response)
            return ([], sequence.count + 1)
        }
        if MouseReport.isReport(sequence) {
            let pointer = acceptsMouse ? MouseReport.pointer(in: sequence) : nil
            return (pointer.map { [.pointer($0)] } ?? [], sequence.count + 1)
        }
        return ([sequences.key(for: sequence) ?? .unknown], sequence.count + 1)
    }

    private mutating func handle(_ response: TerminalResponse) {
        switch response {
        case .synchronizedOutput(let mode): synchronizedOutput = mode
        case .column(let column):
            responsesDue -= 1
            // A response to an older query may come from a terminal that is no longer attached.
            guard responsesDue == 0 else { return }
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
