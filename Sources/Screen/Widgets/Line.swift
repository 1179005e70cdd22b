/// A piece of a line in one style.
public struct Span: Sendable {
    /// The text that is repeated `count` times: bars, rules and gaps are long, and are rebuilt at each change.
    let unit: String
    let count: Int
    /// Its style.
    public let style: Style
    /// Whether the next typed character goes where this piece begins. Beside the style it takes no memory.
    public private(set) var beginsAtCaret = false
    /// Its width in columns.
    public let columns: Int

    /// A piece of text.
    public init(_ text: String, _ style: Style = .normal) {
        self.init(text, style, columns: DisplayText.columns(of: text))
    }

    /// The same character of one column several times; empty for a count below one.
    public init(repeating glyph: Character, count: Int, _ style: Style = .normal) {
        self.init(String(glyph), count: max(0, count), style, columns: max(0, count))
    }

    private init(_ unit: String, count: Int = 1, _ style: Style, columns: Int) {
        self.unit = unit
        self.count = count
        self.style = style
        self.columns = columns
    }

    /// Its text. Foreign text is sanitized when it is drawn.
    public var text: String {
        count == 1 ? unit : String(repeating: unit, count: count)
    }

    /// The same piece, with the caret on its first cell.
    public var atCaret: Span {
        var span = self
        span.beginsAtCaret = true
        return span
    }

    func restyled(_ style: Style) -> Span {
        let span = Span(unit, count: count, style, columns: columns)
        return beginsAtCaret ? span.atCaret : span
    }
}

extension Span: Hashable {
    /// Compares what is shown, however the spans were built.
    public static func == (left: Span, right: Span) -> Bool {
        left.style == right.style && left.columns == right.columns && left.text == right.text
            && left.beginsAtCaret == right.beginsAtCaret
    }

    /// Hashes what is shown.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(text)
        hasher.combine(style)
    }
}

/// One line of text in several styles. Panes consist of lines, so that they can be measured, wrapped and scrolled
/// before anything is drawn.
public struct Line: Sendable, Hashable {
    /// The pieces from left to right.
    public private(set) var spans: [Span]

    /// A line of these pieces.
    public init(_ spans: [Span] = []) {
        self.spans = spans
    }

    /// A line in one style.
    public init(_ text: String, _ style: Style = .normal) {
        self.init([Span(text, style)])
    }

    /// A line of spaces.
    public init(spaces count: Int) {
        self.init(count > 0 ? [Span(repeating: " ", count: count)] : [])
    }

    /// A blank line with capacity for that many pieces.
    init(room count: Int) {
        spans = []
        spans.reserveCapacity(count)
    }

    /// A line with nothing on it.
    public static let blank = Line()

    /// Its text without styles.
    public var text: String {
        spans.map(\.text).joined()
    }

    /// Its width in columns.
    public var columns: Int {
        spans.reduce(0) { $0 + $1.columns }
    }

    /// Both lines in sequence.
    public static func + (left: Line, right: Line) -> Line {
        if left.spans.isEmpty { return right }
        if right.spans.isEmpty { return left }
        var line = Line(room: left.spans.count + right.spans.count)
        line += left
        line += right
        return line
    }

    /// Appends a line.
    public static func += (left: inout Line, right: Line) {
        left.spans += right.spans
    }

    /// Appends a piece.
    public static func += (left: inout Line, right: Span) {
        left.spans.append(right)
    }

    /// Appends spaces, if the count is above zero.
    mutating func add(spaces count: Int) {
        if count > 0 { spans.append(Span(repeating: " ", count: count)) }
    }

    /// The same text in the styles that `transform` gives.
    public func restyled(_ transform: (Style) -> Style) -> Line {
        Line(spans.map { $0.restyled(transform($0.style)) })
    }

    /// The parts that are not blank, with a separator between them.
    public static func joined(_ parts: [Line], separator: Line) -> Line {
        var line = Line(room: parts.reduce(0) { $0 + $1.spans.count + separator.spans.count })
        for part in parts where part.columns > 0 {
            if !line.spans.isEmpty { line += separator }
            line += part
        }
        return line
    }
}

extension Frame {
    /// Draws a line in the first row of an area. A line that is too long for it ends with an ellipsis.
    public mutating func draw(_ line: Line, in area: Rect) {
        let row = area.row(0)
        var x = row.x
        for span in line.fitted(to: row.width).spans {
            if span.beginsAtCaret, row.contains(Point(x: x, y: row.y)) {
                placeCursor(at: Point(x: x, y: row.y), for: .caret)
            }
            x += write(span.unit, times: span.count, at: Point(x: x, y: row.y), style: span.style, in: row)
        }
    }

    /// Draws lines from the top of an area, one per row, as many as it has rows.
    public mutating func draw(_ lines: [Line], in area: Rect) {
        for index in 0..<min(area.height, lines.count) { draw(lines[index], in: area.row(index)) }
    }
}
