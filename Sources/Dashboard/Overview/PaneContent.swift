import Screen

/// What a pane of the overview shows below its rule. Each line is made only when it is visible.
struct PaneContent {
    /// The pane's name, and its subject.
    let title: String
    /// The number of lines.
    let count: Int
    /// The line with this number, counted from 0.
    let line: (Int) -> Line

    init(title: String, count: Int, line: @escaping (Int) -> Line) {
        self.title = title
        self.count = count
        self.line = line
    }

    init(title: String, lines: [Line]) {
        self.init(title: title, count: lines.count) { lines[$0] }
    }
}

extension Pane {
    /// The pane's name in its rule.
    var title: String {
        switch self {
        case .checks: "Checks"
        case .actions: "Actions"
        case .target: "Target"
        case .journal: "Journal"
        }
    }
}
