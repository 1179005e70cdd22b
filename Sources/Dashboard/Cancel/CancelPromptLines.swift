import Screen

/// The line in which the operator types the id, with what is wanted before it and what was wrong below it.
struct CancelPromptLines {
    let scene: RenderContext
    let form: CancelForm

    /// The lines, and where in them the cursor stands.
    func lines(width: Int) -> (lines: [Line], cursor: Point) {
        let question = question(width)
        let below = complaint(width)
        let short = wanted.text.count <= 4
        if short, let last = question.last, last.columns + 2 + 4 <= width {
            let gap = form == .least ? 1 : 2
            let field = Array(question.dropLast()) + [last + Line(spaces: gap) + field(4)]
            return arranged(field, below, Point(x: last.columns + gap + typedColumns(4), y: question.count - 1))
        }
        let room = max(1, width - 3)
        let lines = question + [Line("  ") + field(room)]
        return arranged(lines, below, Point(x: 2 + typedColumns(room), y: question.count))
    }

    /// On the smallest terminals what was wrong takes the place of the question.
    private func arranged(_ lines: [Line], _ below: [Line], _ cursor: Point) -> (lines: [Line], cursor: Point) {
        form == .least ? (below + lines, Point(x: cursor.x, y: cursor.y + below.count)) : (lines + below, cursor)
    }

    private var prompt: CancelPrompt { scene.state.navigation.cancelPrompt }
    private var wanted: CancelPrompt.Wanted { scene.state.wantedForCancel }

    private func question(_ width: Int) -> [Line] {
        let wordings: [String] =
            switch wanted {
            case .lastFour:
                [
                    "Type the last four characters of the task id to cancel it:", "Last four characters of the id:",
                    "id's last 4:",
                ]
            case .shortId: ["Type the task id to cancel it:", "Type the task id:", "task id:"]
            case .wholeId:
                [
                    "The data is not fresh. Type the whole task id to cancel it all the same:",
                    "Data not fresh: type the whole id:", "Type the whole id:",
                ]
            }
        return width >= 60 && form.hasSentences
            ? Line(wordings[0]).wrapped(to: width)
            : [Line.fitting(width - 6, wordings.map { Line($0) }).fitted(to: width)]
    }

    /// What is typed, and a mark for each character that is missing; of a text that is too long its end.
    private func field(_ room: Int) -> Line {
        let typed = DisplayText.suffixFitted(prompt.text, to: room)
        let missing = max(0, min(wanted.text.count, room) - DisplayText.columns(of: typed))
        return Line([Span(typed, Style.accent.bold), Span(repeating: "_", count: missing, .dim)])
    }

    private func typedColumns(_ room: Int) -> Int {
        min(DisplayText.columns(of: prompt.text), room)
    }

    /// What was wrong, if anything.
    private func complaint(_ width: Int) -> [Line] {
        let lines = complaints.map { Line($0, Style.warning.bold) }
        guard let longest = lines.first else { return [] }
        return form.hasSentences ? longest.wrapped(to: width) : [Line.fitting(width, lines).fitted(to: width)]
    }

    /// The longest wording first.
    private var complaints: [String] {
        switch (prompt.complaint, wanted) {
        case (nil, _): []
        case (.pasted, _): ["Pasted text is not taken: type it.", "not pasted: type it"]
        case (.wrongText, .lastFour):
            ["That is not it: type the last four characters of \(scene.taskId), then Enter.", "that is not it"]
        case (.wrongText, .shortId), (.wrongText, .wholeId):
            ["That is not it: type \(scene.taskId), then Enter.", "that is not it"]
        }
    }
}
