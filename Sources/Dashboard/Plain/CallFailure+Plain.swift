extension CallFailure {
    /// What went wrong, in one line with AWS's own words, code and id of the request. It may quote a server: it is to be made
    /// harmless where it is shown.
    public var plainText: String {
        let details = [refusedReason, fix].compactMap(\.self) + facts.map { "\($0.name): \($0.value)" }
        return details.isEmpty ? what : "\(what) (\(details.joined(separator: "; ")))"
    }

    /// A screen names the server elsewhere.
    private var what: String {
        let start = FailureWords.noAnswerStart
        guard let server, shortOfCall.hasPrefix(start) else { return short }
        return "\(service.map { "\($0): " } ?? "")\(start) from \(server)\(shortOfCall.dropFirst(start.count))"
    }

    /// What is wrong with the one source of credentials that counts; the screen has it among its advice.
    private var refusedReason: String? {
        if case .brokenCredentials(let refusal) = kind { refusal.reason } else { nil }
    }

    /// What to do about a connection that is not secure; the screen has it beside what went wrong.
    private var fix: String? {
        if case .notSecure(_, let fix) = kind { fix } else { nil }
    }

    /// A command that the operator has to run; nil where none is known.
    public var command: String? {
        if case .signInNeeded(_, let command) = kind { command } else { nil }
    }
}
