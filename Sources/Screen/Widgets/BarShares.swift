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
