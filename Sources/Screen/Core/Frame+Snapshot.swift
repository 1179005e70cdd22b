/// Neighboring cells of one row with the same style.
public struct StyleRun: Sendable, Hashable {
    /// The columns.
    public let columns: Range<Int>
    /// Their style.
    public let style: Style

    /// A run of cells.
    public init(columns: Range<Int>, style: Style) {
        self.columns = columns
        self.style = style
    }
}

extension Frame {
    /// The rows as text, from the top. Trailing spaces stay unless `trimmed`.
    public func text(trimmed: Bool = false) -> [String] {
        (0..<size.rows).map { rowText($0, trimmed: trimmed) }
    }

    private func rowText(_ y: Int, trimmed: Bool) -> String {
        var text = String.UnicodeScalarView()
        for cell in row(y) { text.append(contentsOf: cell.scalars) }
        while trimmed, text.last == " " { text.removeLast() }
        return String(text)
    }

    /// A row's styles from left to right, without gaps.
    public func styleRuns(row y: Int) -> [StyleRun] {
        let styles = row(y).map(\.style)
        var runs: [StyleRun] = []
        var start = 0
        for (column, style) in styles.enumerated() where column + 1 == styles.count || styles[column + 1] != style {
            runs.append(StyleRun(columns: start..<(column + 1), style: style))
            start = column + 1
        }
        return runs
    }
}
