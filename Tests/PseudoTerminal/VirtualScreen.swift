import CPseudoTerminal

/// What a person would see: a terminal of the xterm family that is fed the bytes a program writes.
///
/// Written from ECMA-48 and xterm's list of control sequences, independent of the code that it tests. What it does not
/// understand is kept in `unknown`, so that a test can require that there is nothing.
public struct VirtualScreen: Sendable {
    /// Columns.
    public private(set) var columns: Int
    /// Rows.
    public private(set) var rows: Int
    /// Private modes that are on, by number: 7 wraps lines, 25 shows the cursor, 1049 is the alternate screen.
    public internal(set) var privateModes: Set<Int> = [7, 25]
    /// How often the bell rang.
    public internal(set) var bells = 0
    /// How often the whole screen was erased.
    public internal(set) var erasures = 0
    /// How often a character wrapped to the next row because the one before it was in the last column, since the whole
    /// screen was erased. Output that was pending when the size changed does not count.
    public internal(set) var wraps = 0
    /// How often rows scrolled because there was no further one.
    public internal(set) var scrolls = 0
    /// Strings for the operating system or a device, each with the character that began it: `]52;c;YQ==`.
    public internal(set) var strings: [String] = []
    /// How many titles were saved and not restored: xterm's stack of titles.
    public internal(set) var titlesKept = 0
    /// Control sequences that were not understood.
    public internal(set) var unknown: [String] = []
    /// The width of characters whose width Unicode calls ambiguous.
    public var ambiguousWidth = 1
    /// Whether characters other than ASCII are repeated.
    public var repeatsAll = true
    /// Whether there is an alternate screen. Without one, switching to it and back has no effect, as in GNU screen by
    /// default.
    public var hasAlternateScreen = true
    /// Whether it responds to queries for modes, including synchronized output.
    public var tellsModes = true
    /// The response to a query for device attributes; nil for none. The initial one is a VT220's with colors.
    public var attributes: String? = "\u{1B}[?62;22c"
    /// How often output was held back until a frame was complete.
    public internal(set) var heldFrames = 0
    /// Responses to queries for the cursor's position and for modes, not yet sent.
    public internal(set) var answers: [String] = []
    /// How many bytes arrived.
    public private(set) var byteCount = 0
    /// The attributes that the next character gets.
    public internal(set) var pen = Pen()

    /// The rows that scroll.
    public internal(set) var region: ClosedRange<Int>

    var grid: Grid
    /// The other one of the two screens.
    var otherGrid: Grid
    var cursorX = 0
    var cursorY = 0
    /// The last column is written; the next character wraps to the next row.
    var wrapsNext = false
    var savedCursor = (x: 0, y: 0, pen: Pen())
    var usesLineDrawing = false
    var lastPrinted: Unicode.Scalar?
    private var parser = ControlParser()

    /// A blank screen.
    public init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        grid = Grid(columns: columns, rows: rows)
        otherGrid = grid
        region = 0...(rows - 1)
    }

    /// Parses bytes, wherever they are split.
    public mutating func feed(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            byteCount += 1
            for action in parser.feed(byte) { perform(action) }
        }
    }

    /// Whether the last sequence or character is complete.
    public var isBetweenActions: Bool { parser.isBetweenActions }

    /// Changes the size; what no longer fits is lost, as in xterm.
    public mutating func resize(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        grid.resize(columns: columns, rows: rows)
        otherGrid.resize(columns: columns, rows: rows)
        region = 0...(rows - 1)
        cursorX = min(cursorX, columns - 1)
        cursorY = min(cursorY, rows - 1)
        wrapsNext = false
    }
}

extension VirtualScreen {
    /// The rows as text, without trailing spaces.
    public var text: [String] { grid.text }

    /// A row as text without trailing spaces; empty if there is none.
    public func row(_ y: Int) -> String {
        text.indices.contains(y) ? text[y] : ""
    }

    /// The look of a cell; nil outside.
    public func pen(x: Int, y: Int) -> Pen? {
        guard (0..<columns).contains(x), (0..<rows).contains(y) else { return nil }
        return grid.cells[y][x].pen
    }

    /// The cursor's position.
    public var cursor: (x: Int, y: Int) { (cursorX, cursorY) }

    /// Whether the cursor is visible.
    public var showsCursor: Bool { privateModes.contains(25) }

    /// Whether the alternate screen is shown.
    public var isAlternate: Bool { privateModes.contains(1049) }

    /// Whether any row contains the text.
    public func contains(_ part: String) -> Bool {
        text.contains { $0.contains(part) }
    }
}

extension VirtualScreen: CustomStringConvertible {
    /// The screen, for failed tests.
    public var description: String { text.joined(separator: "\n") }
}
