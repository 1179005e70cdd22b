import Screen

/// A page of text: the first row of every screen, then lines that scroll, then the keys.
struct Page {
    let scene: RenderContext
    /// What the page is about within the task.
    var subject: String?
    /// Lines below the first row that do not scroll.
    var head: [Line] = []
    /// Lines that scroll.
    let lines: [Line]
    /// Where the keys in the last row work.
    let contexts: Set<KeyMode>
    /// The first visible line, clamped to the lines there are.
    let scroll: Int

    func draw(_ frame: inout Frame) {
        let layout = PageLayout(frame.size, headRows: head.count)
        frame.mark(frame.bounds, as: .page)
        Header(scene: scene).drawTaskRow(&frame, in: layout.first, subject: subject)
        let place = place(width: layout.last.width)
        frame.draw(place.columns > 0 ? [place] + head : head, in: layout.head)
        let viewport = layout.viewport(offset: scroll, count: lines.count)
        frame.draw(Array(lines[viewport.range]), in: layout.body)
        frame.placeCursor(at: layout.body.origin, for: .text)
        let last = Breakpoints.hasHints(frame.size) ? bar(viewport, width: layout.last.width) : place
        frame.draw(last, in: layout.last)
    }

    /// Task, region and progress, if the first row has no room for them.
    private func place(width: Int) -> Line {
        width < Breakpoints.leastColumnsForFullHeader ? CompactHeader(scene, width: width).summary : .blank
    }

    /// The keys, and which lines are visible if not all are.
    private func bar(_ viewport: Viewport, width: Int) -> Line {
        guard let label = viewport.label else { return Hints.line(scene, in: contexts, width: width) }
        let place = Line("lines \(label) ", .dim)
        let keys = Hints.line(scene, in: contexts, width: width - place.columns - 2)
        return keys.justified(with: place, to: width) ?? keys
    }
}
