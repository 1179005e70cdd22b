/// Failures on the way to AWS: no response, no secure connection, or a response that is not of the API.
extension FailureEntry {
    /// How the words for a missing response begin.
    static let noAnswerStart = "no answer"

    static func noAnswer(_ error: CallFailure.ConnectionError, _ proxy: String?) -> FailureEntry {
        let start = noAnswerStart
        let reason = through(proxy) + error.words
        // The reason may begin with the same words.
        let rest = reason.hasPrefix(start) ? String(reason.dropFirst(start.count)) : ": \(reason)"
        return FailureEntry(
            retry: .backOffBriefly, patience: .untilFirstResponse, exit: .network, scope: .everyCall,
            cancelOutcome: .unknown,
            status: "NO ANSWER", short: start + rest, name: start, remedy: "check the network",
            fix: "check network, region, endpoint and proxy", isTransient: true, reason: reason
        ) { failure, setup in
            let service = failure.service.map { service in "\(service)\(failure.server.map { " at \($0)" } ?? "")" }
            return [
                "No answer from \(service ?? setup.endpoint.host)\(rest).",
                "Check the network and the region. \(goesOn(setup))",
            ]
        }
    }

    static func notSecure(_ error: CallFailure.TLSError, _ proxy: String?) -> FailureEntry {
        let what = "no secure connection"
        let (reason, fix) = (through(proxy) + error.words, error.fix)
        return FailureEntry(
            retry: .backOffBriefly, patience: .untilFirstResponse, exit: .network, scope: .everyCall,
            status: "NOT SECURE", short: "\(what): \(reason)", brief: what, name: what, remedy: fix, fix: fix,
            reason: reason, details: [fix]
        ) { failure, setup in
            let server = failure.service ?? setup.endpoint.host
            return ["There is \(what) to \(server): \(reason).", "To fix: \(fix).", goesOn(setup)]
        }
    }

    static func undecodable(_ error: CallFailure.ResponseError, _ proxy: String?) -> FailureEntry {
        let start = "not an answer of the API"
        let what = through(proxy) + error.words
        return FailureEntry(
            retry: .backOffBriefly, patience: .untilFirstResponse, exit: .network, scope: .everyCall,
            cancelOutcome: .unknown,
            status: "BAD ANSWER", short: "\(start): \(what)", brief: "bad answer", name: "no answer of the API",
            remedy: checkForProxy, fix: checkEndpoint, isTransient: true, reason: what
        ) { _, setup in
            ["What came is \(start): \(what).", betweenUs + " " + goesOn(setup)]
        }
    }

    /// Before a reason.
    private static func through(_ proxy: String?) -> String {
        proxy.map { "proxy \($0): " } ?? ""
    }
}
