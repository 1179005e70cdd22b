import Screen

/// Rows as text in columns: names are aligned left and cut if there is no room, numbers are aligned right.
struct PlainTable {
    /// The headings; the first one is for the names.
    let headings: [String]
    /// The cells of each row.
    let rows: [[String]]

    /// The lines, with at most `width` columns. Numbers are never cut.
    func lines(width: Int) -> [String] {
        let all = [headings] + rows
        let widths = headings.indices.map { column in all.map { DisplayText.columns(of: $0[column]) }.max() ?? 0 }
        let numbers = widths.dropFirst().reduce(0) { $0 + $1 + Self.gap }
        let names = min(widths.first ?? 0, max(1, width - numbers))
        return all.map { cells in
            let name = DisplayText.fitted(cells[0], to: names)
            return zip(cells, widths).dropFirst().reduce(DisplayText.padded(name, to: names)) { line, cell in
                line + DisplayText.rightAligned(cell.0, to: Self.gap + cell.1)
            }
        }
    }

    private static let gap = 2
}
