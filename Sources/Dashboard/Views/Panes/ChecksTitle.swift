import Screen

/// What the rule above the checks says: how many, in which order, and what leaves some of them out:
/// `Checks 3 of 8 · worst first · filter "shared" · Esc all`.
struct ChecksTitle {
    private let scene: Scene
    private let window: ScrollWindow
    private var arrangement: CheckArrangement { scene.state.navigation.checks }

    init(_ scene: Scene, _ window: ScrollWindow) {
        self.scene = scene
        self.window = window
    }

    /// The order gives way before what is left out, and of that the text of the filter.
    func line(width: Int) -> Line {
        guard arrangement.isFiltering else { return Line.joined([name, order], separator: Scene.separator) }
        let room = width - joined(order: false, filter: "").columns
        let wordings = [
            joined(order: true, filter: filter), joined(order: false, filter: filter),
            joined(order: false, filter: DisplayText.fitted(filter, to: max(4, room))),
        ]
        return Line.fitting(width, wordings)
    }

    private func joined(order hasOrder: Bool, filter: String) -> Line {
        let narrow = arrangement.isNarrow ? Line("failures and unfinished", .accent) : .blank
        let text = arrangement.filterWords.isEmpty ? .blank : Line("filter \"\(filter)\"", .accent)
        let all = Line([Span("Esc", .key), Span(" all", .dim)])
        return Line.joined([name, hasOrder ? order : .blank, narrow, text, all], separator: Scene.separator)
    }

    private var filter: String {
        String(arrangement.filter.drop(while: \.isWhitespace))
    }

    private var order: Line {
        scene.allChecks.count > 1 ? Line(arrangement.orderWords, .dim) : .blank
    }

    /// `Checks 8`, `Checks 3–12 of 200`, `Checks 3 of 8`, `Checks 40 of 200 · 3–12`.
    private var name: Line {
        Line([Span(Pane.checks.title, .heading), Span(" \(count)", .dim)])
    }

    private var count: String {
        let all = CountText.full(Int64(scene.allChecks.count))
        guard arrangement.isFiltering else { return window.label ?? all }
        let shown = "\(CountText.full(Int64(scene.checks.count))) of \(all)"
        guard window.label != nil else { return shown }
        return "\(shown) · \(window.range.lowerBound + 1)–\(window.range.upperBound)"
    }
}
