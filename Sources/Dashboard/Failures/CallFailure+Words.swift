import MitigationModel

/// What one failed poll has to say beyond the words for its kind. Texts from the server follow AWS's own colon.
extension CallFailure {
    /// What went wrong, in a few words for one line: AWS's code where the kind alone says little. A service of the credentials that
    /// failed comes first.
    var short: String {
        service.map { "\($0): \(shortOfCall)" } ?? shortOfCall
    }

    /// The same without a service of the credentials.
    var shortOfCall: String {
        switch kind {
        case .serverError where redirect == nil, .other where redirect == nil:
            notFromAWS ?? words.short + ((code ?? statusText).map { ": \($0)" } ?? "")
        default: words.short
        }
    }

    /// The words for this failure: those of its kind, but a redirect has its own.
    var words: FailureWords {
        redirect.map(FailureWords.redirect) ?? kind.words
    }

    /// The HTTP status of an answer that leads elsewhere. The API has no redirects, so none is followed.
    private var redirect: Int? {
        statusCode.flatMap { (300...399).contains($0) ? $0 : nil }
    }

    /// `HTTP 502, not from AWS`, if a response has neither an error code nor AWS's request ID. Nil otherwise.
    var notFromAWS: String? {
        code == nil && requestId == nil ? statusText.map { "\($0), not from AWS" } : nil
    }

    private var statusText: String? {
        statusCode.map { "HTTP \($0)" }
    }

    /// What it means and what to do, a paragraph each, for a screen of its own.
    func advice(for setup: WatchSetup) -> [String] {
        words.advice(self, setup)
    }

    /// The facts to quote in a ticket, as far as the advice does not tell them: each source's reason, AWS's words,
    /// code, status, request id.
    var facts: [(name: String, value: String)] {
        var facts: [(String, String)] = []
        if case .noCredentials(let refusals) = kind { facts += refusals.map { ($0.source, $0.reason) } }
        if let message, !message.isEmpty {
            facts.append((code == nil && requestId == nil ? "it says" : "AWS says", message))
        }
        if let code { facts.append(("error", statusCode.map { "\(code), HTTP \($0)" } ?? code)) }
        if let requestId { facts.append(("request", requestId)) }
        return facts
    }
}

extension WatchSetup.Endpoint {
    /// Who answers, as the subject of a sentence.
    var name: String {
        switch self {
        case .aws: "AWS"
        case .custom(let address): address
        case .embedded: "The demo's own server"
        }
    }

    /// The server's host, with its port where it is not AWS's own.
    var host: String {
        switch self {
        case .aws(let host): host
        case .custom(let address), .embedded(let address, _): address
        }
    }
}
