import Screen

/// What a pane shows below its rule, made line by line as far as it is seen.
struct PaneContent {
    /// The pane's name, and what it is about.
    let title: String
    /// How many lines there are.
    let count: Int
    /// The line with this number, from 0.
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

extension Scene {
    /// A pane other than the checks', for an area without its rule.
    func content(of pane: Pane, size: Size) -> PaneContent {
        // A column stays free at either side.
        let width = max(1, size.columns - 2)
        return switch pane {
        case .checks, .actions: ActionsPane(scene: self).content(width: width, height: size.rows)
        case .target: TargetPane(scene: self).content(width: width)
        case .journal: JournalPane(scene: self).content
        }
    }
}

extension Pane {
    /// As the pane's rule names it.
    var title: String {
        switch self {
        case .checks: "Checks"
        case .actions: "Actions"
        case .target: "Target"
        case .journal: "Journal"
        }
    }
}
