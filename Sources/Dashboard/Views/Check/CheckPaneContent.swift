import Screen

/// What a pane of a check's own screen shows below its rule, made line by line as far as it is seen.
struct CheckPaneContent {
    /// The rule's title, of at most so many columns where it can be shorter.
    let title: (Int) -> Line
    /// What is under way or went wrong, at the rule's right.
    var status = Line.blank
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
        } title: { _ in
            title + Line(window.label.map { " · lines \($0)" } ?? "", .dim)
        }
    }

    /// A pane of rows.
    init(
        window: ScrollWindow, selected: Int?, line: @escaping (Int) -> Line, title: @escaping (Int) -> Line
    ) {
        (self.window, self.selected, self.line, self.title) = (window, selected, line, title)
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
