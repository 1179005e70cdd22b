import MitigationModel
import Screen

/// What the header says of a cancel whose fate is open.
struct OpenCancelWords {
    /// When AWS was asked.
    let at: Moment
    let long: String
    let brief: String
    let next: String
}

extension State {
    /// What became of the cancel of a task that was asked for in this watch, for the shell.
    public func cancelWords(of id: String) -> String {
        switch cancellation(of: id) {
        case .accepted(_, let requestId):
            "AWS took the cancel of \(id)\(requestId.map { " (request \($0))" } ?? "")."
        case .refused(_, let failure, _): "AWS did not take the cancel of \(id): \(failure.cancelWords.whole)."
        case .none, .asked, .unknown, .resolved:
            "Not known whether AWS took the cancel of \(id): no answer came. Watch the task to see."
        }
    }
}

extension Cancellation {
    /// The words for the header; nil if nothing is open.
    var openWords: OpenCancelWords? {
        switch self {
        case .asked(let at):
            OpenCancelWords(
                at: at, long: "cancel asked for, no answer yet", brief: "cancel asked", next: "waiting for AWS")
        case .unknown(let outcome):
            OpenCancelWords(
                at: outcome.at, long: "not known whether AWS took the cancel", brief: "cancel not known",
                next: "watching"
            )
        case .none, .accepted, .refused, .resolved: nil
        }
    }
}

extension Cancellation.Resolution {
    /// For the journal.
    var line: Line {
        switch self {
        case .took: Line([Span("⊘", .canceled), Span(" AWS took the cancel that got no answer")])
        case .endedBefore(let status): ended(status, "the task ended before the cancel: \(status.word)")
        case .alreadyOver(let status): ended(status, "the task was already over when asked to cancel: \(status.word)")
        case .overtaken(let status): ended(status, "AWS took the cancel, but the task ended as \(status.word)")
        case .stillInProgress:
            Line([
                Span("!", .warning),
                Span(" still in progress: AWS may not have taken the cancel; X tries again"),
            ])
        }
    }

    private func ended(_ status: TaskStatus, _ words: String) -> Line {
        Line([Span(status.glyph, status.style), Span(" " + words)])
    }
}

/// What a failed request to cancel says. The words for failed polls do not do: they name another permission.
struct CancelFailureWords {
    /// What went wrong, in a few words.
    let short: String
    /// What to do about it, if anything is to be done.
    let remedy: String?
    /// What went wrong with AWS's own words, its code and the request's id.
    let whole: String
}

extension CallFailure {
    /// What this failure means for a cancel.
    var cancelWords: CancelFailureWords {
        let entry = entry(for: .cancelTask)
        let remedy: String? =
            switch entry.cancelRemedy {
            case .none: nil
            case .remedy: Self.tryAgain(after: entry.remedy)
            case .sentence(let sentence): sentence
            }
        let what = short
        let code = code.flatMap { what.contains($0) ? nil : $0 }
        let said = [code, message].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ": ")
        let parts = [said, requestId.map { "request \($0)" }].compactMap(\.self).filter { !$0.isEmpty }
        let whole = ([what] + parts).joined(separator: " · ")
        return CancelFailureWords(short: what, remedy: remedy, whole: whole)
    }

    /// `Log in again, then try again.`
    private static func tryAgain(after remedy: String) -> String {
        "\(remedy.replacing(", then r", with: "").capitalizedFirst), then try again."
    }
}
