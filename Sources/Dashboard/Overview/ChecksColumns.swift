import Screen

/// The columns of the table of checks for a width. All widths are fixed, so that numbers do not jump.
struct ChecksColumns {
    /// What a column shows.
    enum Field: Hashable {
        case title
        case bar
        case percent
        case count(CountKind)
        case total
        case rate
        case pace
    }

    /// From left to right.
    let fields: [(field: Field, column: TableColumn)]

    /// Columns that fit.
    ///
    /// - Parameters:
    ///   - width: columns of the pane.
    ///   - terminal: columns of the terminal; a wider one shows more counts.
    ///   - last: the count in the last column if there is no room for two.
    ///   - longestTitle: columns of the longest title.
    ///   - largest: the largest total; no count of a valid response is larger.
    ///   - needed: counts to show in full if the terminal is not narrow.
    ///   - isLabelled: whether a count has its glyph and a space in front.
    init(
        width: Int, terminal: Int, last: CountKind, longestTitle: Int, largest: Int64, needed: [CountKind: Int64],
        isLabelled: Bool
    ) {
        let widths = Widths(terminal: terminal, largest: largest, needed: needed, isLabelled: isLabelled)
        let fields = Self.fields(
            width: width, widths: widths, last: last, longestTitle: min(longestTitle, Self.widestTitle))
        let fixed = widths.columns(of: fields)
        let flexible = max(1, width - fixed)
        let hasBar = fields.contains(.bar)
        let bar = hasBar ? Self.barColumns(flexible - 1, longestTitle: longestTitle) : 0
        self.fields = fields.map { field in
            switch field {
            case .title: (field, TableColumn(width: hasBar ? flexible - bar - 1 : flexible))
            case .bar: (field, TableColumn(width: bar, gap: 1))
            default: (field, widths.column(field))
            }
        }
    }

    /// The bar's share of the flexible columns: at least eight, up to sixteen once titles are distinct, and more
    /// once the longest title fits.
    private static func barColumns(_ flexible: Int, longestTitle: Int) -> Int {
        let usual = min(usualBar, flexible - min(usualTitle, longestTitle))
        return min(max(leastBar, usual, flexible - longestTitle), widestBar)
    }

    private static let leastTitle = 20
    private static let usualTitle = 27
    private static let leastBar = 8
    private static let usualBar = 16
    /// The longest title of a known check has 54 columns; longer titles of unknown checks are cut earlier.
    private static let widestTitle = 54
    private static let widestBar = 120

    /// As many fields as fit. The least important ones are dropped first; rate and pace already give way to the longest
    /// title.
    private static func fields(width: Int, widths: Widths, last: CountKind, longestTitle: Int) -> [Field] {
        var fields: [Field] = [.title, .bar, .percent, .count(.succeeded), .count(.failed), .count(.skipped)]
        if widths.terminal >= 100 {
            fields += [.count(.canceled), .count(.remaining)]
        } else {
            fields.append(.count(last))
        }
        if widths.terminal >= 132 { fields.append(.total) }
        if widths.terminal >= 160 { fields.append(.rate) }
        if widths.terminal >= 200 { fields.append(.pace) }
        for (field, title) in [
            (Field.pace, longestTitle), (.rate, longestTitle), (.total, min(usualTitle, longestTitle)),
        ]
        where widths.columns(of: fields) + title + usualBar + 1 > width {
            fields.removeAll { $0 == field }
        }
        for field in [Field.count(.skipped), .count(.succeeded), .count(.canceled), .count(.remaining), .bar] {
            let flexible = leastTitle + (fields.contains(.bar) ? leastBar + 1 : 0)
            if widths.columns(of: fields) + flexible <= width { break }
            fields.removeAll { $0 == field }
        }
        if widths.columns(of: fields) + leastTitle / 2 > width { fields.removeAll { $0 == .count(.failed) } }
        return fields
    }
}

/// How wide each column is: numbers get more columns in a wider terminal, and if totals need them.
private struct Widths {
    let terminal: Int
    private let number: Int
    private let most: Int
    private let needed: [CountKind: Int64]
    private let label: Int

    init(terminal: Int, largest: Int64, needed: [CountKind: Int64], isLabelled: Bool) {
        self.terminal = terminal
        self.needed = terminal >= 80 ? needed : [:]
        label = isLabelled ? 2 : 0
        most = terminal >= 240 ? 11 : terminal >= 160 ? 9 : 7
        number = min(max(5, CountText.full(largest).utf8.count), most)
    }

    func columns(of fields: [ChecksColumns.Field]) -> Int {
        fields.reduce(0) { sum, field in
            let column = column(field)
            return sum + column.gap + column.width
        }
    }

    func column(_ field: ChecksColumns.Field) -> TableColumn {
        var column = unlabelled(field)
        if case .count = field { column.width += label }
        return column
    }

    private func unlabelled(_ field: ChecksColumns.Field) -> TableColumn {
        switch field {
        case .title, .bar: TableColumn(width: 0)
        case .percent: TableColumn(width: 4, alignment: .right, gap: 1)
        case .count(.succeeded): TableColumn(width: number, alignment: .right, gap: 2)
        case .count(.remaining), .total: TableColumn(width: max(6, number), alignment: .right, gap: gap)
        case .count(.canceled) where terminal < 100: TableColumn(width: max(6, number), alignment: .right, gap: 1)
        // Usually few findings fail or are skipped; if there are many, the number is shortened.
        case .count(let kind): TableColumn(width: max(usual, wanted(kind)), alignment: .right, gap: gap)
        case .rate: TableColumn(width: 10, alignment: .right, gap: 2)
        case .pace: TableColumn(width: terminal >= 240 ? 24 : 12, gap: 1)
        }
    }

    private var usual: Int { terminal >= 160 ? max(6, number) : 4 }

    private func wanted(_ kind: CountKind) -> Int {
        needed[kind].map { min(CountText.full($0).utf8.count, most) } ?? 0
    }

    private var gap: Int { terminal >= 160 ? 2 : 1 }
}
