import Screen

/// The help as lines: all keys, then the symbols. It depends only on the width.
struct HelpContent {
    /// Columns of the terminal.
    let width: Int

    private static let leastForTwoColumns = 110

    /// The number of lines. Counting is cheaper than making them.
    var count: Int {
        guard isInTwoColumns else { return HelpBlock.all.count(width) }
        let (left, right) = columns
        return max(left.count(leftWidth), right.count(rightWidth))
    }

    var lines: [Line] {
        guard isInTwoColumns else { return HelpBlock.all.lines(width) }
        let (left, right) = (columns.left.lines(leftWidth), columns.right.lines(rightWidth))
        return (0..<max(left.count, right.count)).map { row in
            let start = row < left.count ? left[row] : .blank
            let end = row < right.count ? right[row] : .blank
            return start.padded(to: leftWidth) + Line("│", .rule) + end
        }
    }

    private var isInTwoColumns: Bool { width >= Self.leastForTwoColumns }
    private var rightWidth: Int { width / 2 }
    /// A divider takes one column.
    private var leftWidth: Int { rightWidth - 1 }

    /// The blocks of both columns in the same order, split so that the longer column is as short as possible.
    private var columns: (left: ArraySlice<HelpBlock>, right: ArraySlice<HelpBlock>) {
        let blocks = HelpBlock.all
        let counts = blocks.map { $0.count(rightWidth) }
        let total = counts.reduce(0, +)
        var (split, least, above) = (0, total, 0)
        for (index, count) in counts.enumerated() {
            let longer = max(above, total - above)
            if longer < least { (split, least) = (index, longer) }
            above += count
        }
        return (blocks[..<split], blocks[split...])
    }
}

extension Collection<HelpBlock> {
    fileprivate func lines(_ width: Int) -> [Line] {
        flatMap { $0.lines(width) }
    }

    fileprivate func count(_ width: Int) -> Int {
        reduce(0) { $0 + $1.count(width) }
    }
}
