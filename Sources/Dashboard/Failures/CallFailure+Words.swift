import MitigationModel

/// The words for a failed call: those of its entry in the failure table, with the facts of the call.
extension CallFailure {
    /// The entry for a failed poll.
    var entry: FailureEntry { entry(for: .describeTask) }

    /// The entry in the failure table, with other words for a redirect.
    func entry(for operation: Operation) -> FailureEntry {
        let entry = kind.entry(for: operation)
        return redirect.map(entry.redirected) ?? entry
    }

    /// What failed, in one line, with AWS's code if the kind says little. A credentials service that failed comes
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
        isFromAWS ? nil : statusText.map { "\($0), not from AWS" }
    }

    private var isFromAWS: Bool {
        code != nil || requestId != nil
    }

    private var statusText: String? {
        statusCode.map { "HTTP \($0)" }
    }

    /// What it means and how to fix it, one paragraph each, for a page of its own.
    func advice(for setup: WatchSetup, of operation: Operation = .describeTask) -> [String] {
        entry(for: operation).advice(self, setup)
    }

    /// The facts to quote in a ticket, except those in the advice: what each source lacks, and the message, code,
    /// status and ID of the response.
    var facts: [(name: String, value: String)] {
        var facts = SourceRefusal.facts(of: entry.sources)
        if let message, !message.isEmpty { facts.append((isFromAWS ? "AWS message" : "message", message)) }
        if let code { facts.append(("error", statusCode.map { "\(code), HTTP \($0)" } ?? code)) }
        if let requestId { facts.append(("request ID", requestId)) }
        return facts
    }
}

/// The words outside the screen. They may quote a server: they are sanitized where they are shown.
extension CallFailure {
    /// What failed, in two or three words for a list.
    public var name: String { entry.name }

    /// How to fix it. It starts with a verb.
    public func fix(for operation: Operation) -> String {
        entry(for: operation).fix
    }

    /// The kind's own facts in one text, for the log; nil if it has none.
    public var reason: String? { entry.reason }

    /// What begins a line that says how to fix a problem.
    public static let fixMark = "To fix: "

    /// The line outside the screen that says how to fix a problem.
    public static func fixLine(_ fix: String) -> String {
        fixMark + fix
    }

    /// What failed and the facts, one line each, after a line that has the `name`.
    public var diagnosis: [String] {
        (what == name ? [] : [what]) + factLines
    }

    /// An error outside the screen: what failed, the facts, and the fix, one line each.
    public func report(for operation: Operation) -> [String] {
        [what] + factLines + [Self.fixLine(fix(for: operation))]
    }

    /// How to set the clock.
    public static var clockFix: String { FailureEntry.setClock }

    private var factLines: [String] {
        entry.details + SourceRefusal.facts(of: entry.sources).map { "\($0.name): \($0.value)" }
            + (responseLine.map { [$0] } ?? [])
    }

    /// `AWS: ResourceNotFoundException: no task (HTTP 404, request r-1)`. What `short` has is not repeated.
    private var responseLine: String? {
        let isNamed = entry.namesCode && code != nil
        let texts = [isNamed ? nil : code, message.flatMap { $0.isEmpty ? nil : $0 }]
        let ids = [code == nil ? nil : statusText, requestId.map { "request \($0)" }].compactMap(\.self)
        let text = texts.compactMap(\.self).joined(separator: ": ")
        guard !text.isEmpty || requestId != nil else { return nil }
        let source = isFromAWS ? "AWS" : "message"
        guard !text.isEmpty else { return "\(source): \(ids.joined(separator: ", "))" }
        return "\(source): \(text)" + (ids.isEmpty ? "" : " (\(ids.joined(separator: ", ")))")
    }

    /// What failed, with the server that did not respond: a screen names it elsewhere.
    private var what: String {
        let start = FailureEntry.noResponse
        guard let server, shortOfCall.hasPrefix(start) else { return short }
        return "\(service.map { "\($0): " } ?? "")\(start) from \(server)\(shortOfCall.dropFirst(start.count))"
    }
}

/// The words for a failed call about findings. They name the operation's permission.
extension CallFailure {
    /// What failed: `access denied: needs iot:ListAuditFindings`.
    func short(of operation: Operation) -> String {
        entry(for: operation).inDrillDown ?? short
    }

    /// What failed, when it is retried, and the key that retries now. Nothing is retried in a replay.
    func remark(on operation: Operation, nextTry: String? = nil) -> String {
        guard kind != .notRecorded else { return short(of: operation) }
        let retry = nextTry.map { "retry at \($0) · r: now" } ?? "r retries"
        return "\(short(of: operation)) · \(retry)"
    }
}

extension WatchSetup.Endpoint {
    /// The subject of a sentence about the server.
    var name: String {
        switch self {
        case .aws: "AWS"
        case .custom(let address): address
        case .embedded: "The emulator"
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
