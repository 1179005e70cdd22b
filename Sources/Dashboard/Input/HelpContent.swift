import Screen

/// A page of the help as lines. It depends only on the width, the page and the screen from which help was opened.
struct HelpContent {
    /// Columns of the terminal.
    private let width: Int
    private let blocks: [HelpBlock]

    init(_ topic: HelpTopic, in mode: KeyMode, width: Int) {
        self.width = width
        blocks = topic.blocks(in: mode)
    }

    init(_ navigation: Navigation, width: Int) {
        self.init(navigation.help ?? .screen, in: navigation.modeBelowHelp, width: width)
    }

    private static let leastForTwoColumns = 80

    /// The number of lines. Counting is cheaper than making them.
    var count: Int {
        guard isInTwoColumns else { return blocks[...].count(width) }
        let (left, right) = columns
        return max(left.count(leftWidth), right.count(rightWidth))
    }

    var lines: [Line] {
        guard isInTwoColumns else { return blocks[...].lines(width) }
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
    private var leftWidth: Int { width - rightWidth - 1 }

    /// The blocks of both columns in the same order, split so that the longer column is as short as possible.
    private var columns: (left: ArraySlice<HelpBlock>, right: ArraySlice<HelpBlock>) {
        let counts = blocks.map { $0.count(leftWidth) }
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

extension ArraySlice<HelpBlock> {
    fileprivate func lines(_ width: Int) -> [Line] {
        flatMap { $0.lines(width) }
    }

    fileprivate func count(_ width: Int) -> Int {
        reduce(0) { $0 + $1.count(width) }
    }
}
