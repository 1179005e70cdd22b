import Screen

/// What is asked of the terminal itself, as its type does not tell or is not to be believed:
/// - How wide it draws what Unicode calls ambiguous: blocks, boxes and arrows, one column nearly everywhere, two in terminals that are
///   set up for East Asian text. A terminal that does not take our text for UTF-8 is found out as well.
/// - Whether it repeats a character that is not ASCII (ECMA-48's REP). Many are called xterm and do not; tmux before 3.5 is one.
/// - Whether it holds back what is drawn until a frame is whole (synchronized output, private mode 2026).
///
/// All is asked where the screen is about to be cleared anyway: nothing waits for the answers, and nobody sees what is drawn.
enum TerminalQuery {
    /// Row 2: an answer that names row 1 could be F3 with Shift or Control, `ESC [ 1 ; 2 R`.
    static let row = 2
    /// A window of that size has room for it.
    static let leastSize = Size(columns: 8, rows: row)
    /// Is there a mode 2026? To row 2, a middle dot, two more of it, and where is the cursor? The dot is as ambiguous as blocks and
    /// boxes are, and shorter; without UTF-8 its two bytes are two characters, while those of a block may be one and two controls.
    /// The cursor is asked for last, since every terminal whose type says so tells it, and terminals answer in order.
    static let bytes = Array("\u{1B}[?2026$p\u{1B}[2H·\u{1B}[2b\u{1B}[6n".utf8)

    /// Whether the terminal's type answers.
    static var isAnswered: Bool { Capabilities.string("u7") == Array("\u{1B}[6n".utf8) }

    private static let cursorBegin = Array("[\(row);".utf8)
    private static let modeBegin = Array("[?2026;".utf8)

    /// Whether bytes may be the beginning of an answer, without its Escape.
    static func mayBegin(_ bytes: some Collection<UInt8>) -> Bool {
        [cursorBegin, modeBegin].contains { begin in
            begin.starts(with: bytes)
                || bytes.starts(with: begin)
                    && bytes.dropFirst(begin.count).allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "$") }
        }
    }

    /// The answer in a control sequence, taken without its Escape; nil for any other sequence.
    static func answer(in sequence: some BidirectionalCollection<UInt8>) -> TerminalResponse? {
        if let column = number(in: sequence, between: cursorBegin, and: "R") { return .column(column) }
        return number(in: sequence, between: modeBegin, and: "$y").map { .synchronizedOutput(mode: $0) }
    }

    private static func number(
        in sequence: some BidirectionalCollection<UInt8>, between begin: [UInt8], and end: String
    ) -> Int? {
        guard sequence.starts(with: begin), sequence.suffix(end.utf8.count).elementsEqual(end.utf8) else { return nil }
        return Int(String(decoding: sequence.dropFirst(begin.count).dropLast(end.utf8.count), as: UTF8.self))
    }
}

/// One of the answers to a ``TerminalQuery``.
enum TerminalResponse: Hashable {
    /// Of the cursor, from 1.
    case column(Int)
    /// How the mode is set, as DEC has it: 0 is no such mode, 1 on, 2 off, 3 and 4 always on and always off.
    case synchronizedOutput(mode: Int)
}

/// What the terminal was found to do, by its answers to what its type does not tell.
public struct ProbedCapabilities: Sendable, Hashable {
    /// Whether it draws blocks and boxes in one column each. If not, only ASCII can be relied on.
    public let drawsOneColumn: Bool
    /// Whether it repeats a block when it is told how often (ECMA-48's REP).
    public let repeats: Bool
    /// Whether it can hold a frame back until all of it is there (synchronized output, private mode 2026).
    public let holdsFrames: Bool

    /// From the cursor's column behind what was drawn, from 1, and from how the mode is set, 0 if that was not told.
    init(column: Int, synchronizedOutput mode: Int) {
        drawsOneColumn = column == 2 || column == 4
        repeats = column == 4
        holdsFrames = mode == 1 || mode == 2
    }
}
