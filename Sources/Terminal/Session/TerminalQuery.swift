import Screen

/// What mitwatch queries the terminal for, because the terminal type does not include it or is unreliable:
/// - How wide it draws what Unicode calls ambiguous: blocks, boxes and arrows take one column nearly everywhere, two in
///   terminals that are set up for East Asian text. This also detects a terminal that does not decode UTF-8.
/// - Whether it repeats a character that is not ASCII (ECMA-48's REP). Many terminals called xterm do not; tmux before
///   3.5 is one.
/// - Whether it holds output back until a frame is complete (synchronized output, private mode 2026).
///
/// The query is sent just before the screen is cleared: nothing waits for the responses, and what is drawn
/// is not visible.
enum TerminalQuery {
    /// Row 2: a response that names row 1 could be F3 with Shift or Control, `ESC [ 1 ; 2 R`.
    static let row = 2
    /// The smallest window that has room for the query.
    static let leastSize = Size(columns: 8, rows: row)
    /// Is there a mode 2026? Go to row 2, draw a middle dot, repeat it twice; where is the cursor? The dot is as
    /// ambiguous as blocks and boxes, and shorter; without UTF-8 its two bytes are two characters, while those of a
    /// block may be one and two controls. The cursor is queried last, because every terminal whose type supports it
    /// responds, and terminals respond in order.
    static let bytes = Array("\u{1B}[?2026$p\u{1B}[2H·\u{1B}[2b\u{1B}[6n".utf8)

    /// Whether the terminal's type supports the query.
    static var isSupported: Bool { Capabilities.string("u7") == Array("\u{1B}[6n".utf8) }

    private static let cursorBegin = Array("[\(row);".utf8)
    private static let modeBegin = Array("[?2026;".utf8)

    /// Whether bytes may be the beginning of a response, without its Escape.
    static func mayBegin(_ bytes: some Collection<UInt8>) -> Bool {
        [cursorBegin, modeBegin].contains { begin in
            begin.starts(with: bytes)
                || bytes.starts(with: begin)
                    && bytes.dropFirst(begin.count).allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "$") }
        }
    }

    /// The response in a control sequence without its Escape; nil for any other sequence.
    static func response(in sequence: some BidirectionalCollection<UInt8>) -> TerminalResponse? {
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

/// One of the responses to a ``TerminalQuery``.
enum TerminalResponse: Hashable {
    /// The cursor's column, from 1.
    case column(Int)
    /// The state of the mode in DEC's numbers: 0 unknown mode, 1 on, 2 off, 3 always on, 4 always off.
    case synchronizedOutput(mode: Int)
}

/// What the terminal can do according to its responses.
public struct ProbedCapabilities: Sendable, Hashable {
    /// Whether it draws blocks and boxes in one column each. If not, only ASCII is reliable.
    public let drawsOneColumn: Bool
    /// Whether it repeats a block by a count (ECMA-48's REP).
    public let repeats: Bool
    /// Whether it can hold a frame back until it is complete (synchronized output, private mode 2026).
    public let holdsFrames: Bool

    /// From the cursor's column after drawing, from 1, and the state of the mode, 0 if it was not reported.
    init(column: Int, synchronizedOutput mode: Int) {
        drawsOneColumn = column == 2 || column == 4
        repeats = column == 4
        holdsFrames = mode == 1 || mode == 2
    }
}
