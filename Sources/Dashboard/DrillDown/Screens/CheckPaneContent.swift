import Screen

/// What a pane of a check's own screen shows below its rule, made line by line as far as it is seen.
struct CheckPaneContent {
    /// What the rule says in so many columns.
    let head: (Int) -> CheckPaneHead
    /// Names of columns; blank where there are none.
    var heading = Line.blank
    /// The lines that are shown, of all there are.
    let window: ScrollWindow
    /// The selected one; nil where nothing is.
    let selected: Int?
    /// Follows the last line where rows are left.
    var remarks: [Line] = []
    /// The line with this number, from 0.
    let line: (Int) -> Line

    /// A pane of text that scrolls: `Actions · lines 3–9 of 13`.
    init(title: Line, lines: [Line], first: Int, height: Int) {
        let window = ScrollWindow(first: first, height: height, count: lines.count)
        self.init(window: window, selected: nil) {
            lines[$0]
        } head: { _ in
            CheckPaneHead(title + Line(window.label.map { " · lines \($0)" } ?? "", .dim))
        }
    }

    /// A pane of rows.
    init(
        window: ScrollWindow, selected: Int?, line: @escaping (Int) -> Line,
        head: @escaping (Int) -> CheckPaneHead
    ) {
        (self.window, self.selected, self.line, self.head) = (window, selected, line, head)
    }
}

/// What the rule above a pane says.
struct CheckPaneHead {
    /// What the pane shows, at the left.
    var title: Line
    /// What is under way or went wrong, and the key for it, at the right; blank for nothing.
    var status: Line

    init(_ title: Line, _ status: Line = .blank) {
        (self.title, self.status) = (title, status)
    }

    /// The first of them for which there is room; of the last one the title is cut.
    static func fitting(_ room: Int, _ heads: [Self]) -> Self {
        if let head = heads.first(where: { $0.columns <= room }) { return head }
        guard let last = heads.last else { return Self(.blank) }
        let least = room - last.statusColumns
        return least < leastTitle ? Self(last.title.fitted(to: room)) : Self(last.title.fitted(to: least), last.status)
    }

    /// With less for its title a rule says nothing else.
    private static let leastTitle = 12

    private var columns: Int { title.columns + statusColumns }

    /// A stretch of the rule stands in front.
    private var statusColumns: Int { status.columns > 0 ? status.columns + 3 : 0 }
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
