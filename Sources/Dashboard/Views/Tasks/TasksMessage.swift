import MitigationModel
import Screen

/// What there is to say of the lists: that they are being read, that there are no tasks, or what went wrong.
struct TasksMessage {
    private let scene: Scene
    private var state: State { scene.state }
    private var picker: TaskPicker { state.picker }

    init(_ scene: Scene) {
        self.scene = scene
    }

    /// One line, beside rows; nil if all is well.
    func line(width: Int) -> Line? {
        guard let (failure, _) = picker.failure else { return nil }
        let words = failure.listingWords
        let list = picker.all?.failure == nil ? "tasks in progress not refreshed: " : ""
        let what = Line("! \(list)\(failure.short)", Style.warning.bold)
        let brief = Line("! \(words.brief ?? failure.short)", Style.warning.bold)
        let remedy = Line(words.remedy)
        let wordings = [
            [what, remedy, nextTry, Line("r now", .dim)], [what, remedy, nextTry], [what, remedy], [brief, nextTry],
            [brief],
        ]
        return Line.fitting(width, wordings.map(Scene.facts)).fitted(to: width)
    }

    /// In place of rows.
    func page(width: Int) -> [Line] {
        if !picker.tasks.isEmpty { return noMatch.wrapped(to: width) }
        if picker.readingSince != nil || picker.all == nil { return reading(width) }
        if let (failure, at) = picker.failure { return refused(failure, at, width) }
        return none(width)
    }

    private var noMatch: Line {
        Scene.facts([
            Line("no task matches"), Line("Esc shows all \(CountText.full(Int64(picker.tasks.count)))", .dim),
        ])
    }

    private func reading(_ width: Int) -> [Line] {
        let waiting = picker.readingSince.map { state.now.uptime - $0 } ?? .zero
        let time = waiting >= .milliseconds(100) ? ", \(TimeText.precise(waiting))" : ""
        let text = "waiting for \(state.setup.endpoint.host)\(time)"
        return Line.fitting(width, [Line(text), Line("waiting\(time)")]).wrapped(to: width)
    }

    private func none(_ width: Int) -> [Line] {
        let account = state.accountId.map { ", account \($0)" } ?? ""
        return Line("no tasks in \(state.setup.region)\(account); try --region or --profile").wrapped(to: width)
    }

    private func refused(_ failure: CallFailure, _ at: Moment, _ width: Int) -> [Line] {
        let failed = Line("failed at \(scene.time(state.clock.corrected(at)))")
        let tries = Line.flowing(
            [failed, nextTry, Line("r now", .dim)], separator: Scene.separator, width: width)
        return FailurePage(failure, advice: failure.listingWords.advice(failure, state.setup)).lines(
            width, tries: tries)
    }

    private var nextTry: Line {
        guard let due = state.tasksDue else { return Line("trying now") }
        return Line("next try \(TimeText.countdown(max(.zero, due - state.now.uptime)))")
    }
}

extension CallFailure {
    /// The words for this failure where the account's tasks are listed.
    fileprivate var listingWords: FailureWords {
        switch kind {
        case .accessDenied: .listingDenied
        case .invalidRequest: .listingInvalid
        default: words
        }
    }
}
