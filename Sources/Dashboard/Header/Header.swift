import Screen

/// The rows at the top: the task, its progress, its counts, its rate.
struct Header {
    let scene: RenderContext

    /// All four rows, for the overview.
    func draw(_ frame: inout Frame, in area: Rect) {
        if area.width < Breakpoints.leastColumnsForFullHeader {
            frame.draw(CompactHeader(scene, width: area.width).lines, in: area)
        } else {
            drawFull(&frame, in: area)
        }
        guard scene.state.isStale else { return }
        // Stale rows are dim; the first and the last row say why.
        frame.dim(Rect(x: area.x, y: area.y + 1, width: area.width, height: min(2, area.height - 1)))
    }

    /// A margin of one column on each side; only the fourth row may use the right one.
    private func drawFull(_ frame: inout Frame, in area: Rect) {
        let text = area.inset(left: 1, right: 1)
        let task = TaskRow(scene).fitted(to: text.width)
        let lines = [
            task.line, ProgressRow(scene: scene).line(width: text.width),
            CountsRow(scene: scene).line(width: text.width),
        ]
        frame.draw(lines, in: text)
        let last = area.inset(left: 1).row(3)
        frame.draw(PaceRow(scene: scene, hasNextPoll: task.hasNextPoll).line(width: last.width), in: last)
    }

    /// Only the first row, for other screens.
    func drawTaskRow(_ frame: inout Frame, in area: Rect, subject: String? = nil) {
        guard area.width >= Breakpoints.leastColumnsForFullHeader else {
            return frame.draw(CompactHeader(scene, width: area.width).statusLine, in: area)
        }
        let text = area.inset(left: 1, right: 1)
        frame.draw(TaskRow(scene, subject: subject).fitted(to: text.width).line, in: text)
    }
}
