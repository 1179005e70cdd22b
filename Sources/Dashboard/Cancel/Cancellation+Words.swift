import MitigationModel
import Screen

/// The header's words for a cancel request whose outcome is unknown.
struct OpenCancelWords {
    /// When the request was sent.
    let at: Moment
    let long: String
    let brief: String
    let next: String
}

extension State {
    /// The outcome of a cancel request of this session, for the shell.
    public func cancelWords(of id: String) -> String {
        switch cancellation(of: id) {
        case .accepted(_, let requestId):
            "AWS accepted the cancel request for \(id)\(requestId.map { " (request \($0))" } ?? "")."
        case .rejected(_, let failure, _): "Cancel request for \(id) rejected: \(failure.cancelWords.whole)."
        case .none, .requested, .unknown, .resolved:
            "Outcome of the cancel request for \(id) unknown: no response. Run `mitwatch show \(id)` to check."
        }
    }
}

extension Cancellation {
    /// The words for the header; nil unless the outcome of a request is unknown.
    var openWords: OpenCancelWords? {
        switch self {
        case .requested(let at):
            OpenCancelWords(
                at: at, long: "cancel requested, no response yet", brief: "cancel sent", next: "waiting")
        case .unknown(let outcome):
            OpenCancelWords(
                at: outcome.at, long: "cancel: outcome unknown", brief: "cancel unknown", next: "still polling")
        case .none, .accepted, .rejected, .resolved: nil
        }
    }
}

extension Cancellation.Resolution {
    /// For the journal.
    var line: Line {
        switch self {
        case .accepted: Line([Span("⊘", .canceled), Span(" the cancel request had been accepted")])
        case .endedBefore(let status): ended(status, "task ended before the cancel took effect: \(status.word)")
        case .alreadyEnded(let status): ended(status, "task had already ended before the cancel: \(status.word)")
        case .endedFirst(let status): ended(status, "cancel accepted, but the task ended first: \(status.word)")
        case .stillInProgress:
            Line([
                Span("!", .warning),
                Span(" still in progress: cancel may not have been accepted; X retries"),
            ])
        }
    }

    private func ended(_ status: TaskStatus, _ words: String) -> Line {
        Line([Span(status.glyph, status.style), Span(" " + words)])
    }
}

/// The words for a failed cancel request. Those for failed polls name another permission.
struct CancelFailureWords {
    /// What failed, in a few words.
    let short: String
    /// How to fix it, if the operator can.
    let remedy: String?
    /// What failed, with AWS's message, its code and the request ID.
    let whole: String
}

extension CallFailure {
    /// The words for this failure of a cancel request.
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
        "\(remedy.replacing(", then press r", with: "").capitalizedFirst), then try again."
    }
}
