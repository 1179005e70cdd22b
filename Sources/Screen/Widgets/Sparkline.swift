/// A series of values as small columns, the latest on the right: `▁▂▃▅▆▅▆▇▇`.
///
/// The tallest column is the largest value shown; only zero has the lowest one. NaN and infinity count as zero.
public struct Sparkline: Sendable, Hashable {
    /// The values, the oldest first.
    public var values: [Double]
    /// Its style.
    public var style: Style

    /// A series.
    public init(_ values: [Double], style: Style = .dim) {
        self.values = values
        self.style = style
    }

    /// The latest values as a line of at most `width` columns; blank if there are none.
    public func line(width: Int) -> Line {
        let shown = values.suffix(max(0, width)).map { $0.isFinite ? max(0, $0) : 0 }
        guard let largest = shown.max() else { return .blank }
        return Line(String(shown.map { Self.column($0, largest: largest) }), style)
    }

    private static func column(_ value: Double, largest: Double) -> Character {
        guard value > 0 else { return columns[0] }
        let level = Int((value / largest * Double(columns.count - 1)).rounded(.up))
        return columns[min(max(level, 1), columns.count - 1)]
    }

    private static let columns: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
}
