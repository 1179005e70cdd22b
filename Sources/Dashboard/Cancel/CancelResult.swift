import MitigationModel
import Screen

/// What became of the request, if one was made in this watch; and that the task is over, if it is.
struct CancelResult {
    let scene: RenderContext
    let form: CancelForm

    func lines(width: Int) -> [Line] {
        guard let words else { return [] }
        let head = Line(words.glyph + " ", words.style.bold) + Line(words.texts[0], words.style.bold)
        guard form.hasSentences else {
            let brief = Line("\(words.glyph) \(words.brief)", words.style.bold)
            return [Line.fitting(width, [head, brief]).fitted(to: width)]
        }
        return head.wrapped(to: width, indent: 2)
            + words.texts.dropFirst().flatMap { (Line("  ") + Line($0)).wrapped(to: width, indent: 2) }
    }

    private struct Words {
        let glyph: String
        let style: Style
        let brief: String
        /// A paragraph each, the first one in few words.
        let texts: [String]
    }

    private var state: State { scene.state }

    private var words: Words? {
        switch state.watch.cancellation {
        case .asked(let at) where state.task?.finalStatus == nil:
            Words(
                glyph: "⊘", style: .canceled, brief: "asked AWS",
                texts: ["AWS was asked to cancel it at \(time(at)); waiting for its answer."])
        case .asked(let at):
            state.task?.finalStatus.map {
                Words(
                    glyph: $0.glyph, style: $0.style, brief: "\($0.word); no answer yet",
                    texts: [
                        "\($0.word).",
                        "AWS was asked to cancel it at \(time(at)), and has not answered yet.",
                    ])
            }
        case .accepted(let at, let requestId): accepted(at, requestId)
        case .unknown(let outcome): unknown(outcome)
        case .resolved(let at, let resolution): resolved(at, resolution)
        case .refused(let at, let failure, _): refused(at, failure) ?? over
        case .none: over
        }
    }

    /// The task ended while the screen was read.
    private var over: Words? {
        state.task?.finalStatus.map {
            Words(
                glyph: $0.glyph, style: $0.style, brief: "over: \($0.word)",
                texts: ["Already over: \($0.word).", "There is nothing left to cancel."])
        }
    }

    private func accepted(_ at: Moment, _ requestId: String?) -> Words {
        let request = requestId.map { ["Request \($0)."] } ?? []
        guard state.task?.finalStatus == nil else {
            let canceled = scene.progress.canceled.map { ["\(CountText.counted($0, "finding", "findings")) canceled."] }
            return Words(
                glyph: "⊘", style: .canceled, brief: "CANCELED",
                texts: ["CANCELED. AWS took the cancel at \(time(at))."] + (canceled ?? []) + request)
        }
        return Words(
            glyph: "⊘", style: .canceled, brief: "CANCELING",
            texts: [
                "CANCELING. AWS took the cancel at \(time(at)).",
                "It stands until AWS tells that the task has stopped.",
            ] + request)
    }

    private func unknown(_ outcome: Cancellation.UnknownOutcome) -> Words {
        Words(
            glyph: "!", style: .warning, brief: "not known if taken",
            texts: [
                "No answer to the cancel asked for at \(time(outcome.at)): not known whether AWS took it; watching.",
                "\(outcome.failure.cancelWords.whole). The next polls tell.",
            ])
    }

    private func resolved(_ at: Moment, _ resolution: Cancellation.Resolution) -> Words {
        switch resolution {
        case .took:
            Words(
                glyph: "⊘", style: .canceled, brief: "CANCELED",
                texts: ["CANCELED. AWS took the cancel of \(time(at)), which got no answer."])
        case .endedBefore(let status):
            ended(status, "The task ended before the cancel of \(time(at)), which got no answer.")
        case .alreadyOver(let status): ended(status, "Already over when AWS was asked to cancel it at \(time(at)).")
        case .overtaken(let status):
            ended(status, "AWS took the cancel at \(time(at)), but the task ended by itself.")
        case .stillInProgress:
            Words(
                glyph: "!", style: .warning, brief: "may not be taken",
                texts: ["Still in progress: AWS may not have taken the cancel of \(time(at)), which got no answer."])
        }
    }

    private func ended(_ status: TaskStatus, _ text: String) -> Words {
        Words(
            glyph: status.glyph, style: status.style, brief: "over: \(status.word)",
            texts: ["\(status.word). \(text)"])
    }

    /// Of no interest once the task is over.
    private func refused(_ at: Moment, _ failure: CallFailure) -> Words? {
        guard state.task?.finalStatus == nil else { return nil }
        let words = failure.cancelWords
        return Words(
            glyph: "!", style: .warning, brief: "refused: \(words.short)",
            texts: ["The cancel was refused at \(time(at)): \(words.whole)", words.remedy].compactMap(\.self))
    }

    private func time(_ moment: Moment) -> String {
        scene.time(state.clock.corrected(moment))
    }
}
