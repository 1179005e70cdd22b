import MitigationModel
import Screen

/// The outcome of the cancel request of this session, if there is one, or that the task has ended.
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
        /// One paragraph each; the first one is short.
        let texts: [String]
    }

    private var state: State { scene.state }

    private var words: Words? {
        switch state.watch.cancellation {
        case .requested(let at) where state.task?.finalStatus == nil:
            Words(
                glyph: "⊘", style: .canceled, brief: "request sent",
                texts: ["Cancel request sent at \(time(at)); waiting for a response."])
        case .requested(let at):
            state.task?.finalStatus.map {
                Words(
                    glyph: $0.glyph, style: $0.style, brief: "\($0.word); no response yet",
                    texts: [
                        "\($0.word).",
                        "Cancel request sent at \(time(at)); no response yet.",
                    ])
            }
        case .accepted(let at, let requestId): accepted(at, requestId)
        case .unknown(let outcome): unknown(outcome)
        case .resolved(let at, let resolution): resolved(at, resolution)
        case .rejected(let at, let failure, _): rejected(at, failure) ?? ended
        case .none: ended
        }
    }

    /// The task ended while the screen was open.
    private var ended: Words? {
        state.task?.finalStatus.map {
            Words(
                glyph: $0.glyph, style: $0.style, brief: "ended: \($0.word)",
                texts: ["Already \($0.word).", "Nothing left to cancel."])
        }
    }

    private func accepted(_ at: Moment, _ requestId: String?) -> Words {
        let request = requestId.map { ["Request ID: \($0)"] } ?? []
        guard state.task?.finalStatus == nil else {
            let canceled = scene.progress.canceled.map { ["\(CountText.counted($0, "finding", "findings")) canceled."] }
            return Words(
                glyph: "⊘", style: .canceled, brief: "CANCELED",
                texts: ["CANCELED. AWS accepted the request at \(time(at))."] + (canceled ?? []) + request)
        }
        return Words(
            glyph: "⊘", style: .canceled, brief: "CANCELING",
            texts: [
                "CANCELING. AWS accepted the request at \(time(at)).",
                "Waiting for AWS to report that the task has stopped.",
            ] + request)
    }

    private func unknown(_ outcome: Cancellation.UnknownOutcome) -> Words {
        Words(
            glyph: "!", style: .warning, brief: "outcome unknown",
            texts: [
                "The cancel request sent at \(time(outcome.at)) may or may not have been accepted.",
                "\(outcome.failure.cancelWords.whole.capitalizedFirst). The next polls will show the outcome.",
            ])
    }

    private func resolved(_ at: Moment, _ resolution: Cancellation.Resolution) -> Words {
        switch resolution {
        case .accepted:
            Words(
                glyph: "⊘", style: .canceled, brief: "CANCELED",
                texts: ["CANCELED. AWS had accepted the request sent at \(time(at))."])
        case .endedBefore(let status):
            ended(status, "The task ended before the cancel request sent at \(time(at)) took effect.")
        case .alreadyEnded(let status):
            ended(status, "The task had already ended when the cancel request was sent at \(time(at)).")
        case .endedFirst(let status):
            ended(status, "AWS accepted the cancel request at \(time(at)), but the task ended first.")
        case .stillInProgress:
            Words(
                glyph: "!", style: .warning, brief: "maybe not accepted",
                texts: ["Still in progress: the cancel request sent at \(time(at)) may not have been accepted."])
        }
    }

    private func ended(_ status: TaskStatus, _ text: String) -> Words {
        Words(
            glyph: status.glyph, style: status.style, brief: "ended: \(status.word)",
            texts: ["\(status.word). \(text)"])
    }

    /// Nil once the task has ended.
    private func rejected(_ at: Moment, _ failure: CallFailure) -> Words? {
        guard state.task?.finalStatus == nil else { return nil }
        let words = failure.cancelWords
        return Words(
            glyph: "!", style: .warning, brief: "rejected: \(words.short)",
            texts: ["Cancel request rejected at \(time(at)): \(words.whole)", words.remedy].compactMap(\.self))
    }

    private func time(_ moment: Moment) -> String {
        scene.time(state.clock.corrected(moment))
    }
}
