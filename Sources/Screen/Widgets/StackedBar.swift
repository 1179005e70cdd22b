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

/// How many cells each count of a bar gets.
///
/// The edge to the rest is the rounded-down share of all parts. Before it, the cells are distributed by Webster's
/// method with a minimum of one: a count that grows never loses cells because of that, which largest-remainder methods
/// cannot guarantee.
struct BarShares: Hashable {
    /// Whole cells of each part.
    private(set) var cells: [Int]
    /// Eighths of a cell, 0 to 7, between the parts and the rest.
    private(set) var eighths = 0
    /// Cells of the rest.
    private(set) var restCells: Int

    /// Nil if there is nothing to show: all counts are zero.
    init?(parts: [StackedBar.Part], rest: Int64, width: Int) {
        let done = parts.reduce(Int128(0)) { $0 + Int128($1.weight) }
        let total = done + Int128(max(0, rest))
        guard total > 0, width > 0 else { return nil }
        cells = Array(repeating: 0, count: parts.count)
        let shown = parts.count { $0.weight > 0 }
        let limit = rest > 0 && (shown == 0 || width > 1) ? width - 1 : width
        var edge = Int(done * Int128(width) * 8 / total)
        edge = min(max(edge, shown * 8), limit * 8)
        let isSolid = parts.last { $0.weight > 0 }?.glyph == StackedBar.solid
        eighths = isSolid && edge / 8 < limit ? edge % 8 : 0
        restCells = width - edge / 8 - (eighths > 0 ? 1 : 0)
        deal(edge / 8, to: parts)
    }

    private mutating func deal(_ count: Int, to parts: [StackedBar.Part]) {
        let shown = parts.indices.filter { parts[$0].weight > 0 }
        guard shown.count < count else {
            let first = shown.sorted { (parts[$0].priority, $1) > (parts[$1].priority, $0) }
            for index in first.prefix(count) { cells[index] = 1 }
            return
        }
        let done = parts.reduce(0) { $0 + Double($1.weight) }
        for index in shown {
            let share = Double(parts[index].weight) / done * Double(count)
            cells[index] = max(1, Int(share.rounded()))
        }
        settle(count, shown, parts)
    }

    /// Adds or removes single cells until the sum is right, each time where it changes the proportions least.
    private mutating func settle(_ count: Int, _ shown: [Int], _ parts: [StackedBar.Part]) {
        var surplus = cells.reduce(0, +) - count
        while surplus != 0 {
            let step = surplus > 0 ? -1 : 1
            let candidates = surplus > 0 ? shown.filter { cells[$0] > 1 } : shown
            func weightPerCell(_ index: Int) -> Double {
                Double(parts[index].weight) / (Double(cells[index]) + 0.5 * Double(step))
            }
            let least = candidates.min { weightPerCell($0) < weightPerCell($1) }
            let most = candidates.max { weightPerCell($0) < weightPerCell($1) }
            guard let index = surplus > 0 ? least : most else { return }
            cells[index] += step
            surplus += step
        }
    }
}
