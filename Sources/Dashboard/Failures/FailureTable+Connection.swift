/// Failures on the way to AWS: no response, no secure connection, or a response that is not of the API.
extension FailureEntry {
    /// How the words for a missing response begin.
    static let noResponse = "no response"

    static func noAnswer(_ error: CallFailure.ConnectionError, _ proxy: String?) -> FailureEntry {
        let reason = through(proxy) + error.words
        return FailureEntry(
            retry: .backOffBriefly, patience: .untilFirstResponse, exit: .network, scope: .everyCall,
            cancelOutcome: .unknown,
            status: "NO RESPONSE", short: "\(noResponse): \(reason)", name: noResponse, remedy: "check the network",
            fix: "check network, region, endpoint and proxy", isTransient: true, reason: reason
        ) { failure, setup in
            let service = failure.service.map { service in "\(service)\(failure.server.map { " at \($0)" } ?? "")" }
            return [
                "No response from \(service ?? setup.endpoint.host): \(reason).",
                "Check the network and the region. \(next(setup))",
            ]
        }
    }

    static func notSecure(_ error: CallFailure.TLSError, _ proxy: String?) -> FailureEntry {
        let what = "TLS handshake failed"
        let (reason, fix) = (through(proxy) + error.words, error.fix)
        return FailureEntry(
            retry: .backOffBriefly, patience: .untilFirstResponse, exit: .network, scope: .everyCall,
            status: "TLS FAILED", short: "\(what): \(reason)", brief: what, name: what, remedy: fix, fix: fix,
            reason: reason
        ) { failure, setup in
            let server = failure.service ?? setup.endpoint.host
            return ["TLS handshake with \(server) failed: \(reason).", "\(fix.capitalizedFirst).", next(setup)]
        }
    }

    static func undecodable(_ error: CallFailure.ResponseError, _ proxy: String?) -> FailureEntry {
        let name = "unexpected response"
        let what = through(proxy) + error.words
        return FailureEntry(
            retry: .backOffBriefly, patience: .untilFirstResponse, exit: .network, scope: .everyCall,
            cancelOutcome: .unknown,
            status: "BAD RESPONSE", short: "\(name): \(what)", brief: "bad response", name: name,
            remedy: checkForProxy, fix: checkEndpoint, isTransient: true, reason: what
        ) { _, setup in
            ["\(name.capitalizedFirst): \(what).", checkForProxyOrLogin + " " + next(setup)]
        }
    }

    /// Before a reason.
    private static func through(_ proxy: String?) -> String {
        proxy.map { "proxy \($0): " } ?? ""
    }
}
