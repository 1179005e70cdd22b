import MitigationModel

/// The words for what went wrong. All of them stand here; texts from the server follow AWS's own colon.
extension PollFailure {
    /// The word in place of the status while there is no answer at all.
    var statusWord: String {
        switch kind {
        case .notFound: "NOT FOUND"
        case .invalidRequest: "INVALID REQUEST"
        case .throttled: "THROTTLED"
        case .serverError: "SERVER ERROR"
        case .accessDenied: "ACCESS DENIED"
        case .credentialsExpired: "CREDENTIALS EXPIRED"
        case .credentialsRefused: "CREDENTIALS REFUSED"
        case .noCredentials: "NO CREDENTIALS"
        case .clockSkew: "CLOCK WRONG"
        case .noAnswer: "NO ANSWER"
        case .undecodable: "BAD ANSWER"
        case .other: "REFUSED"
        }
    }

    /// What went wrong, in a few words for one line.
    var short: String {
        switch kind {
        case .serverError, .other: kind.short + codeInBrackets
        default: kind.short
        }
    }

    private var codeInBrackets: String {
        let facts = [statusCode.map(String.init), code].compactMap(\.self)
        return facts.isEmpty ? "" : " (\(facts.joined(separator: " ")))"
    }

    /// What it means and what to do, a paragraph each, for a screen of its own.
    func advice(for setup: WatchSetup) -> [String] {
        switch kind {
        case .notFound: notFoundAdvice(setup)
        case .invalidRequest: ["AWS calls the request invalid."]
        case .throttled:
            [
                "AWS asks for fewer requests: others in this account may be calling too.",
                "The watch goes on, more slowly.",
            ]
        case .serverError: ["AWS has an error on its side\(codeInBrackets).", "The watch goes on, more slowly."]
        case .accessDenied:
            [
                "AWS knows these credentials, but they may not ask for the task.",
                "They need the permission iot:DescribeAuditMitigationActionsTask.",
            ]
        case .credentialsExpired:
            [
                "The credentials have expired.", "Renewed keys in the profile's file are taken at the next try.",
                Self.restart,
            ]
        case .credentialsRefused:
            [
                "AWS does not know the access key, or the secret key is not the right one for it.",
                "Corrected keys in the profile's file are taken at the next try.", Self.restart,
            ]
        case .noCredentials:
            [
                "No AWS credentials were found.",
                "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY and start again, or name a profile with --profile.",
                "Keys that are written to the profile's file now are taken at the next try.",
            ]
        case .clockSkew:
            ["This machine's clock is too far from AWS's, so AWS refuses what it signs.", "Set the clock."]
        case .noAnswer:
            [
                "No answer from \(setup.endpoint.host).",
                "Check the network and the region. The watch goes on.",
            ]
        case .undecodable:
            [
                "What came is not an answer of the API.",
                "A proxy or a login page may stand in between. The watch goes on.",
            ]
        case .other: ["AWS refuses the request\(codeInBrackets)."]
        }
    }

    private func notFoundAdvice(_ setup: WatchSetup) -> [String] {
        [
            "\(setup.endpoint.name) knows no task \(setup.taskId) in \(setup.region).",
            setup.similarCommand.map { "No task \(setup.taskId); did you mean `mitwatch \($0)`?" },
            "Tasks are kept 90 days. Another region: --region. Another account: --profile.",
            "A task that is started later appears here by itself.",
        ].compactMap(\.self)
    }

    /// The facts to quote in a ticket: reason or AWS's words, code, status, request id.
    var facts: [(name: String, value: String)] {
        var facts: [(String, String)] = []
        switch kind {
        case .noAnswer(let reason), .undecodable(let reason): facts.append(("reason", reason))
        case .noCredentials(let refusals): facts += refusals.map { ($0.source, $0.reason) }
        default: break
        }
        if let message, !message.isEmpty { facts.append(("AWS says", message)) }
        if let code { facts.append(("error", statusCode.map { "\(code), HTTP \($0)" } ?? code)) }
        if let requestId { facts.append(("request", requestId)) }
        return facts
    }

    private static let restart = "Keys from the environment: leave with q, set them anew, start again."
}

extension PollFailure.Kind {
    /// What went wrong, in a few words.
    var short: String {
        switch self {
        case .notFound: "AWS knows no such task here"
        case .invalidRequest: "AWS calls the request invalid"
        case .throttled: "throttled by AWS"
        case .serverError: "error on AWS's side"
        case .accessDenied: "access denied"
        case .credentialsExpired: "the credentials have expired"
        case .credentialsRefused: "AWS refuses the credentials"
        case .noCredentials: "no credentials"
        case .clockSkew: "this machine's clock is too far off"
        case .noAnswer(let reason): "no answer: \(reason)"
        case .undecodable(let what): "not an answer of the API: \(what)"
        case .other: "refused by AWS"
        }
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
