import Screen

/// The line in which the operator types the ID, with the question above it and any complaint below it.
struct CancelPromptLines {
    let scene: RenderContext
    let form: CancelForm

    func lines(width: Int) -> [Line] {
        let question = question(width)
        let below = complaint(width)
        let short = wanted.text.count <= 4
        if short, let last = question.last, last.columns + 2 + 4 <= width {
            let gap = form == .least ? 1 : 2
            return arranged(question.dropLast() + [last + Line(spaces: gap) + field(4)], below)
        }
        let room = max(1, width - 3)
        return arranged(question + [Line("  ") + field(room)], below)
    }

    /// On the smallest terminals the complaint replaces the question.
    private func arranged(_ lines: [Line], _ below: [Line]) -> [Line] {
        form == .least ? below + lines : lines + below
    }

    private var prompt: CancelPrompt { scene.state.navigation.cancelPrompt }
    private var wanted: CancelPrompt.Wanted { scene.state.wantedForCancel }

    private func question(_ width: Int) -> [Line] {
        let wordings: [String] =
            switch wanted {
            case .lastFour:
                [
                    "To cancel, type the last 4 characters of the task ID:", "Last 4 characters of the ID:",
                    "last 4 of ID:",
                ]
            case .shortId: ["To cancel, type the task ID:", "Type the task ID:", "task ID:"]
            case .wholeId:
                [
                    "To cancel anyway, type the full task ID:",
                    "Data stale: type the full ID:", "Type the full ID:",
                ]
            }
        return width >= 60 && form.hasSentences
            ? Line(wordings[0]).wrapped(to: width)
            : [Line.fitting(width - 6, wordings.map { Line($0) }).fitted(to: width)]
    }

    /// The typed text, the cursor, and an underscore for each missing character. If the text is too long, its end is
    /// shown.
    private func field(_ room: Int) -> Line {
        let typed = DisplayText.suffixFitted(prompt.text, to: room)
        let missing = max(0, min(wanted.text.count, room) - DisplayText.columns(of: typed))
        return Line([Span(typed, Style.accent.bold), Span(repeating: "_", count: missing, .dim).atCaret])
    }

    /// Why the last input was not accepted, if it was not.
    private func complaint(_ width: Int) -> [Line] {
        let lines = complaints.map { Line($0, Style.warning.bold) }
        guard let longest = lines.first else { return [] }
        return form.hasSentences ? longest.wrapped(to: width) : [Line.fitting(width, lines).fitted(to: width)]
    }

    /// The longest wording first.
    private var complaints: [String] {
        switch (prompt.complaint, wanted) {
        case (nil, _): []
        case (.pasted, _): ["Pasting is disabled here; type the characters.", "pasting is disabled"]
        case (.wrongText, .lastFour):
            ["Does not match. Type the last 4 characters of \(scene.taskId), then Enter.", "does not match"]
        case (.wrongText, .shortId), (.wrongText, .wholeId):
            ["Does not match. Type \(scene.taskId), then Enter.", "does not match"]
        }
    }
}
