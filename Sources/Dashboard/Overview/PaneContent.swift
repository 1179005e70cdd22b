import Screen

/// What a pane shows below its rule. Only visible lines are made.
struct PaneContent {
    /// The pane's name and subject.
    let title: String
    /// The number of lines.
    let count: Int
    /// The line at an index, from 0.
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
    /// A pane other than the checks, for an area without its rule.
    func content(of pane: Pane, size: Size) -> PaneContent {
        // A column stays free on each side.
        let width = max(1, size.columns - 2)
        return switch pane {
        case .checks, .actions: ActionsPane(scene: self).content(width: width, height: size.rows)
        case .target: TargetPane(scene: self).content(width: width)
        case .journal: JournalPane(scene: self).content
        }
    }
}

extension Pane {
    /// The name on the pane's rule.
    var title: String {
        switch self {
        case .checks: "Checks"
        case .actions: "Actions"
        case .target: "Target"
        case .journal: "Journal"
        }
    }
}
