import Screen

/// What a pane of a check's own screen shows below its rule, made line by line as far as it is seen.
struct CheckPaneContent {
    /// The rule's title for what is shown.
    var title: (ScrollWindow, Int) -> Line
    /// What is under way or went wrong, at the rule's right.
    var status = Line.blank
    /// Names of columns; blank where there are none.
    var heading = Line.blank
    /// How many lines there are.
    var count: Int
    /// The first one that is shown, as far as there are lines.
    var first: Int
    /// The selected one; nil where nothing can be selected.
    var selected: Int?
    /// Follows the last line where rows are left.
    var remarks: [Line] = []
    /// The line with this number, from 0.
    var line: (Int) -> Line

    /// A pane of text that scrolls.
    init(title: Line, lines: [Line], first: Int) {
        self.title = { _, _ in title }
        count = lines.count
        self.first = first
        line = { lines[$0] }
    }

    /// A pane of rows, one of them selected.
    init(
        count: Int, first: Int, selected: Int?, line: @escaping (Int) -> Line,
        title: @escaping (ScrollWindow, Int) -> Line
    ) {
        (self.count, self.first, self.selected, self.line, self.title) = (count, first, selected, line, title)
    }
}

extension CheckPane {
    /// As the pane's rule names it.
    var title: String {
        switch self {
        case .findings: "Findings"
        case .failures: "Why"
        case .actions: "Actions"
        case .reasonCodes: "Reason codes"
        }
    }
}
