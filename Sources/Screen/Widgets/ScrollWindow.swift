/// Which lines of many an area shows.
public struct ScrollWindow: Sendable, Hashable {
    /// The lines that are shown, counted from 0.
    public let range: Range<Int>
    /// How many lines there are.
    public let count: Int

    /// The lines from `first` on, clamped so that the area is filled if there are enough lines.
    public init(first: Int, height: Int, count: Int) {
        self.count = max(0, count)
        let shown = min(max(0, height), self.count)
        let start = min(max(0, first), self.count - shown)
        range = start..<(start + shown)
    }

    /// The lines from `first` on, moved as little as needed to show the line `selected`.
    public init(first: Int, height: Int, count: Int, selected: Int?) {
        guard let selected, height > 0 else {
            self.init(first: first, height: height, count: count)
            return
        }
        self.init(first: min(max(first, selected - height + 1), selected), height: height, count: count)
    }
}
