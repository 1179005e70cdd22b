import Screen

/// A screen of its own: the first row as everywhere, then lines that scroll, then the keys.
struct Page {
    let scene: Scene
    /// What it is about within the task.
    var subject: String?
    /// Lines below the first row that do not scroll.
    var head: [Line] = []
    /// Lines that do.
    let lines: [Line]
    /// Where the keys in the last row work.
    let contexts: Set<KeyContext>
    /// The first line that is shown, as far as there are lines.
    let scroll: Int

    func draw(_ frame: inout Frame) {
        let (first, top, body, last) = areas(frame.size)
        Header(scene: scene).drawTaskRow(&frame, in: first, subject: subject)
        let place = place(width: last.width)
        frame.draw(place.columns > 0 ? [place] + head : head, in: top)
        let window = Viewport(offset: scroll, rows: body.height, count: lines.count)
        frame.draw(Array(lines[window.range]), in: body)
        frame.draw(Breakpoints.hasHints(frame.size) ? bar(window, width: last.width) : place, in: last)
    }

    /// How far it scrolls on a terminal of that size.
    func extent(_ size: Size) -> ScrollExtent {
        ScrollExtent(lines: lines.count, rows: areas(size).body.height)
    }

    /// Task, region and how far, where the first row has no room for them.
    private func place(width: Int) -> Line {
        width < Breakpoints.leastColumnsForFullHeader ? CompactHeader(scene, width: width).summary : .blank
    }

    /// What does not scroll gives way on a low terminal; there the place takes the row of the keys.
    private func areas(_ size: Size) -> (first: Rect, head: Rect, body: Rect, last: Rect) {
        let (first, rest) = Rect(size).splitTop(1)
        let hasHints = Breakpoints.hasHints(size)
        let isCompact = size.columns < Breakpoints.leastColumnsForFullHeader
        let (middle, last) = rest.splitBottom(hasHints || isCompact && rest.height > 1 ? 1 : 0)
        let headRows = head.count + (isCompact ? 1 : 0)
        let (head, body) = middle.splitTop(hasHints ? min(headRows, middle.height / 3) : 0)
        return (first, head, body, last)
    }

    /// The keys, and which lines are shown where not all are.
    private func bar(_ window: Viewport, width: Int) -> Line {
        guard let label = window.label else { return Hints.line(scene, in: contexts, width: width) }
        let place = Line("lines \(label) ", .dim)
        let keys = Hints.line(scene, in: contexts, width: width - place.columns - 2)
        return keys.justified(with: place, to: width) ?? keys
    }
}
