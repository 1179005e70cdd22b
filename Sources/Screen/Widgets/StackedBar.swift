/// A bar of several counts in sequence, and of the rest.
///
/// - A count above zero has at least one cell, so that one failure in a million is visible. If there are fewer cells
///   than counts, `priority` decides.
/// - It is full only if the rest is zero.
/// - Eighths of a cell appear only at the edge to the rest, and only after a solid part: elsewhere they would look like
///   another count.
/// - Counts below zero count as zero, and no sum overflows.
public struct StackedBar: Sendable, Hashable {
    /// One count.
    public struct Part: Sendable, Hashable {
        /// The character that fills its cells.
        public var glyph: Character
        /// The style of its cells.
        public var style: Style
        /// The count.
        public var weight: Int64
        /// The part with the highest priority comes first if there are fewer cells than counts.
        public var priority: Int

        /// A count.
        public init(_ glyph: Character, _ style: Style, weight: Int64, priority: Int = 0) {
            self.glyph = glyph
            self.style = style
            self.weight = max(0, weight)
            self.priority = priority
        }
    }

    /// The parts, from left to right.
    public var parts: [Part]
    /// The count that remains.
    public var rest: Part

    /// A bar; its whole is the sum of the parts and the rest.
    public init(parts: [Part], rest: Part) {
        self.parts = parts
        self.rest = rest
    }

    /// The bar as a line of exactly `width` columns; blank if all counts are zero.
    public func line(width: Int) -> Line {
        guard width > 0 else { return .blank }
        guard let shares = BarShares(parts: parts, rest: rest.weight, width: width) else {
            return Line(spaces: width)
        }
        var line = Line()
        for (part, cells) in zip(parts, shares.cells) where cells > 0 {
            line += Span(repeating: part.glyph, count: cells, part.style)
        }
        if shares.eighths > 0, let edge = parts.last(where: { $0.weight > 0 }) {
            line += Span(repeating: Self.eighths[shares.eighths - 1], count: 1, edge.style)
        }
        if shares.restCells > 0 { line += Span(repeating: rest.glyph, count: shares.restCells, rest.style) }
        return line
    }

    /// One to seven eighths of a cell, from the left.
    static let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    /// The only glyph that eighths can follow.
    static let solid: Character = "█"
}
