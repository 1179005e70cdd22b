import Screen

/// What takes the place of the keys in the last row, if anything does: a line that is typed, or a word about the last key.
struct Footer {
    private let scene: Scene

    init(_ scene: Scene) {
        self.scene = scene
    }

    /// Draws it over whatever stands there. A terminal with a single row keeps its status, unless a line is typed.
    func draw(_ frame: inout Frame) {
        let size = frame.size
        let lines = lines(size)
        guard !lines.isEmpty else { return }
        let area = Rect(size).splitBottom(lines.count).bottom
        frame.fill(area, with: " ", style: .normal)
        frame.draw(lines, in: area)
    }

    private func lines(_ size: Size) -> [Line] {
        if let typing = scene.state.navigation.typing, !scene.state.navigation.isHelpShown {
            return [TypingLine(typing, shown: scene.shownOfAll).line(width: size.columns)]
        }
        guard let notice = scene.state.notice, size.rows > 1 else { return [] }
        return wrapped(notice.line(taskId: scene.taskId), size).map { Line(" ") + $0 }
    }

    /// A long word takes up to three rows where there are many: an address that is copied by hand has to be seen whole.
    private func wrapped(_ words: Line, _ size: Size) -> [Line] {
        let width = size.columns - 2
        let lines = words.wrapped(to: width, indent: 2)
        let most = max(1, min(3, size.rows / 8))
        guard lines.count > most else { return lines }
        let last = Line.joined(Array(lines[(most - 1)...]), separator: Line(" "))
        return lines.prefix(most - 1) + [last.fitted(to: width)]
    }
}
