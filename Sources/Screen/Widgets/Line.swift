/// A piece of a line that looks the same all through.
public struct Span: Sendable {
    /// What stands `count` times: bars, rules and gaps are long, and are built at each change.
    let unit: String
    let count: Int
    /// How it looks.
    public let style: Style
    /// How many columns it takes.
    public let columns: Int

    /// A piece of text.
    public init(_ text: String, _ style: Style = .normal) {
        self.init(text, style, columns: DisplayText.columns(of: text))
    }

    /// The same character of one column several times; none for a count below one.
    public init(repeating glyph: Character, count: Int, _ style: Style = .normal) {
        self.init(String(glyph), count: max(0, count), style, columns: max(0, count))
    }

    private init(_ unit: String, count: Int = 1, _ style: Style, columns: Int) {
        self.unit = unit
        self.count = count
        self.style = style
        self.columns = columns
    }

    /// What it says; foreign text is made harmless when it is drawn.
    public var text: String {
        count == 1 ? unit : String(repeating: unit, count: count)
    }

    func restyled(_ style: Style) -> Span {
        Span(unit, count: count, style, columns: columns)
    }
}

extension Span: Hashable {
    /// However they were made.
    public static func == (left: Span, right: Span) -> Bool {
        left.style == right.style && left.columns == right.columns && left.text == right.text
    }

    /// By what it says.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(text)
        hasher.combine(style)
    }
}

/// One line of text in several styles: what panes are made of, so that they can be measured, wrapped and scrolled
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

    /// A line of so many spaces.
    public init(spaces count: Int) {
        self.init(count > 0 ? [Span(repeating: " ", count: count)] : [])
    }

    /// A blank line with room for so many pieces.
    init(room count: Int) {
        spans = []
        spans.reserveCapacity(count)
    }

    /// A line with nothing on it.
    public static let blank = Line()

    /// What it says, without its styles.
    public var text: String {
        spans.map(\.text).joined()
    }

    /// How many columns it takes.
    public var columns: Int {
        spans.reduce(0) { $0 + $1.columns }
    }

    /// Both lines, one after the other.
    public static func + (left: Line, right: Line) -> Line {
        if left.spans.isEmpty { return right }
        if right.spans.isEmpty { return left }
        var line = Line(room: left.spans.count + right.spans.count)
        line += left
        line += right
        return line
    }

    /// Adds a line at the end of another.
    public static func += (left: inout Line, right: Line) {
        left.spans += right.spans
    }

    /// Adds a piece at the end.
    public static func += (left: inout Line, right: Span) {
        left.spans.append(right)
    }

    /// Adds spaces at the end, if there are any to add.
    mutating func add(spaces count: Int) {
        if count > 0 { spans.append(Span(repeating: " ", count: count)) }
    }

    /// The same text in the styles that `transform` gives.
    public func restyled(_ transform: (Style) -> Style) -> Line {
        Line(spans.map { $0.restyled(transform($0.style)) })
    }

    /// The parts that say something, with a separator between each two.
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
            x += write(span.unit, times: span.count, at: Point(x: x, y: row.y), style: span.style, in: row)
        }
    }

    /// Draws lines from the top of an area, one a row, as many as it has rows.
    public mutating func draw(_ lines: [Line], in area: Rect) {
        for index in 0..<min(area.height, lines.count) { draw(lines[index], in: area.row(index)) }
    }
}
