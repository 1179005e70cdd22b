import Screen

/// The text of the rule above the checks: how many there are, their order, and the filters that hide some of them:
/// `Checks 3 of 8 · worst first · filter "shared" · Esc clears`.
struct ChecksTitle {
    private let scene: RenderContext
    private let window: Viewport
    private var arrangement: CheckArrangement { scene.state.navigation.checks }

    init(_ scene: RenderContext, _ window: Viewport) {
        self.scene = scene
        self.window = window
    }

    /// The order is dropped first, then the key that clears the filters, then some words, and the filter's text last.
    func line(width: Int) -> Line {
        guard arrangement.isFiltering else { return Line.joined([name, order], separator: Line.separator) }
        let all = Line([Span("Esc", .key), Span(" clears", .dim)])
        let text = "\"\(filter)\""
        let brief = [name, narrow("failed"), self.text("\"\"")]
        let room = width - Line.joined(brief, separator: Line.separator).columns
        let cut = "\"\(DisplayText.fitted(filter, to: max(4, room)))\""
        let wordings = [
            [name, order, narrow("failed and unfinished"), self.text("filter \(text)"), all],
            [name, narrow("failed and unfinished"), self.text("filter \(text)"), all],
            [name, narrow("failed and unfinished"), self.text(text)],
            [name, narrow("failed"), self.text(text)],
            [name, narrow("failed"), self.text(cut)],
        ]
        return Line.fitting(width, wordings.map { Line.joined($0, separator: Line.separator) })
    }

    private func narrow(_ words: String) -> Line {
        arrangement.showsFailuresOnly ? Line(words, .accent) : .blank
    }

    private func text(_ words: String) -> Line {
        arrangement.filterWords.isEmpty ? .blank : Line(words, .accent)
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
