import Screen

/// What replaces the keys in the last row, if anything: a line that is being typed, the prompt for a code, or a
/// notice about the last key.
struct Footer {
    private let scene: RenderContext

    init(_ scene: RenderContext) {
        self.scene = scene
    }

    /// Draws over the last rows. In a terminal with a single row the status stays, unless a line is being typed.
    func draw(_ frame: inout Frame) {
        let size = frame.size
        let lines = lines(size)
        guard !lines.isEmpty else { return }
        let area = Rect(size).splitBottom(lines.count).bottom
        frame.mark(area, as: .nothing)
        frame.fill(area, with: " ", style: .normal)
        frame.draw(lines, in: area)
    }

    private func lines(_ size: Size) -> [Line] {
        if let typing = scene.state.navigation.typing, !scene.state.navigation.isHelpShown {
            return [TypingLine(typing, shown: scene.shownOfAll).line(width: size.columns)]
        }
        if let prompt = promptLine(size.columns - 2) { return [Line(" ") + prompt] }
        guard let notice = scene.state.notice, size.rows > 1 else { return [] }
        return lines(of: notice, size).map { Line(" ") + $0 }
    }

    /// The prompt for a code, if neither the header nor the page has it.
    private func promptLine(_ width: Int) -> Line? {
        let state = scene.present ?? scene.state
        guard state.takesDigits, !CodePrompt.isInHeader(scene), !state.showsCodePage else { return nil }
        return CodePrompt(scene)?.line(width: width)
    }

    /// One row if some wording fits, otherwise as many rows as are free: text to copy by hand must be visible as a
    /// whole.
    private func lines(of notice: Notice, _ size: Size) -> [Line] {
        let isTaskNamed = scene.state.navigation.screen != .tasks && !scene.taskId.isEmpty
        let wordings = notice.wordings(task: isTaskNamed ? scene.taskId : "the task")
        let width = size.columns - 2
        // What blocks a copy may take several rows; only the text is shown if nothing else fits.
        let short = if case .copyByHand(_, _?) = notice { wordings.dropLast() } else { wordings[...] }
        if let line = short.first(where: { $0.columns <= width }) { return [line] }
        let most = if case .copyByHand = notice { size.rows / 2 } else { min(3, size.rows / 8) }
        let wrapped = wordings.map { Self.wrapped($0, to: width) }
        return wrapped.first { $0.count <= most } ?? wordings.suffix(1).map { $0.fitted(to: width) }
    }

    private static func wrapped(_ line: Line, to width: Int) -> [Line] {
        line.wrapped(to: width - 2).enumerated().map { index, line in index == 0 ? line : Line(spaces: 2) + line }
    }
}
