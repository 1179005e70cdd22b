import MitigationModel

/// The words for a failed call: those of its entry in the failure table, with the facts of the call. Text from the
/// server follows AWS's own colon.
extension CallFailure {
    /// The entry for a failed poll.
    var entry: FailureEntry { entry(for: .describeTask) }

    /// The entry in the failure table, with other words for a redirect.
    func entry(for operation: Operation) -> FailureEntry {
        let entry = kind.entry(for: operation)
        return redirect.map(entry.redirected) ?? entry
    }

    /// What went wrong, for one line: with AWS's code if the kind says little. A credentials service that failed comes
    /// first.
    var short: String {
        service.map { "\($0): \(shortOfCall)" } ?? shortOfCall
    }

    /// `short` without the credentials service.
    private var shortOfCall: String {
        guard entry.namesCode else { return entry.short }
        return notFromAWS ?? entry.short + ((code ?? statusText).map { ": \($0)" } ?? "")
    }

    /// The HTTP status of a redirect.
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

    /// What it means and what to do, one paragraph each, for a page of its own.
    func advice(for setup: WatchSetup, of operation: Operation = .describeTask) -> [String] {
        entry(for: operation).advice(self, setup)
    }

    /// The facts to quote in a ticket, except those in the advice: each source's reason, AWS's message, code, status
    /// and request ID.
    var facts: [(name: String, value: String)] {
        var facts = entry.sources.map { (name: $0.source, value: $0.reason.words) }
        if let message, !message.isEmpty {
            facts.append((code == nil && requestId == nil ? "it says" : "AWS says", message))
        }
        if let code { facts.append(("error", statusCode.map { "\(code), HTTP \($0)" } ?? code)) }
        if let requestId { facts.append(("request", requestId)) }
        return facts
    }
}

/// The words outside the screen. They may quote a server: they are sanitized where they are shown.
extension CallFailure {
    /// What went wrong, in two or three words for a list.
    public var name: String { entry.name }

    /// What to do. It starts with a verb.
    public func fix(for operation: Operation) -> String {
        entry(for: operation).fix
    }

    /// The kind's own facts in one text, for the log; nil if it has none.
    public var reason: String? { entry.reason }

    /// What went wrong, in one line with AWS's message, code and request ID.
    public var plainText: String { plainText(details: entry.details) }

    /// What went wrong, without what to do. Each source of credentials is a line.
    public var diagnosis: [String] {
        let sources = entry.sources.map(\.words)
        return sources.isEmpty ? [plainText(details: detailsWithoutFix)] : sources
    }

    /// An error outside the screen: what failed, the facts, and the fix, one line each.
    public func report(for operation: Operation) -> [String] {
        [what] + detailsWithoutFix + factLines + ["To fix: \(fix(for: operation))"]
    }

    /// How to set the clock.
    public static var clockFix: String { FailureEntry.setClock }

    private func plainText(details: [String]) -> String {
        let details = details + factLines
        return details.isEmpty ? what : "\(what) (\(details.joined(separator: "; ")))"
    }

    private var detailsWithoutFix: [String] {
        entry.details.filter { $0 != entry.fix }
    }

    private var factLines: [String] {
        facts.map { "\($0.name): \($0.value)" }
    }

    /// What went wrong, with the server that did not respond: a screen names it elsewhere.
    private var what: String {
        let start = FailureEntry.noAnswerStart
        guard let server, shortOfCall.hasPrefix(start) else { return short }
        return "\(service.map { "\($0): " } ?? "")\(start) from \(server)\(shortOfCall.dropFirst(start.count))"
    }
}

/// The words for a failed call about findings. They name the operation's permission.
extension CallFailure {
    /// What went wrong: `access denied: needs iot:ListAuditFindings`.
    func short(of operation: Operation) -> String {
        entry(for: operation).inDrillDown ?? short
    }

    /// What went wrong, when the next try follows, and the key that retries now. Nothing is retried in a replay.
    func remark(on operation: Operation, nextTry: String? = nil) -> String {
        guard kind != .notRecorded else { return short(of: operation) }
        let tries = nextTry.map { "next try at \($0) · r now" } ?? "r tries again"
        return "\(short(of: operation)) · \(tries)"
    }
}

extension WatchSetup.Endpoint {
    /// The subject of a sentence about the server.
    var name: String {
        switch self {
        case .aws: "AWS"
        case .custom(let address): address
        case .embedded: "The demo's own server"
        }
    }

    /// The server's host, with its port if the server is not AWS's.
    var host: String {
        switch self {
        case .aws(let host): host
        case .custom(let address), .embedded(let address, _): address
        }
    }
}
