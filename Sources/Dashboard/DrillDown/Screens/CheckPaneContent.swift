import Screen

/// What a pane of a check's own screen shows below its rule. Only visible lines are made.
struct CheckPaneContent {
    /// The content of the rule, for a number of columns.
    let head: (Int) -> CheckPaneHead
    /// The names of columns; blank if there are none.
    var heading = Line.blank
    /// Which lines are visible.
    let viewport: Viewport
    /// The selected line; nil if none is.
    let selected: Int?
    /// Columns before a row's text: the selection mark.
    var margin = 1
    /// What the row at an index is for the mouse; nil for a line of text.
    var target: (Int) -> PointerTarget? = { _ in nil }
    /// Lines after the last one, if rows are free.
    var remarks: [Line] = []
    /// The line at an index, from 0.
    let line: (Int) -> Line

    /// A pane of text that scrolls: `Actions · lines 3–9 of 13`.
    init(title: Line, lines: [Line], viewport: Viewport) {
        self.init(viewport: viewport, selected: nil) {
            lines[$0]
        } head: { _ in
            CheckPaneHead(title + Line(viewport.label.map { " · lines \($0)" } ?? "", .dim))
        }
    }

    /// A pane of rows.
    init(
        viewport: Viewport, selected: Int?, line: @escaping (Int) -> Line,
        head: @escaping (Int) -> CheckPaneHead
    ) {
        (self.viewport, self.selected, self.line, self.head) = (viewport, selected, line, head)
    }
}

/// The content of the rule above a pane.
struct CheckPaneHead {
    /// What the pane shows; on the left.
    var title: Line
    /// What is running or failed, and the key for it; on the right. Blank for nothing.
    var status: Line

    init(_ title: Line, _ status: Line = .blank) {
        (self.title, self.status) = (title, status)
    }

    /// The first head that fits; otherwise the last one with its title cut.
    static func fitting(_ room: Int, _ heads: [Self]) -> Self {
        if let head = heads.first(where: { $0.columns <= room }) { return head }
        guard let last = heads.last else { return Self(.blank) }
        let least = room - last.statusColumns
        return least < leastTitle ? Self(last.title.fitted(to: room)) : Self(last.title.fitted(to: least), last.status)
    }

    /// If the title has fewer columns, the status is dropped.
    private static let leastTitle = 12

    private var columns: Int { title.columns + statusColumns }

    /// A piece of the rule comes before the status.
    private var statusColumns: Int { status.columns > 0 ? status.columns + 3 : 0 }
}

extension CheckPane {
    /// The name on the pane's rule.
    var title: String {
        switch self {
        case .findings: "Findings"
        case .failures: "Failures"
        case .actions: "Actions"
        case .reasonCodes: "Reason codes"
        }
    }
}
